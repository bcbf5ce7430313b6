"""Two people in one section: the later one sees both texts side by side and says what stays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from core.numbers import format_number
from reports.assembly.open_section import EditedFigure, OpenSection
from reports.domain.merging import Block, merge_blocks
from reports.forms.sections import read_version
from reports.models import AnswerState, Report
from reports.selectors import published_places
from reports.services.section_saving import TypedFigure, TypedLine, TypedSection

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True, slots=True)
class MergeBlock:
    """Lines in both versions; `name` is the field of the choice, "" where both are the same."""

    name: str
    mine: Sequence[TypedLine]
    theirs: Sequence[TypedLine]
    choice: str


@dataclass(frozen=True, slots=True)
class MergeFigure:
    """A figure that differs, in words."""

    name: str
    label: str
    mine: str
    theirs: str


def merge_page(request: HttpRequest, report: Report, opened: OpenSection, typed: TypedSection) -> HttpResponse:
    """Show what was typed beside what is stored; nothing is changed. 409, so that the page knows."""
    context = {
        "report": report,
        "opened": opened,
        "typed": typed,
        "place": published_places(report.outline).get(opened.key, opened.heading),
        "seen": _digest(opened),
        "blocks": _blocks(opened, typed),
        "figures": _figures(opened, typed),
    }
    response = render(request, "reports/editor/merge.html", context, status=409)
    response.headers["HX-Retarget"] = "#section"
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def is_same(opened: OpenSection, typed: TypedSection) -> bool:
    """Tell whether what was typed is what is stored already."""
    answers = (opened.state, opened.section.reason if opened.section else "")
    chosen = (typed.state, typed.reason)
    says_same = chosen == answers if typed.state else opened.state != AnswerState.NOT_YET_AVAILABLE
    blocks = _blocks(opened, typed)
    return says_same and not any(block.name for block in blocks) and not _figures(opened, typed)


def same_ids(opened: OpenSection, typed: TypedSection) -> list[int | None]:
    """Return the stored line of each typed row where both are the same; None for a blank row."""
    ids = iter([line.id for line in opened.lines])
    return [next(ids, None) if row.text.strip() else None for row in typed.lines]


def merged(posted: QueryDict, opened: OpenSection, typed: TypedSection) -> TypedSection | None:
    """Return the section as the choices make it; None where it reads otherwise than when the choices were shown."""
    if read_version(posted) != opened.version or posted.get("seen") != _digest(opened):
        return None
    lines: list[TypedLine] = []
    for block in _blocks(opened, typed):
        choice = posted.get(block.name, BOTH) if block.name else THEIRS
        if choice != MINE:
            lines += block.theirs
        if choice != THEIRS:
            lines += block.mine
    figures = []
    current = {figure.value.code: figure for figure in opened.figures}
    for figure in typed.figures:
        stored = current.get(figure.code)
        keeps = stored is not None and posted.get(f"choice-{figure.code}", MINE) == THEIRS
        figures.append(_typed(stored) if stored is not None and keeps else figure)
    state, reason = typed.state, typed.reason
    if not state and opened.section and opened.state == AnswerState.NOT_YET_AVAILABLE:
        state, reason = opened.state, opened.section.reason
    return replace(typed, version=opened.version, lines=lines, figures=figures, state=state, reason=reason)


def _digest(opened: OpenSection) -> str:
    """A digest of the stored words: those of a generated line change with its record and not with the version."""
    return blake2s("\n".join(f"{line.marker} {line.text}" for line in opened.lines).encode()).hexdigest()


def _blocks(opened: OpenSection, typed: TypedSection) -> list[MergeBlock]:
    mine = [line for line in typed.lines if line.text.strip()]
    theirs = [
        TypedLine(line.id, line.origin, line.marker, line.text, not line.to_review, line.follows)
        for line in opened.lines
    ]
    blocks = merge_blocks([(one.marker, one.text) for one in mine], [(one.marker, one.text) for one in theirs])
    return [_block(place, block, mine, theirs) for place, block in enumerate(blocks)]


def _block(place: int, block: Block, mine: list[TypedLine], theirs: list[TypedLine]) -> MergeBlock:
    left, right = mine[block.mine_from : block.mine_to], theirs[block.theirs_from : block.theirs_to]
    choice = BOTH if left and right else MINE if left else THEIRS
    return MergeBlock("" if block.is_same else f"block-{place}", left, right, choice)


def _figures(opened: OpenSection, typed: TypedSection) -> list[MergeFigure]:
    mine = {figure.code: figure for figure in typed.figures}
    rows = []
    for figure in opened.figures:
        code = figure.value.code
        if code in mine and _worded(mine[code]) != _worded(_typed(figure)):
            worded = _worded(mine[code]), _worded(_typed(figure))
            rows.append(MergeFigure(f"choice-{code}", figure.value.label, *worded))
    return rows


def _typed(figure: EditedFigure) -> TypedFigure:
    return TypedFigure(figure.value.code, figure.state, figure.typed, figure.note)


def _worded(figure: TypedFigure) -> str:
    value = AnswerState(figure.state).label if figure.value is None else format_number(figure.value)
    return f"{value} ({figure.note})" if figure.note else value
