"""The lists of a unit's registers: which records a page asks for, and in which order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import LPad

from accounts.models import Unit
from directives.models import Finding, PlanTask, Record
from directives.selectors import records_of, removed_records_of
from reports.models import Mention, Report, ReportingPeriod, SectionLine
from reports.registers import Register

REMOVED: Final = "da-xoa"
INCLUDED: Final = "trong-bao-cao"
WAITING: Final = "chua-dua-vao"
NO_TOPIC: Final = "chua-co"
"""The word for records that have no topic yet, among the topics."""


@dataclass(frozen=True, slots=True)
class State:
    """A state that a list can be narrowed to; `condition` takes today."""

    label: str
    condition: Callable[[date], Q]


@dataclass(frozen=True, slots=True)
class ListRules:
    """How the list of a register is narrowed and sorted.

    `in_period`: whose day lies in a period. `named` and `wanted_in`: which records the lines of a report name, and
    which its period would have it name; None where no line of a report is made of such records. `sorts` has the
    fields by the word in addresses.
    """

    in_period: Callable[[ReportingPeriod], Q]
    sorts: dict[str, tuple[str, ...]]
    default_sort: str
    states: dict[str, State] = field(default_factory=dict)
    named: Callable[[Report], Q] | None = None
    wanted_in: Callable[[Report], Q] | None = None
    has_topics: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for; everything may be blank."""

    words: str = ""
    period: ReportingPeriod | None = None
    topic: str = ""
    state: str = ""
    sort: str = ""


def listed(register: Register, unit: Unit, wanted: Wanted, report: Report | None, today: date) -> QuerySet[Record]:
    """Return the records that are asked for, sorted; `report` is the one that states about a report speak of."""
    rules = RULES[register.slug]
    source = removed_records_of if wanted.state == REMOVED else records_of
    found = source(register.model, unit).search(wanted.words)
    # "In the report" and "not in it yet" speak of that period's report, which may name records of other days.
    if wanted.period and wanted.state not in (INCLUDED, WAITING):
        found = found.filter(rules.in_period(wanted.period))
    if wanted.topic:
        found = found.filter(topic="" if wanted.topic == NO_TOPIC else wanted.topic)
    if wanted.state in rules.states:
        found = found.filter(rules.states[wanted.state].condition(today))
    elif wanted.state in (INCLUDED, WAITING) and rules.named:
        found = found.filter(_about_report(rules, wanted.state, report)) if report else found.none()
    return _sorted(rules, found, wanted)


def states_of(register: Register) -> dict[str, str]:
    """Return the labels of the states that a register's list can be narrowed to, by their words in addresses."""
    rules = RULES[register.slug]
    states = {word: state.label for word, state in rules.states.items()}
    if rules.named:
        states |= {INCLUDED: "Trong báo cáo", WAITING: "Chưa đưa vào báo cáo"}
    return states | {REMOVED: "Đã xóa"}


def _about_report(rules: ListRules, state: str, report: Report) -> Q:
    named = rules.named(report)
    return named if state == INCLUDED else rules.wanted_in(report) & ~named


def _sorted(rules: ListRules, records: QuerySet[Record], wanted: Wanted) -> QuerySet[Record]:
    """Sort, what is unknown last; records that are alike keep the order in which they came in, newest first."""
    word = wanted.sort.removeprefix("-")
    if word not in rules.sorts:
        if wanted.state == REMOVED:
            return records.order_by("-removed_at", "-pk")
        return _sorted(rules, records, Wanted(sort=rules.default_sort))
    columns = [LPad(name, 20, Value("0")) if name == "number" else F(name) for name in rules.sorts[word]]
    falls = wanted.sort.startswith("-")
    ordered = [one.desc(nulls_last=True) if falls else one.asc(nulls_last=True) for one in columns]
    return records.order_by(*ordered, "-pk")


def _within(name: str) -> Callable[[ReportingPeriod], Q]:
    return lambda period: Q(**{f"{name}__range": (period.starts_on, period.ends_on)})


def _in_lines(name: str) -> Callable[[Report], Q]:
    """Return which records stand themselves in a line of the report."""

    def named(report: Report) -> Q:
        lines = SectionLine.objects.filter(section__report=report).exclude(**{name: None})
        return Q(pk__in=lines.values(name))

    return named


def _mentioned(report: Report) -> Q:
    return Q(pk__in=Mention.objects.filter(section__report=report).values("document"))


def _written(report: Report) -> Q:
    """Proposals have no lines of their own: one stands in the report that raises it where a line has its words."""
    lines = SectionLine.objects.filter(section__report=report).exclude(text="")
    return Q(report=report, content__in=lines.values("text"))


def _of_year(period: ReportingPeriod) -> Q:
    return Q(year=period.year)


_OPEN_TASKS = PlanTask.objects.filter(plan=OuterRef("pk"), done_on=None)
_ALL_TASKS = PlanTask.objects.filter(plan=OuterRef("pk"))
_FINDINGS = Finding.objects.filter(inspection=OuterRef("pk"))

RULES: Final = {
    "van-ban": ListRules(
        in_period=_within("issued_on"),
        sorts={"so": ("number", "symbol"), "ngay": ("issued_on",), "loai": ("search_key",)},
        default_sort="-ngay",
        named=_mentioned,
        wanted_in=lambda report: _within("issued_on")(report.period),
        has_topics=True,
    ),
    "ke-hoach": ListRules(
        in_period=_of_year,
        sorts={"ten": ("search_key",), "nam": ("year",)},
        default_sort="-nam",
        states={
            "chua-xong": State("Còn nhiệm vụ chưa hoàn thành", lambda today: Q(Exists(_OPEN_TASKS))),
            "da-xong": State("Đã hoàn thành", lambda today: Q(Exists(_ALL_TASKS)) & ~Q(Exists(_OPEN_TASKS))),
            "chua-co-nhiem-vu": State("Chưa nhập nhiệm vụ", lambda today: ~Q(Exists(_ALL_TASKS))),
        },
        has_topics=True,
    ),
    "nhiem-vu": ListRules(
        in_period=_within("assigned_on"),
        sorts={
            "noi-dung": ("search_key",),
            "ngay-giao": ("assigned_on",),
            "han": ("due_on",),
            "hoan-thanh": ("done_on",),
        },
        default_sort="-ngay-giao",
        states={
            "chua-xong": State("Chưa hoàn thành", lambda today: Q(done_on=None)),
            "qua-han": State("Quá hạn", lambda today: Q(done_on=None, due_on__lt=today)),
            "da-xong": State("Đã hoàn thành", lambda today: Q(done_on__isnull=False)),
        },
        named=_in_lines("assigned_task"),
        wanted_in=lambda report: _within("assigned_on")(report.period),
    ),
    "kiem-tra": ListRules(
        in_period=_within("visited_on"),
        sorts={"doan": ("search_key",), "ngay": ("visited_on",)},
        default_sort="-ngay",
        states={
            "con-ton-tai": State(
                "Còn tồn tại chưa khắc phục", lambda today: Q(Exists(_FINDINGS.filter(remedied_on=None)))
            ),
            "da-khac-phuc": State(
                "Đã khắc phục hết",
                lambda today: Q(Exists(_FINDINGS)) & ~Q(Exists(_FINDINGS.filter(remedied_on=None))),
            ),
        },
        named=_in_lines("inspection"),
        wanted_in=lambda report: _within("visited_on")(report.period),
    ),
    "cam-ket": ListRules(
        in_period=_of_year,
        sorts={"nam": ("year",), "tong": ("tasks_total",), "xong": ("tasks_done",)},
        default_sort="-nam",
        states={
            "chua-xong": State("Chưa hoàn thành", lambda today: Q(tasks_done__lt=F("tasks_total"))),
            "da-xong": State("Đã hoàn thành", lambda today: Q(tasks_done=F("tasks_total"))),
        },
    ),
    "kien-nghi": ListRules(
        in_period=lambda period: Q(report__period=period),
        sorts={"noi-dung": ("search_key",), "neu": ("report__period__ends_on",), "tra-loi": ("answered_on",)},
        default_sort="-neu",
        states={
            "chua-tra-loi": State("Chưa được trả lời", lambda today: Q(answered_on=None)),
            "da-tra-loi": State("Đã được trả lời", lambda today: Q(answered_on__isnull=False)),
        },
        named=_written,
        wanted_in=lambda report: Q(answered_on=None) & (Q(report=report) | Q(report=None)),
    ),
}
"""The rules by the register's word in addresses."""
