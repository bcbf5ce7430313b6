"""The outline (đề cương báo cáo) as data: what a report asks for, in order.

It is read from TOML (outline_reading.py; fixtures/outlines/ explains the fields) and proves itself (outline_faults.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from core.text import squeeze

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
    "dossiers": "Hồ sơ thủ tục hành chính",
    "procedures": "Thủ tục hành chính của đơn vị",
}
MEASURES: Final = {
    "documents": frozenset({"issued"}),
    "plan_tasks": frozenset({"total", "done", "ongoing"}),
    "assigned_tasks": frozenset({"total", "done", "done_late", "updated_late"}),
    "inspections": frozenset({"visits", "findings", "remedied"}),
    "proposals": frozenset({"total"}),
    "dossiers": frozenset(
        {
            *("received", "received_online", "received_in_person", "carried_over"),
            *("resolved", "resolved_early", "resolved_on_time", "resolved_late", "online_resolved"),
            *("pending", "pending_in_time", "pending_late"),
            *("overdue", "apologised_in_time", "apologised_late", "not_apologised", "reappointed"),
        }
    ),
    "procedures": frozenset(
        {
            *("announced", "amended", "abolished"),
            *("total", "total_province", "total_district", "total_commune", "total_other"),
            *("online_total", "online_1", "online_2", "online_3", "online_4", "online_full", "online_partial"),
        }
    ),
}
"""What can be counted from the records of each source."""
SCOPES: Final = ("national", "provincial")
OVER: Final = ("sum", "last", "none")
FRAME_KINDS: Final = frozenset({"header", "title", "legal_bases", "intro", "closing", "recipients", "signer"})
"""Kinds that are not part of the outline's body: what stands before part I and after the last part."""
OUTSIDE_KEY: Final = "outside"
"""Key of what an old report has beyond the outline; no node may have it."""

ROMANS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


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
            return 1 if number in ROMANS else number.count(".") + 2
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


def place_names(outline: Outline) -> dict[str, str]:
    """Return how a reader finds each node: the numerals above it and the beginning of its heading."""
    numerals: dict[str, str] = {}
    names: dict[str, str] = {}
    for node in outline.nodes:
        numerals[node.key] = number_below(numerals.get(node.parent, ""), node.numeral, node.level)
        names[node.key] = place_name(numerals[node.key], node.heading, node.kind)
    return names


def number_below(above: str, numeral: str, level: int) -> str:
    """Return the numerals that lead to a node, "II.3", below those of its parent."""
    number = numeral.rstrip(".")
    if number and level <= 2:
        return f"{above}.{number}" if above else number
    return f"{above.split('.')[0]}.{number}" if number else above


def place_name(number: str, heading: str, kind: str) -> str:
    """Return the numerals and the beginning of the heading; what its kind is called where it has none."""
    words = squeeze(heading) or KINDS[kind]
    short = words if len(words) <= 70 else words[:70].rsplit(" ", 1)[0] + "…"
    return f"{number}. {short}" if number else short
