"""Upgrading reports to another version of their outline, item by item after its key.

What stood in an item that is gone is kept outside the outline, below the item's own words; nothing is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, Max, Model, OuterRef, Prefetch, Q, QuerySet

from accounts.models import Attachment
from directives.models import Inspection
from reports.assembly.build import build_report
from reports.assembly.lines import word_line
from reports.domain.editability import EVERY_SECTION
from reports.domain.outline import OUTSIDE_KEY, OutlineNode
from reports.models import (
    AnnexTable,
    AnswerState,
    Mention,
    Outline,
    Report,
    Section,
    SectionLine,
    SectionNote,
    SectionOpening,
)
from reports.selectors import published_outline

Nodes = Mapping[str, OutlineNode]

_OWNERS: Final[Mapping[type[Model], str]] = {
    SectionNote: "section_id",
    AnnexTable: "section_id",
    Attachment: "object_id",
}
"""What stands beside a section's lines, and the field that names the section."""


def upgrade_reports(reports: Sequence[Report], outline: Outline) -> None:
    """Bind the locked `reports` to `outline`; new items have no answer yet. Called inside a transaction.

    In returned reports the new items that must be answered open, else nobody could send them again; what was open and
    is gone lets what is kept of it be written. A page that was read before is too old to send the report.
    The number of queries does not depend on the number of reports.
    """
    new = _nodes(outline)
    old = {report.pk: _nodes(report.outline) for report in reports}
    # Whoever saves a section now is waited for, so that what they saved is moved; later savers find it gone.
    others = Section.objects.select_for_update().filter(report__in=reports).exclude(key__in=new)
    sections = list(others.order_by("pk"))
    outside = {section.report_id: section for section in sections if section.key == OUTSIDE_KEY}
    gone = [section for section in sections if section.key != OUTSIDE_KEY]
    if gone:
        _Moving(reports, old, gone, outside).run()
    _follow_numerals(reports, old, new)
    _open_sections(reports, old, new)
    upgraded = Report.objects.filter(pk__in=[report.pk for report in reports])
    upgraded.update(outline=outline, version=F("version") + 1)


def _open_sections(reports: Sequence[Report], old: Mapping[int, Nodes], new: Nodes) -> None:
    """Open in returned reports what nobody could write before: required items, and what is kept of open ones."""
    # One that waits for its leader may come back.
    returned = [one.pk for one in reports if Report.State.RETURNED in (one.state, one.before_leader)]
    gone = SectionOpening.objects.filter(report__in=returned).exclude(key__in=[*new, EVERY_SECTION, OUTSIDE_KEY])
    wanted = {(pk, OUTSIDE_KEY) for pk in gone.values_list("report", flat=True)}
    wanted |= {(pk, key) for pk in returned for key, node in new.items() if node.required and not _asked(old[pk], key)}
    gone.delete()
    SectionOpening.objects.bulk_create(
        (SectionOpening(report_id=pk, key=key, cause=SectionOpening.Cause.ERROR) for pk, key in sorted(wanted)),
        ignore_conflicts=True,
    )


def _asked(nodes: Nodes, key: str) -> bool:
    """Tell whether an outline asks for an answer to the item already."""
    return key in nodes and nodes[key].required


def holding(sections: QuerySet[Section]) -> QuerySet[Section]:
    """Return those sections that hold anything that is kept where their item is dropped."""
    held = Exists(SectionLine.objects.filter(section=OuterRef("pk"))) | ~Q(reason="") | ~Q(heading="")
    for model, rows in _beside().items():
        held |= Exists(rows.filter(**{_OWNERS[model]: OuterRef("pk")}))
    return sections.filter(held)


def _beside() -> dict[type[Model], QuerySet]:
    """Return what stands beside the lines of sections: notes, tables and files."""
    owner = ContentType.objects.get_for_model(Section)
    return {
        SectionNote: SectionNote.objects.all(),
        AnnexTable: AnnexTable.objects.all(),
        Attachment: Attachment.objects.filter(content_type=owner),
    }


def _nodes(outline: Outline) -> Nodes:
    return {node.key: node for node in published_outline(outline).nodes}


def _follow_numerals(reports: Sequence[Report], old: Mapping[int, Nodes], new: Nodes) -> None:
    """Let headings that somebody wrote with the outline's numeral follow it where the outline is numbered anew."""
    before = {(pk, key): node.numeral for pk, nodes in old.items() for key, node in nodes.items() if node.numeral}
    renumbered = {key for (_, key), numeral in before.items() if key in new and new[key].numeral != numeral}
    sections = Section.objects.filter(report__in=reports, key__in=renumbered).exclude(heading="")
    followers = [one for one in sections if one.numeral == before.get((one.report_id, one.key))]
    for section in followers:
        section.numeral = new[section.key].numeral
    Section.objects.bulk_update(followers, ["numeral"])


class _Moving:
    """Moves what stands in sections that are gone to the end of their reports' section outside the outline."""

    def __init__(
        self, reports: Sequence[Report], old: Mapping[int, Nodes], gone: Sequence[Section], outside: dict[int, Section]
    ) -> None:
        self.reports = {report.pk: report for report in reports}
        self.old = old
        self.gone = {section.pk: section for section in self._in_order(gone)}
        self.outside = outside
        self.lines: dict[int, list[SectionLine]] = defaultdict(list)
        for line in _lines(gone):
            self.lines[line.section_id].append(line)

    def run(self) -> None:
        held = set(holding(Section.objects.filter(pk__in=self.gone)).values_list("pk", flat=True))
        kept = [one for one in self.gone.values() if one.pk in held]
        self._open_outside(kept)
        self._move_lines(kept)
        for model, every in _beside().items():
            rows = list(every.filter(**{f"{_OWNERS[model]}__in": self.gone}))
            for row in rows:
                section = self.gone[getattr(row, _OWNERS[model])]
                setattr(row, _OWNERS[model], self.outside[section.report_id].pk)
            model.objects.bulk_update(rows, [_OWNERS[model]])
        Section.objects.filter(pk__in=self.gone).delete()

    def _in_order(self, sections: Iterable[Section]) -> list[Section]:
        places = {pk: {key: place for place, key in enumerate(nodes)} for pk, nodes in self.old.items()}
        return sorted(sections, key=lambda one: (places[one.report_id].get(one.key, len(places)), one.pk))

    def _open_outside(self, kept: Sequence[Section]) -> None:
        """Have a section outside the outline in every report that needs one, changed for whoever has it open."""
        wanted = dict.fromkeys(section.report_id for section in kept)
        missing = [Section(report_id=pk, key=OUTSIDE_KEY, version=0) for pk in wanted if pk not in self.outside]
        Section.objects.bulk_create(missing)
        self.outside |= {section.report_id: section for section in missing}
        changed = [self.outside[pk] for pk in wanted]
        for section in changed:
            section.version += 1
            section.state, section.reason, section.finished = AnswerState.ANSWERED, "", False
        Section.objects.bulk_update(changed, ["version", "state", "reason", "finished"])

    def _move_lines(self, kept: Sequence[Section]) -> None:
        ends = SectionLine.objects.filter(section__in=self.outside.values()).order_by().values("section")
        after = {row["section"]: row["last"] + 1 for row in ends.annotate(last=Max("position"))}
        words = self._words()
        new, moved, headings = [], [], {}
        for section in kept:
            target = self.outside[section.report_id]
            added = [SectionLine(text=text) for text in self._told(section)]
            lines = [*added[:1], *self.lines[section.pk], *added[1:]]
            for position, line in enumerate(lines, start=after.get(target.pk, 0)):
                line.section, line.position, line.inline = target, position, False
                if line.origin == SectionLine.Origin.GENERATED and words.get(line.pk):
                    # Outside the outline nothing follows a register any more: the words stay as they read.
                    line.text, line.origin = words[line.pk], SectionLine.Origin.WRITTEN
            after[target.pk] = after.get(target.pk, 0) + len(lines)
            headings[section.pk] = added[0]
            new += added
            moved += self.lines[section.pk]
        SectionLine.objects.bulk_create(new)
        SectionLine.objects.bulk_update(moved, ["section", "position", "inline", "text", "origin"])
        named = Q(line__in=moved) | Q(line=None, section__in=headings)
        mentions = list(Mention.objects.filter(named).select_related("line"))
        for mention in mentions:
            if mention.line is None:
                mention.line = headings[mention.section_id]
            mention.section_id = mention.line.section_id
        Mention.objects.bulk_update(mentions, ["section", "line"])

    def _told(self, section: Section) -> list[str]:
        """Return what stood around the section's lines: the item's words, and the reason why figures are missing."""
        node = self.old[section.report_id].get(section.key)
        if section.heading:
            heading = f"{section.numeral} {section.heading}"
        else:
            heading = f"{node.numeral} {node.heading}" if node else section.key
        reason = [f"Chưa có số liệu: {section.reason}"] if section.reason else []
        return [heading.strip() or section.key, *reason]

    def _words(self) -> dict[int, str]:
        """Return how the generated lines read, by line; a report is assembled only for sentences with figures."""
        words: dict[int, str] = {}
        for pk, lines in self.lines.items():
            section = self.gone[pk]
            if any(line.sentence and line.origin == SectionLine.Origin.GENERATED for line in lines):
                tree = build_report(self.reports[section.report_id])
                told = next(node.lines for node in tree.walk() if node.key == section.key)
                words |= {line.pk: one.text for line, one in zip(lines, told, strict=True)}
            else:
                words |= {line.pk: word_line(line, {}) for line in lines}
        return words


def _lines(sections: Iterable[Section]) -> Iterable[SectionLine]:
    records = ("document", "assigned_task__assigning_document", "assigned_task__answering_document")
    visits = Prefetch("inspection", Inspection.objects.with_counts())
    lines = SectionLine.objects.filter(section__in=sections).select_related(*records).prefetch_related(visits)
    return lines.order_by("position", "pk")
