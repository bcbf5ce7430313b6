"""Assembly: one unit's report becomes a ReportDocument. The number of queries does not depend on its size."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.db.models import F, Prefetch

from accounts.attachments import file_count
from directives.domain.identity import CENTRAL_BODIES, is_issuer
from directives.models import Document, Inspection
from reports.assembly.collected import Collected, collected_table, source_of
from reports.assembly.figures import FigureBook
from reports.assembly.lines import difference, word_line
from reports.assembly.previous import previous_figures
from reports.assembly.sources import assigned_tasks, dossiers, inspections, plan_tasks, procedures, proposals
from reports.domain.document import AttachedTable, DocumentRow, Header, Line, Node, Period, ReportDocument, Source
from reports.domain.outline import Outline, OutlineNode, place_names
from reports.domain.periods import last_report_key, period_name
from reports.domain.sentences import asks_for_annex
from reports.models import AnswerState, Figure, Mention, Report, Section, SectionLine
from reports.selectors import published_outline

SOURCES = {
    "plan_tasks": plan_tasks.collect,
    "assigned_tasks": assigned_tasks.collect,
    "inspections": inspections.collect,
    "proposals": proposals.collect,
    "dossiers": dossiers.collect,
    "procedures": procedures.collect,
}
OUTSIDE_HEADING = "Nội dung ngoài đề cương"


def build_report(report: Report) -> ReportDocument:
    """Return the report as a tree, from its lines, records and figures as they stand now."""
    outline = published_outline(report.outline)
    sections = _sections(report)
    collected = {name: SOURCES[name](report) for name in SOURCES if any(node.source == name for node in outline.nodes)}
    book = FigureBook(outline, sections, collected, _typed(report), previous_figures(report, outline))
    builder = _Builder(outline, sections, collected, book)
    return ReportDocument(
        title=f"Báo cáo công tác cải cách hành chính {report.period.name}",
        unit_code=report.unit.code,
        unit_name=report.unit.name,
        state=report.state,
        period=Period(report.period.key, report.period.name, report.period.starts_on, report.period.ends_on),
        previous_period_name=_previous_name(report),
        header=_header(report),
        nodes=builder.nodes(),
        documents=_documents(report, outline, sections),
        tasks=tuple(row for one in collected.values() for row in one.tasks),
        inspections=tuple(row for one in collected.values() for row in one.inspections),
        attached_tables=tuple(_attached_tables(outline, sections, collected)),
        province_code=outline.province,
    )


class _Builder:
    def __init__(
        self, outline: Outline, sections: Mapping[str, Section], collected: Mapping[str, Collected], book: FigureBook
    ) -> None:
        self._outline = outline
        self._sections = sections
        self._collected = collected
        self._book = book
        self._children: dict[str, list[OutlineNode]] = defaultdict(list)
        for node in outline.nodes:
            self._children[node.parent].append(node)

    def nodes(self) -> tuple[Node, ...]:
        known = {node.key for node in self._outline.nodes}
        beyond = [section for key, section in self._sections.items() if key not in known]
        return (*self._below(""), *(self._outside(section) for section in beyond))

    def _below(self, parent: str) -> tuple[Node, ...]:
        return tuple(self._node(node) for node in self._children[parent])

    def _node(self, node: OutlineNode) -> Node:
        section = self._sections.get(node.key)
        lines = self._lines(section) if section else ()
        attachments = section.file_count if section else 0
        own = collected_table(node, self._collected)
        written = section is not None and section.heading != ""
        heading = section.heading if written else node.heading
        if lines and lines[0].inline and not written:
            heading += ": "
        return Node(
            key=node.key,
            kind=node.kind,
            level=node.level,
            numeral=section.numeral if written else node.numeral,
            marker=section.marker if written else node.marker,
            heading=heading,
            state=section.state if section else AnswerState.UNANSWERED,
            required=node.required,
            lines=lines,
            figures=self._book.of(node),
            source=self._source(node, section),
            open_annex=not attachments
            and not (own and own.table)
            and asks_for_annex(" ".join(line.text for line in lines)),
            attachments=attachments,
            table_unchosen=section is not None and own is not None and own.table_unchosen,
            absent=section is None,
            outline_heading=not written,
            children=self._below(node.key),
        )

    def _outside(self, section: Section) -> Node:
        return Node(
            key=section.key,
            kind="outside",
            level=0,
            numeral="",
            marker="",
            heading=section.heading or OUTSIDE_HEADING,
            state=section.state,
            lines=tuple(Line(line.marker, line.text) for line in section.lines.all()),
            attachments=section.file_count,
        )

    def _lines(self, section: Section) -> tuple[Line, ...]:
        mentions: dict[int | None, list[Mention]] = defaultdict(list)
        for mention in section.mentions.all():
            mentions[mention.line_id].append(mention)
        return tuple(self._line(line, mentions[line.pk]) for line in section.lines.all())

    def _line(self, line: SectionLine, mentions: list[Mention]) -> Line:
        return Line(
            marker=line.marker,
            text=word_line(line, self._book.values),
            origin=line.origin,
            inline=line.inline,
            differs=difference(line, mentions, self._book.values),
            document_ids=tuple(mention.document_id for mention in mentions),
        )

    def _source(self, node: OutlineNode, section: Section | None) -> Source | None:
        if section is not None:
            ids = dict.fromkeys(mention.document_id for mention in section.mentions.all())
            if ids and node.source in ("", "documents"):
                return source_of("documents", ids)
        collected = self._collected.get(node.source)
        return (collected.lists.get(node.topic) or collected.lists.get("")) if collected else None


def _sections(report: Report) -> dict[str, Section]:
    mentions = Mention.objects.select_related("document").order_by(
        F("line__position").asc(nulls_first=True), "position"
    )
    lines = SectionLine.objects.select_related(
        "document",
        "assigned_task__assigning_document",
        "assigned_task__answering_document",
    ).prefetch_related(Prefetch("inspection", Inspection.objects.with_counts()))
    rows = (
        report.sections.annotate(file_count=file_count(Section))
        .order_by("pk")
        .prefetch_related(Prefetch("lines", lines.order_by("position")), Prefetch("mentions", mentions), "annex_tables")
    )
    return {section.key: section for section in rows}


def _attached_tables(
    outline: Outline, sections: Mapping[str, Section], collected: Mapping[str, Collected]
) -> Iterator[AttachedTable]:
    """Yield the tables that are printed as annexes, in reading order; what lies outside the outline is not printed."""
    for node in outline.nodes:
        if node.key not in sections:
            continue
        own = collected_table(node, collected)
        if own is not None and own.table is not None:
            yield replace(own.table, key=node.key)
        for table in sections[node.key].annex_tables.all():
            yield AttachedTable(node.key, table.title, table.head_rows, tuple(map(tuple, table.rows)))


def _typed(report: Report) -> dict[str, Figure]:
    return {figure.code: figure for figure in report.figures.all()}


def _previous_name(report: Report) -> str:
    return period_name(last_report_key(report.period.key))


def _header(report: Report) -> Header:
    unit = report.unit
    return Header(
        parent_body=unit.parent_body,
        body=unit.name,
        symbol=report.symbol or (f"BC-{unit.short_name}" if unit.short_name else "BC"),
        place=report.place_name or unit.place_name,
        number=report.number,
        issued_on=report.issued_on,
        addressees=tuple(report.addressees),
        replaces=report.replaces,
    )


def _documents(report: Report, outline: Outline, sections: Mapping[str, Section]) -> tuple[DocumentRow, ...]:
    """Return each distinct document once, in reading order, with the headings where it stands."""
    places: dict[int, list[str]] = {}
    documents: dict[int, Document] = {}
    names = place_names(outline)
    for node in outline.nodes:
        section = sections.get(node.key)
        for mention in section.mentions.all() if section else ():
            documents.setdefault(mention.document_id, mention.document)
            where = places.setdefault(mention.document_id, [])
            if names[node.key] not in where:
                where.append(names[node.key])
    return tuple(
        DocumentRow(
            id=pk,
            type_name=document.type_name,
            number=document.number,
            symbol=document.symbol,
            issued_on=document.issued_on,
            issuer=document.issuer or _issuer_name(report, document),
            subject=document.subject,
            appears_in=tuple(places[pk]),
        )
        for pk, document in documents.items()
    )


def _issuer_name(report: Report, document: Document) -> str:
    if is_issuer(report.unit.short_name, document.issuer_code):
        return report.unit.name
    return CENTRAL_BODIES.get(document.issuer_code, document.issuer_code)
