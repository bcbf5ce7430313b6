"""Working together inside a unit: who writes which section until when, and notes beside a section.

None of it belongs to the words of the report: no section's version changes, and no export has any of it.
"""

from datetime import date
from typing import Final

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber, TruncDate

from accounts.models import Unit, User
from accounts.selectors import OWN_UNIT_ROLES
from core.errors import InputError
from core.verdict import Verdict
from directives.domain.citation import format_date
from reports.domain.deadlines import local_day
from reports.models import AnswerState, Report, Section, SectionNote
from reports.review.due import due_moment, due_of
from reports.selectors import sections_written_by

MAX_ASSIGNED: Final = 20
"""So many sections of a unit are shown to the person who has to write them."""


def colleagues_of(unit: Unit) -> QuerySet[User]:
    """Return who may be given a section of the unit's reports: its clerks and leaders who may sign in."""
    return User.objects.filter(is_active=True, memberships__unit=unit, memberships__role__in=OWN_UNIT_ROLES).distinct()


def latest_due_on(report: Report) -> date:
    """Return the last day that may be an internal due date: the local day on which the unit's report is due."""
    return local_day(due_of(report))


def assign_section(report: Report, key: str, assignee: User | None, room: str, due_on: date | None) -> Section | None:
    """Give a section to one of the unit's colleagues, a room or both; all blank takes the assignment back.

    Only the division of work changes: the section's version and its editor stay. Where the report leaves the heading
    out, its section is made, and the heading prints from then on, unanswered; nothing is made (None) to take back.
    Raises InputError for a due date outside the days from the period's first to the day the report is due.
    """
    first, last = report.period.starts_on, latest_due_on(report)
    if due_on is not None and not first <= due_on <= last:
        raise InputError(
            f"hạn nội bộ phải trong khoảng từ ngày {format_date(first)} đến hết ngày {format_date(last)}, "
            "là hạn nộp báo cáo của đơn vị"
        )
    wanted = {"assignee": assignee, "room": room, "due_on": due_on}
    if not any(wanted.values()) and not report.sections.filter(key=key).exists():
        return None
    section, created = Section.objects.get_or_create(report=report, key=key, defaults=wanted)
    if not created:
        Section.objects.filter(pk=section.pk).update(**wanted)
        for name, value in wanted.items():
            setattr(section, name, value)
    return section


def assigned_sections(user: User) -> QuerySet[Section]:
    """Return what the user has still to write in drafts of the user's own units, most urgent first (one query).

    Finished sections and those where nothing arose are done. At most MAX_ASSIGNED of a unit; each has `unit_total`, how
    many there are, and `due_day`, its internal due date or else the day on which the report is due.
    """
    due_day = Coalesce("due_on", TruncDate(due_moment("report__unit", "report__period")))
    order = ["due_day", "report", "pk"]
    waiting = sections_written_by(user).filter(assignee=user, finished=False)
    return (
        waiting.exclude(state=AnswerState.NONE)
        .select_related("report__period", "report__outline")
        .annotate(due_day=due_day)
        .annotate(
            unit_total=Window(Count("pk"), partition_by=F("report__unit")),
            place_in_unit=Window(RowNumber(), partition_by=F("report__unit"), order_by=order),
        )
        .filter(place_in_unit__lte=MAX_ASSIGNED)
        .order_by(*order)
    )


def notes_of(section: Section) -> QuerySet[SectionNote]:
    """Return the notes beside a section with their authors, newest last."""
    return section.notes.select_related("author").order_by("created_at", "pk")


def add_note(section: Section, author: User, text: str) -> SectionNote:
    """Add a note beside the section."""
    return SectionNote.objects.create(section=section, author=author, text=text)


def may_delete_note(user: User, note: SectionNote) -> Verdict:
    """Return whether the user may delete the note: who wrote it may."""
    if note.author_id == user.pk:
        return Verdict(True)
    name = note.author.get_full_name()
    return Verdict(False, f"Ghi chú này do {name} viết nên chỉ {name} được xóa. Hãy nhờ người viết xóa giúp.")
