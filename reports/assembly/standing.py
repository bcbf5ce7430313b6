"""Where documents stand: in which sections of reports, in which other records, with how many files. Many at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count

from accounts.models import Attachment
from directives.models import AssignedTask, Document, Finding, Inspection, Plan
from reports.models import Mention, Section, SectionLine
from reports.selectors import published_places

_OUTSIDE = "ngoài đề cương"


@dataclass(slots=True)
class Standing:
    """Where one document stands: sections of reports ("Quý I/2022, mục I.2"), other records, the number of files."""

    sections: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    files: int = 0


def standing_of(documents: Collection[Document]) -> dict[int, Standing]:
    """Return where each of the documents stands, by its id (nine queries for any number of documents)."""
    ids = [one.pk for one in documents]
    standing = {pk: Standing() for pk in ids}
    _read_sections(ids, standing)
    _read_records(ids, standing)
    files = Attachment.objects.filter(content_type=ContentType.objects.get_for_model(Document), object_id__in=ids)
    for row in files.order_by().values("object_id").annotate(number=Count("pk")):
        standing[row["object_id"]].files = row["number"]
    return standing


def _read_sections(ids: list[int], standing: dict[int, Standing]) -> None:
    pairs = set(SectionLine.objects.filter(document__in=ids).order_by().values_list("document", "section").distinct())
    pairs |= set(Mention.objects.filter(document__in=ids).order_by().values_list("document", "section").distinct())
    holders: dict[int, list[int]] = defaultdict(list)
    for document, section in pairs:
        holders[section].append(document)
    sections = Section.objects.filter(pk__in=holders).select_related("report__period", "report__outline")
    for section in sections.order_by("-report__period__ends_on", "report", "pk"):
        name = published_places(section.report.outline).get(section.key) or _OUTSIDE
        for document in holders[section.pk]:
            standing[document].sections.append(f"{section.report.period.name}, mục {name}")


def _read_records(ids: list[int], standing: dict[int, Standing]) -> None:
    for document, content in _naming(AssignedTask.objects.current(), "assigning_document", ids, "content"):
        standing[document].records.append(f"Văn bản giao nhiệm vụ “{content}”")
    for document, content in _naming(AssignedTask.objects.current(), "answering_document", ids, "content"):
        standing[document].records.append(f"Văn bản trả lời nhiệm vụ “{content}”")
    for document, title in _naming(Plan.objects.current(), "document", ids, "title"):
        standing[document].records.append(f"Kế hoạch “{title}”")
    for document, team in _naming(Inspection.objects.current(), "decision", ids, "team"):
        standing[document].records.append(f"Quyết định của cuộc kiểm tra “{team}”")
    findings = Finding.objects.filter(inspection__removed_at=None)
    for document, content in _naming(findings, "remedy_document", ids, "content"):
        standing[document].records.append(f"Báo cáo khắc phục “{content}”")


def _naming(records, name: str, ids: list[int], words: str):
    return records.filter(**{f"{name}__in": ids}).order_by("pk").values_list(name, words)
