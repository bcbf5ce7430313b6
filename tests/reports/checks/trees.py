"""Small trees for the rules: one section with what a test puts into it."""

from decimal import Decimal

from reports.checks.reading import Reading
from reports.domain.document import FigureValue, Line, Node
from tests.reports.renderers.sample_tree import small_document


def section(*lines: Line, key: str = "a", kind: str = "narrative", state: str = "answered", **more: object) -> Node:
    return Node(
        key=key, kind=kind, level=4, numeral="", marker="-", heading="Một mục", state=state, lines=lines, **more
    )


def figure(value: int | str | None, computed: int | str | None = None, **more: object) -> FigureValue:
    """A figure that somebody typed over `computed`."""
    typed = None if value is None else Decimal(value)
    values = {"state": "answered", "origin": "typed"} | more
    return FigureValue(
        "tasks.total",
        "Tổng số nhiệm vụ",
        "nhiệm vụ",
        value=typed,
        computed=None if computed is None else Decimal(computed),
        **values,
    )


def report(*nodes: Node, **more: object) -> Reading:
    return Reading(small_document(*nodes, **more))
