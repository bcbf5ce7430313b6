"""Changing a section: one door for everybody who writes its lines.

A change names the version that its maker has seen. Where somebody saved the section meanwhile, nothing changes and
StaleSection is raised, so that the maker can be shown both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User
from core.errors import InputError
from reports.domain.answers import answer_of
from reports.domain.outline import OutlineNode
from reports.models import AnswerState, Mention, Report, Section, SectionLine
from reports.selectors import published_outline, reports_written_by
from reports.services.linking import find_links, link_lines, names_others, store_links

LINE_FIELDS = (
    *("position", "marker", "text", "origin", "inline", "to_review", "ending", "sentence"),
    *("document_id", "assigned_task_id", "inspection_id"),
)
_STORED_FIELDS = tuple(name.removesuffix("_id") for name in LINE_FIELDS)

MAX_LINES: Final = 1000
"""So many lines a section has at most."""

Lines = list[SectionLine]


class StaleSection(Exception):
    """Somebody saved the section after the caller read it, or the report is not the caller's to write."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody chose for a section beside its words.

    `state`: "" lets the words decide, or not_yet_available, which needs a reason. `has_figures`: whether figures of the
    section have values; None leaves that as it was.
    """

    state: str = ""
    reason: str = ""
    has_figures: bool | None = None


@transaction.atomic
def change_section(
    report_id: int,
    key: str,
    version: int,
    user: User,
    change: Callable[[Section, Lines], Lines],
    answer: Answer | None = None,
    stays_finished: bool = False,
) -> Section:
    """Change the lines of the section `key` as read at `version` and return it; version 0 means it is not there yet.

    `change(section, lines)` returns the new list: the same objects, changed or not, and new unsaved ones; what it
    leaves out is removed. Links are derived and the answer's state follows the words. `answer` None keeps a chosen
    not_yet_available. A finished section is open again after a change, unless it `stays_finished`, as after the mend of
    a slip. Raises StaleSection, and InputError where there are too many lines, with nothing changed; whatever `change`
    raises undoes everything.
    """
    reports = reports_written_by(user, key).filter(pk=report_id)
    if version == 0:
        _begin(reports, report_id, key)
    lines = list(_lines(reports, key))
    section = lines[0].section if lines else _section(reports, key)
    if section is None or section.version != version:
        raise StaleSection
    before = {line.pk: _values(line) for line in lines}
    lines = change(section, lines)
    if len(lines) > MAX_LINES:
        raise InputError(f"một mục có nhiều nhất {MAX_LINES} dòng; hãy chuyển bớt sang phụ lục")
    section.state, section.reason = _state(section, lines, answer)
    _take(reports, section, user, stays_finished)
    _store(section, lines, before)
    return section


def relink_section(section: Section) -> None:
    """Derive every link of the section anew: what was typed word by word may name documents added since."""
    lines = list(section.lines.all())
    if lines:
        link_lines(section.report.unit, _kind(section), lines)


def node_of(section: Section) -> OutlineNode | None:
    """Return the outline's node of a section (no query); None for what lies outside the outline."""
    return next((node for node in published_outline(section.report.outline).nodes if node.key == section.key), None)


def _kind(section: Section) -> str:
    node = node_of(section)
    return node.kind if node else ""


def _begin(reports: QuerySet[Report], report_id: int, key: str) -> None:
    """Add the row of a section that nobody has written yet, at version 0; raises StaleSection where it is there."""
    # Waits for whoever gives the report another version of its outline: the item may be gone then.
    asked = reports.filter(outline__nodes__key=key).select_for_update(of=("self",), no_key=True)
    if asked.only("pk").first() is None:
        raise StaleSection
    try:
        with transaction.atomic():
            Section.objects.create(report_id=report_id, key=key, version=0)
    except IntegrityError as error:
        raise StaleSection from error


def _take(reports: QuerySet[Report], section: Section, user: User, stays_finished: bool) -> None:
    """Store the section's answer and count its version up where it still is as read: of two that try, one wins."""
    # The version stands on the row itself, not in a subquery: PostgreSQL looks at it again when it had to wait.
    rows = Section.objects.filter(pk=section.pk, version=section.version, report__in=reports)
    section.version += 1
    section.edited_by, section.edited_at = user, timezone.now()
    section.finished = section.finished and stays_finished
    names = ("version", "state", "reason", "edited_by", "edited_at", "finished")
    if rows.update(**{name: getattr(section, name) for name in names}) != 1:
        raise StaleSection


def _lines(reports: QuerySet[Report], key: str) -> QuerySet[SectionLine]:
    """Return the section's lines with as much of section and unit as a change needs (one query)."""
    fields = ("section__version", "section__state", "section__reason", "section__key", "section__finished")
    return (
        SectionLine.objects.filter(section__report__in=reports, section__key=key)
        .annotate(is_linked=Exists(Mention.objects.filter(line=OuterRef("pk"))))
        .select_related("section__report__unit", "section__report__outline")
        .only(
            *(*_STORED_FIELDS, *fields),
            *("section__report__outline__published_at", "section__report__unit__short_name"),
        )
        .order_by("position", "pk")
    )


def _section(reports: QuerySet[Report], key: str) -> Section | None:
    """Return a section that has no lines with what _lines reads of one that has (one query)."""
    return Section.objects.select_related("report__unit", "report__outline").filter(report__in=reports, key=key).first()


def _values(line: SectionLine) -> dict[str, object]:
    return {name: getattr(line, name) for name in LINE_FIELDS}


def _store(section: Section, lines: Lines, before: dict[int, dict[str, object]]) -> None:
    for position, line in enumerate(lines):
        line.position, line.section = position, section
    new = [line for line in lines if line.pk is None]
    kept = [line for line in lines if line.pk is not None]
    renamed = [line for line in kept if _is_renamed(line, before[line.pk])]
    named = [line for line in new if line.origin == SectionLine.Origin.GENERATED or names_others("", line.text)]
    mentions = find_links(section.report.unit, _kind(section), [*renamed, *named]) if renamed or named else []
    changed = [line for line in kept if _values(line) != before[line.pk]]
    removed = before.keys() - {line.pk for line in kept}
    if removed:
        SectionLine.objects.filter(pk__in=removed).delete()
    if changed:
        names = [name for name in LINE_FIELDS if any(getattr(line, name) != before[line.pk][name] for line in changed)]
        SectionLine.objects.bulk_update(changed, [name.removesuffix("_id") for name in names])
    SectionLine.objects.bulk_create(new)
    store_links(mentions, [line for line in renamed if line.is_linked])


def _is_renamed(line: SectionLine, before: dict[str, object]) -> bool:
    """Tell whether a changed line may name other documents than it did."""
    if line.origin != before["origin"]:
        return True
    return names_others(str(before["text"]), line.text)


def _state(section: Section, lines: Sequence[SectionLine], answer: Answer | None) -> tuple[str, str]:
    unavailable = AnswerState.NOT_YET_AVAILABLE
    if answer is None and section.state == unavailable:
        return section.state, section.reason
    if answer is not None and answer.state == unavailable:
        return unavailable, answer.reason
    written = [line.text for line in lines if line.origin == SectionLine.Origin.WRITTEN]
    follows = any(line.origin == SectionLine.Origin.GENERATED and not line.sentence for line in lines)
    has_figures = answer.has_figures if answer else None
    if has_figures is None:
        has_figures = section.state == AnswerState.ANSWERED and any(line.sentence for line in lines)
    return answer_of(written, follows, has_figures), ""
