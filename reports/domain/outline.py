"""The outline (đề cương báo cáo) as data: what a report asks for, in order.

An outline is read from TOML (fixtures/outlines/, where the fields are explained) and proves itself on reading: unique
keys, known kinds and sources, no gap in the numbering, formulas and sentences that name only known figures.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, Final

from core.errors import InputError
from core.text import clean, squeeze
from reports.domain.formulas import CODE, formula_codes

KINDS: Final = {
    "header": "Phần đầu văn bản",
    "title": "Tên loại, trích yếu",
    "legal_bases": "Căn cứ",
    "intro": "Mở đầu",
    "heading": "Đề mục",
    "narrative": "Nội dung",
    "documents": "Danh sách văn bản",
    "tasks": "Nhiệm vụ được giao",
    "figures": "Số liệu",
    "table": "Bảng số liệu",
    "inspections": "Kiểm tra",
    "procedures": "Thủ tục hành chính",
    "proposals": "Kiến nghị, đề xuất",
    "closing": "Kết thúc",
    "recipients": "Nơi nhận",
    "signer": "Người ký",
}
SOURCES: Final = {
    "documents": "Sổ văn bản",
    "plan_tasks": "Nhiệm vụ trong kế hoạch",
    "assigned_tasks": "Sổ nhiệm vụ được giao",
    "inspections": "Sổ kiểm tra",
    "proposals": "Sổ kiến nghị, đề xuất",
}
MEASURES: Final = {
    "documents": frozenset({"issued"}),
    "plan_tasks": frozenset({"total", "done", "ongoing"}),
    "assigned_tasks": frozenset({"total", "done", "done_late", "updated_late"}),
    "inspections": frozenset({"visits", "findings", "remedied"}),
    "proposals": frozenset({"total"}),
}
"""What can be counted from the records of each source."""
SCOPES: Final = ("national", "provincial")
OVER: Final = ("sum", "last", "none")
FRAME_KINDS: Final = frozenset({"header", "title", "legal_bases", "intro", "closing", "recipients", "signer"})
"""Kinds that are not part of the outline's body: what stands before part I and after the last part."""

LENGTHS: Final[Mapping[str, Mapping[str, int]]] = {
    "outline": {"key": 60, "title": 300, "guidance": 300},
    "node": {"key": 120, "numeral": 10, "topic": 50},
    "figure": {"code": 80, "label": 300, "unit": 50, "measure": 20, "formula": 300},
}
"""The most characters of each text that is stored in a column."""
PLACEHOLDERS: Final = frozenset({"period", "unit"})
"""What the words a new report starts with may leave to be filled in: {period}, {unit}."""

_OUTLINE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
OUTSIDE_KEY: Final = "outside"
"""Key of what an old report has beyond the outline; no node may have it."""

_KEY: Final = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
_CODE_RULE: Final = "chỉ gồm chữ thường không dấu, chữ số, dấu gạch dưới, dấu chấm"
_SLOT: Final = re.compile(r"\{([^{}]*)\}")
_ROMANS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MARKERS: Final = ("", "-", "+", "*")
_OUTLINE_FIELDS: Final = frozenset(["key", "title", "guidance", "province", "base", "node"])
_NODE_FIELDS: Final = frozenset(
    [
        "key",
        "kind",
        "numeral",
        "marker",
        "heading",
        "source",
        "topic",
        "required",
        "scope",
        "figures",
        "sentences",
        "lines",
    ]
)
_FIGURE_FIELDS: Final = frozenset(["code", "label", "unit", "measure", "formula", "over_units", "over_periods", "find"])


@dataclass(frozen=True, slots=True)
class OutlineFigure:
    """A figure the outline asks for.

    `measure`: what of the node's source is counted (MEASURES). `find`: phrases that find its value in running text.
    """

    code: str
    label: str
    unit: str
    measure: str = ""
    formula: str = ""
    over_units: str = "none"
    over_periods: str = "none"
    find: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A heading or prompt. The key's part before the last dot is the parent's key.

    `sentences` are the lines that print its figures; `lines` are the words a new report starts with.
    """

    key: str
    kind: str
    numeral: str = ""
    marker: str = ""
    heading: str = ""
    source: str = ""
    topic: str = ""
    required: bool = False
    scope: str = "national"
    figures: tuple[OutlineFigure, ...] = ()
    sentences: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def parent(self) -> str:
        return self.key.rpartition(".")[0]

    @property
    def level(self) -> int:
        """1 part, 2 section, 3 sub-section, 4 and 5 prompts, 0 the frame."""
        if self.kind in FRAME_KINDS:
            return 0
        if self.numeral:
            number = self.numeral.rstrip(".")
            return 1 if number in _ROMANS else number.count(".") + 2
        return 5 if self.marker in ("+", "*") else 4


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole outline: nodes in the order of print. `province` is the code of the province it belongs to."""

    key: str
    title: str
    guidance: str
    province: str
    nodes: tuple[OutlineNode, ...] = field(default=())

    def figures(self) -> Iterable[OutlineFigure]:
        return (figure for node in self.nodes for figure in node.figures)


def read_outline(name: str, texts: Mapping[str, str]) -> Outline:
    """Return the outline of the TOML file `name`; `texts` holds the text of each file of its folder by file name.

    A file with `base` takes the national nodes of the base file, renumbered, before its own nodes.
    Raises InputError naming every fault at once.
    """
    data = _toml(name, texts[name])
    nodes: list[OutlineNode] = []
    faults: list[str] = []
    base = data.get("base", "")
    if base:
        if not isinstance(base, str) or base not in texts or PurePath(base).name != base:
            raise InputError(f"{name}: không có đề cương gốc “{base}” trong cùng thư mục")
        if _toml(base, texts[base]).get("base"):
            raise InputError(f"{name}: đề cương gốc “{base}” cũng có “base”, hãy chọn đề cương không có")
        national = [node for node in read_outline(base, texts).nodes if node.scope == "national"]
        nodes += _renumbered(national)
    for index, row in enumerate(_list(data, "node", "đề cương", faults), start=1):
        nodes.append(_node(row, f"mục thứ {index}", faults))
    faults += [f"đề cương: không có trường “{field}”" for field in sorted(set(data) - _OUTLINE_FIELDS)]
    texts_of = {field: _text(data, field, "đề cương", faults) for field in ("key", "title", "province", "guidance")}
    faults += [f"thiếu “{field}” của đề cương" for field in ("key", "title", "province") if not data.get(field)]
    if texts_of["key"] and not _OUTLINE_KEY.fullmatch(texts_of["key"]):
        faults.append(f"mã đề cương “{texts_of['key']}” chỉ gồm chữ không dấu, chữ số, gạch nối và gạch dưới")
    faults += _length_faults("outline", texts_of, "đề cương")
    if not nodes:
        faults.append("không có mục nào ([[node]])")
    faults += outline_faults(nodes)
    if faults:
        raise InputError(f"{name}: {'; '.join(faults)}")
    return Outline(**texts_of, nodes=tuple(nodes))


def place_names(outline: Outline) -> dict[str, str]:
    """Return how a reader finds each node: the numerals above it and the beginning of its heading."""
    numerals: dict[str, str] = {}
    names: dict[str, str] = {}
    for node in outline.nodes:
        above = numerals.get(node.parent, "")
        number = node.numeral.rstrip(".")
        if number and node.level <= 2:
            number = f"{above}.{number}" if above else number
        elif number:
            number = f"{above.split('.')[0]}.{number}"
        numerals[node.key] = number or above
        words = squeeze(node.heading) or KINDS[node.kind]
        short = words if len(words) <= 70 else words[:70].rsplit(" ", 1)[0] + "…"
        names[node.key] = f"{numerals[node.key]}. {short}" if numerals[node.key] else short
    return names


def outline_faults(nodes: Iterable[OutlineNode]) -> list[str]:
    """Return what is wrong with an outline's nodes, one Vietnamese clause a fault; empty when it is sound."""
    faults: list[str] = []
    seen: dict[str, OutlineNode] = {}
    codes: set[str] = set()
    numbered: dict[str, list[OutlineNode]] = defaultdict(list)
    open_keys: list[str] = []
    nodes = list(nodes)
    for node in nodes:
        where = f"mục “{node.key}”"
        if not _KEY.fullmatch(node.key):
            faults.append(f"{where}: khoá chỉ gồm chữ thường không dấu, dấu gạch dưới và dấu chấm")
        if node.key in seen:
            faults.append(f"{where}: khoá dùng hai lần")
        if node.parent and node.parent not in seen:
            faults.append(f"{where}: chưa có mục cha “{node.parent}” ở phía trước")
        while open_keys and open_keys[-1] != node.parent:
            open_keys.pop()
        if node.parent in seen and not open_keys:
            faults.append(f"{where}: nằm rời khỏi mục cha “{node.parent}”")
        open_keys.append(node.key)
        seen[node.key] = node
        if node.key == OUTSIDE_KEY:
            faults.append(f"{where}: khoá này dành cho nội dung ngoài đề cương")
        if node.kind not in KINDS:
            faults.append(f"{where}: không có loại “{node.kind}”")
        if node.source and node.source not in SOURCES:
            faults.append(f"{where}: không có sổ “{node.source}”")
        if node.scope not in SCOPES:
            faults.append(f"{where}: phạm vi “{node.scope}” phải là national hoặc provincial")
        if node.marker not in _MARKERS:
            faults.append(f"{where}: dấu đầu dòng “{node.marker}” phải là -, + hoặc *")
        if node.kind not in FRAME_KINDS and not node.heading:
            faults.append(f"{where}: thiếu lời của đề mục")
        faults += _length_faults("node", {name: getattr(node, name) for name in LENGTHS["node"]}, where)
        faults += _line_faults(node, where)
        if node.numeral:
            numbered[node.parent].append(node)
        faults += _figure_faults(node, where, codes)
    for parent, children in numbered.items():
        faults += _numbering_faults(seen.get(parent), children)
    for node in nodes:
        for figure in node.figures:
            faults += _formula_faults(figure, codes)
    return faults or _circle_faults([figure for node in nodes for figure in node.figures])


def _length_faults(kind: str, texts: Mapping[str, str], where: str) -> list[str]:
    return [
        f"{where}: “{name}” dài {len(texts[name])} ký tự, tối đa {most}"
        for name, most in LENGTHS[kind].items()
        if len(texts[name]) > most
    ]


def _line_faults(node: OutlineNode, where: str) -> list[str]:
    faults = []
    if not all(text.strip() for text in (*node.lines, *node.sentences)):
        faults.append(f"{where}: “lines” và “sentences” không được có dòng trống")
    unknown = {slot for line in node.lines for slot in _SLOT.findall(line)} - PLACEHOLDERS
    if unknown:
        faults.append(f"{where}: lời có sẵn có chỗ điền lạ “{'”, “'.join(sorted(unknown))}”, chỉ nhận period và unit")
    return faults


def _figure_faults(node: OutlineNode, where: str, codes: set[str]) -> list[str]:
    faults = []
    for figure in node.figures:
        if figure.code in codes:
            faults.append(f"{where}: chỉ tiêu “{figure.code}” dùng hai lần")
        codes.add(figure.code)
        if not CODE.fullmatch(figure.code):
            faults.append(f"{where}: mã chỉ tiêu “{figure.code}” {_CODE_RULE}")
        texts = {name: getattr(figure, name) for name in LENGTHS["figure"]}
        faults += _length_faults("figure", texts, f"{where}: chỉ tiêu “{figure.code}”")
        if not figure.label or not figure.unit:
            faults.append(f"{where}: chỉ tiêu “{figure.code}” thiếu tên hoặc đơn vị tính")
        if figure.measure and figure.measure not in MEASURES.get(node.source, ()):
            faults.append(f"{where}: sổ “{node.source}” không đếm được “{figure.measure}” cho chỉ tiêu “{figure.code}”")
        for way in (figure.over_units, figure.over_periods):
            if way not in OVER:
                faults.append(f"{where}: chỉ tiêu “{figure.code}” có cách cộng “{way}”, phải là sum, last hoặc none")
        faults += [
            f"{where}: cụm từ “{phrase}” của chỉ tiêu “{figure.code}” phải có đúng một chỗ của số {{}}"
            for phrase in figure.find
            if phrase.count("{}") != 1
        ]
    own = {figure.code for figure in node.figures}
    for sentence in node.sentences:
        unknown = set(_SLOT.findall(sentence)) - own
        if set("{}") & set(_SLOT.sub("", sentence)):
            faults.append(f"{where}: câu mẫu “{sentence}” có dấu ngoặc nhọn không khớp")
        if unknown:
            faults.append(f"{where}: câu mẫu nhắc chỉ tiêu lạ “{'”, “'.join(sorted(unknown))}”")
    return faults


def _formula_faults(figure: OutlineFigure, codes: set[str]) -> list[str]:
    if not figure.formula:
        return []
    try:
        unknown = formula_codes(figure.formula) - codes
    except ValueError as error:
        return [f"chỉ tiêu “{figure.code}”: {error}"]
    return [f"chỉ tiêu “{figure.code}”: công thức nhắc chỉ tiêu lạ “{code}”" for code in sorted(unknown)]


def _circle_faults(figures: list[OutlineFigure]) -> list[str]:
    """Formulas that need each other in a circle; all codes are known by now."""
    needs = {figure.code: formula_codes(figure.formula) if figure.formula else set() for figure in figures}
    while ready := [code for code, needed in needs.items() if not needed & needs.keys()]:
        for code in ready:
            del needs[code]
    return [f"chỉ tiêu “{code}”: công thức đi vòng về chính nó" for code in needs]


def _numbering_faults(parent: OutlineNode | None, children: list[OutlineNode]) -> list[str]:
    return [
        f"mục “{child.key}”: số thứ tự “{child.numeral}” phải là “{expected}”"
        for index, child in enumerate(children)
        if child.numeral != (expected := _numeral(parent, index))
    ]


def _numeral(parent: OutlineNode | None, index: int) -> str:
    if parent is None:
        return f"{_ROMANS[index]}." if index < len(_ROMANS) else str(index + 1)
    prefix = "" if parent.level == 1 else parent.numeral
    return f"{prefix}{index + 1}."


def _renumbered(nodes: list[OutlineNode]) -> list[OutlineNode]:
    renumbered: dict[str, OutlineNode] = {}
    counts: dict[str, int] = defaultdict(int)
    for node in nodes:
        if node.numeral:
            node = replace(node, numeral=_numeral(renumbered.get(node.parent), counts[node.parent]))
            counts[node.parent] += 1
        renumbered[node.key] = node
    return list(renumbered.values())


def _toml(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise InputError(f"{name}: tệp lồng quá nhiều lớp ngoặc") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f" ở dòng {place[1]}, cột {place[2]}" if place else " ở cuối tệp"
        raise InputError(f"{name}: tệp không đúng định dạng TOML{where}") from error


def _node(row: Any, where: str, faults: list[str]) -> OutlineNode:
    if not isinstance(row, dict):
        faults.append(f"{where}: không phải là một bảng [[node]]")
        return OutlineNode("", "narrative")
    where = f"{where} (“{row.get('key', '')}”)"
    faults += [f"{where}: không có trường “{name}”" for name in sorted(set(row) - _NODE_FIELDS)]
    figures = []
    for figure in _list(row, "figures", where, faults):
        if not isinstance(figure, dict):
            faults.append(f"{where}: chỉ tiêu phải ở dạng {{ code = … }}")
            continue
        faults += [f"{where}: chỉ tiêu không có trường “{name}”" for name in sorted(set(figure) - _FIGURE_FIELDS)]
        texts = {name: _text(figure, name, where, faults) for name in _FIGURE_FIELDS - {"find"}}
        texts["over_units"] = texts["over_units"] or "none"
        texts["over_periods"] = texts["over_periods"] or "none"
        figures.append(OutlineFigure(**texts, find=_strings(figure, "find", where, faults)))
    required = row.get("required", False)
    if not isinstance(required, bool):
        faults.append(f"{where}: “required” phải là true hoặc false")
    texts = {
        name: _text(row, name, where, faults) for name in _NODE_FIELDS - {"required", "figures", "sentences", "lines"}
    }
    texts["scope"] = texts["scope"] or "national"
    return OutlineNode(
        **texts,
        required=required is True,
        figures=tuple(figures),
        sentences=_strings(row, "sentences", where, faults),
        lines=_strings(row, "lines", where, faults),
    )


def _text(row: dict[str, Any], name: str, where: str, faults: list[str]) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        faults.append(f"{where}: “{name}” phải là chữ")
        return ""
    return clean(value)


def _list(row: dict[str, Any], name: str, where: str, faults: list[str]) -> list[Any]:
    value = row.get(name, [])
    if not isinstance(value, list):
        faults.append(f"{where}: “{name}” phải là danh sách")
        return []
    return value


def _strings(row: dict[str, Any], name: str, where: str, faults: list[str]) -> tuple[str, ...]:
    values = _list(row, name, where, faults)
    if not all(isinstance(value, str) for value in values):
        faults.append(f"{where}: “{name}” phải là danh sách chữ")
        return ()
    return tuple(clean(value) for value in values)
