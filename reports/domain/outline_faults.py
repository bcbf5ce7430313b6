"""What is wrong with an outline: unique keys, known kinds and sources, no gap in the numbering, sound formulas."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from reports.domain.formulas import CODE, formula_codes
from reports.domain.outline import (
    FRAME_KINDS,
    KINDS,
    MEASURES,
    OUTSIDE_KEY,
    OVER,
    ROMANS,
    SCOPES,
    SOURCES,
    OutlineFigure,
    OutlineNode,
)

LENGTHS: Final[Mapping[str, Mapping[str, int]]] = {
    "outline": {"key": 60, "title": 300, "guidance": 300},
    "node": {"key": 120, "numeral": 10, "topic": 50},
    "figure": {"code": 80, "label": 300, "unit": 50, "measure": 20, "formula": 300},
}
"""The most characters of each text that is stored in a column."""
PLACEHOLDERS: Final = frozenset({"period", "unit"})
"""What the words a new report starts with may leave to be filled in: {period}, {unit}."""
_KEY: Final = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
_CODE_RULE: Final = "chỉ gồm chữ thường không dấu, chữ số, dấu gạch dưới, dấu chấm"
_SLOT: Final = re.compile(r"\{([^{}]*)\}")
_MARKERS: Final = ("", "-", "+", "*")


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
        faults += length_faults("node", {name: getattr(node, name) for name in LENGTHS["node"]}, where)
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


def length_faults(kind: str, texts: Mapping[str, str], where: str) -> list[str]:
    """Return which texts of an outline, node or figure (`kind`, as in LENGTHS) are longer than their column."""
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
        faults += length_faults("figure", texts, f"{where}: chỉ tiêu “{figure.code}”")
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
        if child.numeral != (expected := numeral_of(parent, index))
    ]


def numeral_of(parent: OutlineNode | None, index: int) -> str:
    """Return the numeral of the child at `index` (from 0) of `parent`: "III.", "2.", "6.3."."""
    if parent is None:
        return f"{ROMANS[index]}." if index < len(ROMANS) else str(index + 1)
    prefix = "" if parent.level == 1 else parent.numeral
    return f"{prefix}{index + 1}."
