"""Putting into a report what a register proposes for it, all at once, each record into the section that asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from directives.selectors import records_of
from reports.assembly.proposing import propose_lines
from reports.domain.editability import WRITERS, may_edit
from reports.models import Proposal, Report, Section, SectionLine
from reports.register_coverage import sections_asking
from reports.register_lists import RULES
from reports.registers import Register
from reports.selectors import opened_keys
from reports.services.editing import Lines, change_section
from reports.services.section_saving import take_proposals


@dataclass(slots=True)
class Proposed:
    """How many records went into which section, by its key, and how many were left alone because theirs is locked."""

    taken: dict[str, int] = field(default_factory=dict)
    locked: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def propose_register(report: Report, register: Register, user: User) -> Proposed:
    """Put every record that the register proposes into the sections of the report that may be written.

    Raises StaleSection where somebody saved one of the sections meanwhile, and InputError where one would have too many
    lines, with nothing changed.
    """
    versions = dict(report.sections.values_list("key", "version"))
    opened = opened_keys(report)

    def is_locked(key: str) -> bool:
        return not may_edit(report.state, WRITERS, opened, key).allowed

    if register.model is Proposal:
        return _raise_proposals(report, register, versions, user, is_locked)
    proposed = Proposed()
    seen: set[int] = set()
    # Two sections may ask for one record: the one that may be written has it.
    for key, lines in sorted(propose_lines(report).items(), key=lambda item: is_locked(item[0])):
        new = [one for one in lines if one.source == register.source and one.record_id not in seen]
        if not new:
            continue
        seen |= {one.record_id for one in new}
        if is_locked(key):
            proposed.locked[key] = len(new)
        else:
            take_proposals(report.pk, key, versions.get(key, 0), user, new)
            proposed.taken[key] = len(new)
    return proposed


def _raise_proposals(
    report: Report, register: Register, versions: dict[str, int], user: User, is_locked: Callable[[str], bool]
) -> Proposed:
    """Write the proposals that wait for an answer into the section for them: their lines are the writer's own words."""
    rules = RULES[register.slug]
    waiting = rules.wanted_in(report) & ~rules.named(report)
    proposals = list(records_of(Proposal, report.unit).select_for_update().filter(waiting).order_by("pk"))
    key = next(iter(sections_asking(register, report)), "")
    if not proposals or not key:
        return Proposed()
    if is_locked(key):
        return Proposed(locked={key: len(proposals)})

    def change(section: Section, lines: Lines) -> Lines:
        return [*lines, *_lines(proposals, lines)]

    change_section(report.pk, key, versions.get(key, 0), user, change)
    for proposal in proposals:
        if proposal.report_id is None:
            proposal.report = report
            proposal.save(update_fields=["report"])
    return Proposed(taken={key: len(proposals)})


def _lines(proposals: Sequence[Proposal], before: Lines) -> Lines:
    marker = next((line.marker for line in reversed(before) if line.marker), "-")
    return [SectionLine(marker=marker, text=one.content) for one in proposals]
