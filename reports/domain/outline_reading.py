"""Reading an outline from TOML; one that does not prove itself is refused with every fault named."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import PurePath
from typing import Any, Final

from core.errors import InputError
from core.text import clean
from reports.domain.outline import Outline, OutlineFigure, OutlineNode
from reports.domain.outline_faults import length_faults, numeral_of, outline_faults

_OUTLINE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_OUTLINE_FIELDS: Final = frozenset(["key", "title", "guidance", "province", "base", "node"])
_NODE_FIELDS: Final = frozenset(field.name for field in fields(OutlineNode))
_FIGURE_FIELDS: Final = frozenset(field.name for field in fields(OutlineFigure))


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
        nodes += renumbered(national)
    for index, row in enumerate(_list(data, "node", "đề cương", faults), start=1):
        nodes.append(_node(row, f"mục thứ {index}", faults))
    faults += [f"đề cương: không có trường “{field}”" for field in sorted(set(data) - _OUTLINE_FIELDS)]
    texts_of = {field: _text(data, field, "đề cương", faults) for field in ("key", "title", "province", "guidance")}
    faults += [f"thiếu “{field}” của đề cương" for field in ("key", "title", "province") if not data.get(field)]
    if texts_of["key"] and not _OUTLINE_KEY.fullmatch(texts_of["key"]):
        faults.append(f"mã đề cương “{texts_of['key']}” chỉ gồm chữ không dấu, chữ số, gạch nối và gạch dưới")
    faults += length_faults("outline", texts_of, "đề cương")
    if not nodes:
        faults.append("không có mục nào ([[node]])")
    faults += outline_faults(nodes)
    if faults:
        raise InputError(f"{name}: {'; '.join(faults)}")
    return Outline(**texts_of, nodes=tuple(nodes))


def renumbered(nodes: Iterable[OutlineNode]) -> tuple[OutlineNode, ...]:
    """Return the nodes with their numerals in the order in which they stand; a node without one stays without."""
    numbered: dict[str, OutlineNode] = {}
    counts: dict[str, int] = defaultdict(int)
    for node in nodes:
        if node.numeral:
            node = replace(node, numeral=numeral_of(numbered.get(node.parent), counts[node.parent]))
            counts[node.parent] += 1
        numbered[node.key] = node
    return tuple(numbered.values())


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
