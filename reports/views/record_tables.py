"""The records behind a list or a figure as one kind of table, whatever register they come from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from directives.domain.citation import format_date
from directives.selectors import findings_of, plan_tasks_of
from reports.assembly.sources.inspections import visits_of_report, word_count
from reports.assembly.sources.proposals import proposals_of_report
from reports.domain.document import Node, ReportDocument, Source
from reports.models import Mention, Report
from reports.views.dossier_pages import PAGES, dossier_address
from tthc.domain.online_words import word_level
from tthc.models import ProcedureChange
from tthc.selectors.unit_procedures import procedures_counted

Cell = tuple[str, ...]
"""The lines of a cell; usually one."""


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Records ready to show. `count` is how many there are.

    `is_whole`: the rows are the node's whole list, because a list or figure of more than MAX_RECORD_IDS records
    keeps their number and not their ids. Records that are too many have a page of their own, `address`, and no rows.
    """

    name: str
    count: int
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_whole: bool
    address: str = ""

    def labelled_rows(self) -> list[list[tuple[str, Cell]]]:
        """Return the rows with the name of its column before each cell: on a phone every cell names itself."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class _Behind:
    """Where to look: `ids` is empty where the tree keeps only the number of records."""

    report: Report
    document: ReportDocument
    node: Node
    ids: tuple[int, ...]
    measure: str

    def named(self, rows: QuerySet) -> QuerySet:
        return rows.filter(pk__in=self.ids) if self.ids else rows


def record_table(report: Report, document: ReportDocument, node: Node, source: Source | None) -> RecordTable | None:
    """Return the table of a source's records, or None where there is no source."""
    if source is None:
        return None
    if source.kind in PAGES:
        return RecordTable(PAGES[source.kind], source.count, (), (), False, dossier_address(report, source))
    name, head, rows = _TABLES[source.kind]
    behind = _Behind(report, document, node, source.record_ids, source.measure)
    is_whole = source.count > len(source.record_ids) and not source.measure
    return RecordTable(name, source.count, head, tuple(rows(behind)) if source.count else (), is_whole)


def _documents(behind: _Behind) -> Iterator[tuple[Cell, ...]]:
    mentions = Mention.objects.filter(section__report=behind.report, section__key=behind.node.key)
    wanted = set(behind.ids or mentions.values_list("document", flat=True))
    for row in behind.document.documents:
        if row.id in wanted:
            number = f"{row.number}/{row.symbol}" if row.symbol else row.number
            yield (row.type_name,), (number,), _day(row.issued_on), (row.issuer,), (row.subject,), row.appears_in


def _assigned_tasks(behind: _Behind) -> Iterator[tuple[Cell, ...]]:
    for row in behind.document.tasks:
        if not behind.ids or row.id in behind.ids:
            days = _day(row.due_on), _day(row.done_on)
            yield (row.assigned_by,), (row.content,), *days, (row.answer,), (row.status,)


def _inspections(behind: _Behind) -> Iterator[tuple[Cell, ...]]:
    for visit in behind.named(visits_of_report(behind.report)):
        yield (
            _day(visit.visited_on),
            (visit.team,),
            (visit.head,),
            (visit.strengths,),
            tuple(finding.content for finding in visit.finding_set.all()),
            tuple(request.content for request in visit.inspectionrequest_set.all()),
            tuple(word_count(count) for count in visit.counts.all()),
        )


def _findings(behind: _Behind) -> Iterator[tuple[Cell, ...]]:
    findings = findings_of(visits_of_report(behind.report))
    for finding in behind.named(findings).select_related("inspection"):
        visit = finding.inspection
        yield _day(visit.visited_on), (visit.team,), (finding.content,), _day(finding.remedied_on)


def _plan_tasks(behind: _Behind) -> Iterator[tuple[Cell, ...]]:
    report = behind.report
    topics = report.outline.nodes.filter(key=behind.node.key).values("topic")
    tasks = plan_tasks_of(report.unit, report.period.year).filter(plan__topic__in=topics)
    for task in behind.named(tasks).select_related("plan"):
        days = _day(task.due_on), _day(task.started_on), _day(task.done_on)
        yield (task.plan.title,), (task.content,), *days


def _proposals(behind: _Behind) -> Iterator[tuple[Cell, ...]]:
    for proposal in behind.named(proposals_of_report(behind.report)).select_related("report__period"):
        raised_in = proposal.report.period.name
        yield (proposal.content,), (raised_in,), _day(proposal.answered_on), (proposal.answer,)


def _procedures(behind: _Behind) -> Iterator[tuple[Cell, ...]]:
    unit, period = behind.report.unit, behind.report.period
    for row in procedures_counted(unit, period.starts_on, period.ends_on, behind.measure):
        procedure = row.procedure
        if isinstance(row, ProcedureChange):
            detail = f"{row.get_kind_display()}, {row.decision}"
        else:
            detail = ", ".join(filter(None, (row.level, word_level(row.online_scale, row.online_level))))
        yield (procedure.code,), (procedure.name,), (procedure.field,), (detail,)


def _day(day: date | None) -> Cell:
    return (format_date(day),) if day else ()


_TABLES: dict[str, tuple[str, tuple[str, ...], Callable[[_Behind], Iterator[tuple[Cell, ...]]]]] = {
    "documents": (
        "Sổ văn bản",
        ("Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Xuất hiện tại"),
        _documents,
    ),
    "assigned_tasks": (
        "Sổ nhiệm vụ được giao",
        ("Văn bản giao", "Nội dung", "Thời hạn", "Ngày hoàn thành", "Văn bản trả lời", "Tình trạng"),
        _assigned_tasks,
    ),
    "inspections": (
        "Sổ kiểm tra",
        (
            "Ngày kiểm tra",
            "Đoàn kiểm tra",
            "Trưởng đoàn",
            "Mặt đạt được",
            "Tồn tại, hạn chế",
            "Đề nghị",
            "Số liệu kiểm tra",
        ),
        _inspections,
    ),
    "findings": (
        "Tồn tại, hạn chế qua kiểm tra",
        ("Ngày kiểm tra", "Đoàn kiểm tra", "Tồn tại, hạn chế", "Ngày khắc phục"),
        _findings,
    ),
    "plan_tasks": (
        "Nhiệm vụ trong kế hoạch",
        ("Kế hoạch", "Nội dung", "Thời hạn", "Ngày bắt đầu", "Ngày hoàn thành"),
        _plan_tasks,
    ),
    "proposals": (
        "Sổ kiến nghị, đề xuất",
        ("Nội dung", "Nêu trong báo cáo", "Ngày trả lời", "Nội dung trả lời"),
        _proposals,
    ),
    "procedures": (
        "Thủ tục hành chính của đơn vị",
        ("Mã thủ tục", "Tên thủ tục", "Lĩnh vực", "Nội dung"),
        _procedures,
    ),
}
"""By the source's kind: the register's name, the head of the table, and its rows."""
