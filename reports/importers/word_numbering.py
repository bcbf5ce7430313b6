"""Numbers and bullets that Word shows but does not store in the text: they are read out, so that none is lost."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN: Final = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MAX_ROMAN: Final = 399
_PLACES: Final = 9
"""A shape names the numbers of at most nine levels, %1 to %9."""


@dataclass(frozen=True, slots=True)
class _List:
    """One w:num: it counts together with the others of its abstract list, unless it restarts a level."""

    abstract_id: str
    levels: dict[int, tuple[str, str, int]]
    restarts: dict[int, int]


class ListNumbers:
    """Counts the automatic lists of one document; feed it the paragraphs in order.

    Making one and `prefix` raise ValueError where the document's numbering is malformed.
    """

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._style_lists: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            for style in styles.iter(f"{W}style"):
                found = _list_of(style.find(f"{W}pPr"))
                if found:
                    self._style_lists[style.get(f"{W}styleId", "")] = found

    def prefix(self, paragraph: etree._Element) -> str:
        """Return what Word shows before this paragraph ("1. ", "- "), or ""."""
        properties = paragraph.find(f"{W}pPr")
        found = _list_of(properties)
        if found is None and properties is not None:
            style = properties.find(f"{W}pStyle")
            found = self._style_lists.get(style.get(f"{W}val", "")) if style is not None else None
        if found is None or found[0] not in self._lists:
            return ""
        return self._prefix(self._lists[found[0]], found[1])

    def _prefix(self, numbers: _List, level: int) -> str:
        if level not in numbers.levels:
            return ""
        kind, shape, start = numbers.levels[level]
        if kind == "bullet":
            return "+ " if shape == "+" else "* " if shape == "*" else "- "
        counts = self._counts[numbers.abstract_id]
        restart = numbers.restarts.pop(level, None)
        counts[level] = restart if restart is not None else counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        for index in range(min(level + 1, _PLACES)):
            number_kind, _, first = numbers.levels.get(index, ("decimal", "", 1))
            shape = shape.replace(f"%{index + 1}", _number(counts.get(index, first), number_kind))
        return f"{shape} " if shape.strip() else ""

    def _read_numbering(self, numbering: etree._Element) -> None:
        abstract = {
            item.get(f"{W}abstractNumId", ""): {
                int(level.get(f"{W}ilvl", "0")): (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    int(_value(level, "start", "1")),
                )
                for level in item.iter(f"{W}lvl")
            }
            for item in numbering.iter(f"{W}abstractNum")
        }
        for item in numbering.iter(f"{W}num"):
            abstract_id = _value(item, "abstractNumId", "")
            restarts = {
                int(override.get(f"{W}ilvl", "0")): int(_value(override, "startOverride", "1"))
                for override in item.iter(f"{W}lvlOverride")
                if override.find(f"{W}startOverride") is not None
            }
            self._lists[item.get(f"{W}numId", "")] = _List(abstract_id, abstract.get(abstract_id, {}), restarts)


def _list_of(properties: etree._Element | None) -> tuple[str, int] | None:
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    if numbers is None:
        return None
    return _value(numbers, "numId", ""), int(_value(numbers, "ilvl", "0"))


def _value(parent: etree._Element, name: str, default: str) -> str:
    child = parent.find(f"{W}{name}")
    return child.get(f"{W}val", default) if child is not None else default


def _number(value: int, kind: str) -> str:
    if kind == "none":
        return ""
    if kind in ("upperRoman", "lowerRoman") and value <= _MAX_ROMAN:
        text, rest = "", value
        for amount, sign in _ROMAN:
            while rest >= amount:
                text, rest = text + sign, rest - amount
        return text.upper() if kind == "upperRoman" else text
    if kind in ("upperLetter", "lowerLetter") and 1 <= value <= 26:
        letter = chr(ord("a") + value - 1)
        return letter.upper() if kind == "upperLetter" else letter
    return str(value)
