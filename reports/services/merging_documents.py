"""Two records of one document become one: everything that named the other names the kept one."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Model, Q
from django.utils import timezone
from django.utils.text import Truncator

from accounts.models import Attachment, Unit, User
from core.errors import InputError
from directives.duplicates import possible_duplicates
from directives.models import AssignedTask, Document, Finding, Inspection, Plan, Record
from directives.selectors import documents_of
from directives.services import complete_type
from reports.models import Mention, Section, SectionLine
from reports.services.followers import count_versions_up, lines_following, relink

_COMPLETED: Final = (
    *("year", "issuer_code", "issuer"),
    *("issued_on", "subject", "topic"),
)
_REASON: Final = 100
_NAMING: Final[tuple[tuple[type[Model], tuple[str, ...]], ...]] = (
    (AssignedTask, ("assigning_document", "answering_document")),
    (Plan, ("document",)),
    (Inspection, ("decision",)),
    (Finding, ("remedy_document",)),
)
"""The records that name documents, removed ones too, so that nobody brings back a name that leads nowhere."""


_MOVED: Final = {AssignedTask: "nhiệm vụ", Plan: "kế hoạch", Inspection: "cuộc kiểm tra", Finding: "tồn tại"}
"""What the history calls them."""


def mark_of(document: Document) -> str:
    """Return what stands for a document as it is now: whoever merges sends it back, so that no change is missed."""
    return f"{document.pk}-{document.updated_at.isoformat()}"


@transaction.atomic
def merge_documents(
    unit: Unit, kept_id: int, other_ids: Collection[int], seen: Collection[str], user: User
) -> Document:
    """Merge possible duplicates of the unit's register into the kept document and return it.

    Blanks of the kept one are filled. `seen` are the marks of the documents as the user saw them. Raises InputError,
    with nothing changed, where one was changed or removed since, where they are no possible duplicates, or where a task
    has one as its answer to another.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    ids = {kept_id, *other_ids}
    documents = {one.pk: one for one in documents_of(unit).filter(pk__in=ids)}
    if len(documents) != len(ids) or not {mark_of(one) for one in documents.values()} <= set(seen):
        raise InputError("các văn bản vừa được người khác sửa, gộp hoặc gỡ; hãy xem lại rồi gộp")
    if not any(ids <= set(group) for group in possible_duplicates(unit)):
        raise InputError("chỉ gộp được các văn bản cùng số, ký hiệu, năm và cơ quan ban hành; hãy xem lại rồi gộp")
    kept = documents.pop(kept_id)
    others = list(documents.values())
    _check_answers(ids)
    is_filled = _fill_blanks(kept, others)
    touched = _sections(unit, others, kept if is_filled else None)
    count_versions_up(touched, user)
    moved = _move_names(kept, others) | _move_lines(kept, others)
    _remove(kept, others, moved)
    relink(unit, lines_following(unit, [kept]).filter(section__in=touched))
    return kept


def sections_printing_twice(document: Document) -> list[Section]:
    """Return the sections where more than one line prints the document, with report and outline (one query)."""
    lines = SectionLine.objects.filter(document=document, origin=SectionLine.Origin.GENERATED).order_by()
    doubled = lines.values("section").annotate(number=Count("pk")).filter(number__gt=1).values("section")
    sections = Section.objects.filter(pk__in=doubled).select_related("report__period", "report__outline")
    return list(sections.order_by("-report__period__ends_on", "pk"))


def _check_answers(ids: set[int]) -> None:
    """Refuse where a task has one of the documents as its answer to another of them."""
    task = AssignedTask.objects.filter(assigning_document__in=ids, answering_document__in=ids).first()
    if task is not None:
        is_removed, mend = (" (đã xóa khỏi sổ)", "khôi phục rồi sửa") if task.removed_at else ("", "sửa")
        raise InputError(
            f"nhiệm vụ “{task.content[:100]}”{is_removed} có văn bản giao và văn bản trả lời cùng trong số này; "
            f"hãy {mend} nhiệm vụ đó trước khi gộp"
        )


def _fill_blanks(kept: Document, others: Iterable[Document]) -> bool:
    """Fill the blanks of the kept document in the others' order; return whether there was anything to fill."""
    is_filled = False
    for other in others:
        is_filled |= complete_type(kept, other)
        for name in _COMPLETED:
            if not getattr(kept, name) and getattr(other, name):
                setattr(kept, name, getattr(other, name))
                is_filled = True
    return is_filled


def _sections(unit: Unit, others: Sequence[Document], filled: Document | None) -> set[int]:
    """Return the sections whose words or links change."""
    holding = SectionLine.objects.filter(document__in=others).values("section")
    naming = Mention.objects.filter(document__in=others).values("section")
    following = lines_following(unit, [*others, *([filled] if filled else [])]).values("section")
    sections = Section.objects.filter(Q(pk__in=holding) | Q(pk__in=naming) | Q(pk__in=following))
    return set(sections.values_list("pk", flat=True))


def _move_names(kept: Document, others: Sequence[Document]) -> dict[str, int]:
    """Let the records that name one of the others name the kept one, with history; return how many of which kind."""
    ids = {one.pk for one in others}
    moved: dict[str, int] = {}
    for model, names in _NAMING:
        naming = Q()
        for name in names:
            naming |= Q(**{f"{name}__in": ids})
        records = list(model.objects.filter(naming))
        for record in records:
            for name in names:
                if getattr(record, f"{name}_id") in ids:
                    setattr(record, name, kept)
            record._change_reason = f"Gộp văn bản vào {kept}"[:_REASON]
            if isinstance(record, Record):
                record.updated_at = timezone.now()
        if records:
            moved[_MOVED[model]] = len(records)
            dated = ["updated_at"] if issubclass(model, Record) else []
            model.objects.bulk_update(records, [*names, *dated])
    return moved


def _move_lines(kept: Document, others: Sequence[Document]) -> dict[str, int]:
    """Let lines, their mentions and attachments lead to the kept document; return how many of which kind."""
    lines = SectionLine.objects.filter(document__in=others).update(document=kept)
    Mention.objects.filter(document__in=others).update(document=kept)
    of_documents = Attachment.objects.filter(content_type=ContentType.objects.get_for_model(Document))
    files = of_documents.filter(object_id__in=[one.pk for one in others]).update(object_id=kept.pk)
    return {name: count for name, count in (("dòng báo cáo", lines), ("tệp", files)) if count}


def _remove(kept: Document, others: Sequence[Document], moved: dict[str, int]) -> None:
    """Take the others out of the register; what was merged into them before leads to the kept one."""
    earlier = list(Document.objects.filter(merged_into__in=others))
    for document in earlier:
        document.merged_into = kept
    if earlier:
        Document.objects.bulk_update(earlier, ["merged_into"])
    for other in others:
        other.removed_at, other.merged_into = timezone.now(), kept
        other._change_reason = f"Gộp vào {kept}"[:_REASON]
        other.save(update_fields=["removed_at", "merged_into"])
    kept._change_reason = _received(others, moved)
    kept.save()


def _received(others: Sequence[Document], moved: dict[str, int]) -> str:
    """Return what the history of the kept one says: which it took in, and what came with them."""
    came = f"; chuyển sang {', '.join(f'{count} {name}' for name, count in moved.items())}" if moved else ""
    return Truncator(f"Nhận gộp {', '.join(str(one) for one in others)}").chars(_REASON - len(came)) + came
