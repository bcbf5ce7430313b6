"""The figures of one report: what was typed, what records and formulas say, and which of them is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reports.assembly.collected import Collected, Counted, counted
from reports.domain.document import FigureValue, Source
from reports.domain.formulas import evaluate, formula_codes
from reports.domain.outline import Outline, OutlineFigure, OutlineNode
from reports.models import AnswerState, Figure, Mention, Section


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one figure; `value` is what sums and sentences use (*none* counts as 0, empty as nothing)."""

    value: Decimal | None
    state: str
    origin: str
    computed: Decimal | None
    source: Source | None
    note: str


class FigureBook:
    """All figures of a report. A typed value stands before a computed one; both are kept."""

    def __init__(
        self,
        outline: Outline,
        sections: Mapping[str, Section],
        collected: Mapping[str, Collected],
        typed: Mapping[str, Figure],
        previous: Mapping[str, Decimal],
    ) -> None:
        self._previous = previous
        self._known: dict[str, _Known] = {}
        self.values: dict[str, Decimal | None] = {}
        waiting: dict[str, tuple[OutlineFigure, OutlineNode]] = {}
        for node in outline.nodes:
            for figure in node.figures:
                waiting[figure.code] = figure, node
        while waiting:
            # An outline has no formulas that need each other in a circle, so some figure is always ready.
            for code in [code for code, (figure, _) in waiting.items() if not _needs(figure) & waiting.keys()]:
                figure, node = waiting.pop(code)
                counted_value = _counted(figure, node, sections, collected)
                known = self._work_out(figure, sections.get(node.key), counted_value, typed.get(code))
                self._known[code] = known
                self.values[code] = known.value

    def of(self, node: OutlineNode) -> tuple[FigureValue, ...]:
        """Return the figures of one node as the tree shows them."""
        return tuple(self._shown(figure) for figure in node.figures)

    def _shown(self, figure: OutlineFigure) -> FigureValue:
        known = self._known[figure.code]
        return FigureValue(
            code=figure.code,
            label=figure.label,
            unit=figure.unit,
            state=known.state,
            value=known.value if known.state == AnswerState.ANSWERED else None,
            origin=known.origin,
            computed=known.computed,
            previous=_plain(self._previous.get(figure.code)),
            formula=figure.formula,
            note=known.note,
            source=known.source,
        )

    def _work_out(
        self, figure: OutlineFigure, section: Section | None, count: Counted | None, typed: Figure | None
    ) -> _Known:
        computed, origin = (count.value, "records") if count else (None, "")
        if computed is None and figure.formula:
            computed = evaluate(figure.formula, self.values)
            origin = "formula" if computed is not None else ""
        source = count.source if count else None
        note = typed.note if typed else ""
        if typed and typed.state == AnswerState.ANSWERED:
            value = _plain(typed.value)
            return _Known(value, AnswerState.ANSWERED, origin if value == computed else "typed", computed, source, note)
        if typed and typed.state != AnswerState.UNANSWERED:
            value = Decimal(0) if typed.state == AnswerState.NONE else None
            return _Known(value, typed.state, "typed", computed, source, note)
        if computed is not None:
            return _Known(computed, AnswerState.ANSWERED, origin, computed, source, note)
        if section is not None and section.state == AnswerState.NONE:
            return _Known(Decimal(0), AnswerState.NONE, "typed", None, source, note)
        return _Known(None, AnswerState.UNANSWERED, "", None, source, note)


def with_formulas(outline: Outline, typed: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return typed values with those of the outline's formulas over them; a typed value stands."""
    values: dict[str, Decimal | None] = dict(typed)
    waiting = {figure.code: figure for figure in outline.figures() if figure.formula and figure.code not in typed}
    while waiting:
        for code in [code for code, figure in waiting.items() if not _needs(figure) & waiting.keys()]:
            values[code] = evaluate(waiting.pop(code).formula, values)
    return {code: value for code, value in values.items() if value is not None}


def _needs(figure: OutlineFigure) -> set[str]:
    return formula_codes(figure.formula) if figure.formula else set()


def _counted(
    figure: OutlineFigure, node: OutlineNode, sections: Mapping[str, Section], collected: Mapping[str, Collected]
) -> Counted | None:
    if not figure.measure:
        return None
    if node.source == "documents":
        section = sections.get(node.key)
        mentions = section.mentions.all() if section else ()
        issued = dict.fromkeys(one.document_id for one in mentions if one.role == Mention.Role.ISSUED)
        return counted("documents", issued) if issued else None
    source = collected.get(node.source)
    return source.counts.get((node.topic, figure.measure)) if source else None


def _plain(value: Decimal | None) -> Decimal | None:
    """Drop the zeros that the column's fixed scale adds (25.0000 is 25)."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
