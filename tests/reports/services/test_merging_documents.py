"""Merging two records of one document: everything that named the other names the kept one, or nothing changes."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from accounts.models import Attachment, Membership, Unit, User
from core.errors import InputError
from directives.models import AssignedTask, Document, Finding, Inspection, Plan
from reports.models import Mention, Report, Section, SectionLine
from reports.register_history import history_page
from reports.services.editing import StaleSection, change_section
from reports.services.merging_documents import mark_of, merge_documents, sections_printing_twice

KEY = "steering.direction.documents"


@pytest.fixture
def clerk(health: Unit, user_with) -> User:
    return user_with(Membership.Role.CLERK, health)


@pytest.fixture
def pair(health: Unit) -> tuple[Document, Document]:
    """Two records of one plan: the first knows its day, the second its subject."""
    first = Document.objects.create(
        **{"unit": health, "number": "230", "symbol": "KH-SYT", "year": 2022, "type_code": "KH"},
        **{"type_name": "Kế hoạch", "issuer_code": "SYT", "issued_on": date(2022, 3, 14)},
    )
    second = Document.objects.create(
        **{"unit": health, "number": "0230", "symbol": "kh-syt", "year": 2022, "type_name": "KH"},
        **{"subject": "về rà soát thủ tục", "topic": "direction", "issuer_code": "SYT"},
    )
    return first, second


def merge(unit: Unit, user: User, kept: Document, *others: Document) -> Document:
    seen = [mark_of(one) for one in (kept, *others)]
    return merge_documents(unit, kept.pk, [one.pk for one in others], seen, user)


def test_blanks_of_the_kept_one_are_filled_and_its_words_stay(
    health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    first, second = pair
    merge(health, clerk, first, second)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.number, first.symbol, first.type_name) == ("230", "KH-SYT", "Kế hoạch")
    assert (first.subject, first.topic, first.issued_on) == ("về rà soát thủ tục", "direction", date(2022, 3, 14))
    assert (first.removed_at, first.merged_into) == (None, None)
    assert (second.merged_into, second.removed_at is None) == (first, False)
    assert list(Document.objects.current().filter(unit=health).search("ra soat")) == [first]


def test_code_and_name_of_the_type_are_taken_together_or_not_at_all(health: Unit, clerk: User) -> None:
    numbered = {"unit": health, "number": "77", "symbol": "SYT-VP", "year": 2022}
    letter = Document.objects.create(**numbered, type_name="Công văn")
    report = Document.objects.create(**numbered, type_code="BC", type_name="Báo cáo")
    blank = Document.objects.create(**numbered)
    merge(health, clerk, letter, report)
    letter.refresh_from_db()
    assert (letter.type_code, letter.type_name) == ("", "Công văn")
    merge(health, clerk, blank, letter)
    blank.refresh_from_db()
    assert (blank.type_code, blank.type_name) == ("", "Công văn")


def test_both_have_the_merge_in_their_history(health: Unit, clerk: User, pair: tuple[Document, Document]) -> None:
    first, second = pair
    merge(health, clerk, first, second)
    assert first.history.first().history_change_reason == "Nhận gộp KH số 0230/kh-syt"
    assert second.history.first().history_change_reason == "Gộp vào Kế hoạch số 230/KH-SYT"
    assert [first.history.count(), second.history.count()] == [2, 2]


def test_records_and_files_that_named_the_other_name_the_kept_one(
    health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    first, second = pair
    task = AssignedTask.objects.create(unit=health, content="a", assigning_document=second)
    answered = AssignedTask.objects.create(unit=health, content="b", answering_document=second)
    plan = Plan.objects.create(unit=health, topic="reform_plan", title="c", year=2022, document=second)
    visit = Inspection.objects.create(unit=health, team="d", visited_on=date(2022, 3, 1), decision=second)
    finding = Finding.objects.create(inspection=visit, position=1, content="e", remedy_document=second)
    file = Attachment.objects.create(
        **{"unit": health, "owner": second, "name": "f.pdf", "media_type": "application/pdf", "size": 1},
        **{"sha256": "0" * 64, "content": "attachments/f.pdf", "uploaded_by": clerk},
    )
    merge(health, clerk, first, second)
    for record in (task, answered, plan, visit, finding, file):
        record.refresh_from_db()
    assert [task.assigning_document, answered.answering_document, plan.document] == [first] * 3
    assert [visit.decision, finding.remedy_document, file.owner] == [first] * 3
    assert [one.history.count() for one in (task, answered, plan, visit, finding)] == [2] * 5
    assert file.content_type == ContentType.objects.get_for_model(Document)


def test_lines_follow_the_kept_one_and_an_open_editor_notices(
    seed_report: Report, health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    first, second = pair
    section = seed_report.sections.get(key=KEY)
    generated = section.lines.create(position=98, origin=SectionLine.Origin.GENERATED, document=second, ending=".")
    written = section.lines.create(position=99, text="Kế hoạch số 230/KH-SYT của Sở.", document=second)
    for line in (generated, written):
        Mention.objects.create(section=section, line=line, document=second, role=Mention.Role.CITED, position=0)
    merge(health, clerk, first, second)
    generated.refresh_from_db()
    written.refresh_from_db()
    assert (generated.document, written.document, written.text) == (first, first, "Kế hoạch số 230/KH-SYT của Sở.")
    assert {one.document for one in Mention.objects.filter(line__in=[generated, written])} == {first}
    assert Mention.objects.get(line=generated).role == Mention.Role.ISSUED
    stored = Section.objects.get(pk=section.pk)
    assert (stored.version, stored.edited_by) == (section.version + 1, clerk)
    with pytest.raises(StaleSection):
        change_section(seed_report.pk, KEY, section.version, clerk, lambda section, lines: lines)


def test_a_section_that_names_neither_stays_at_its_version(
    seed_report: Report, health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    before = list(seed_report.sections.order_by("pk").values_list("pk", "version"))
    merge(health, clerk, *pair)
    assert list(seed_report.sections.order_by("pk").values_list("pk", "version")) == before


def test_a_section_whose_line_prints_the_kept_one_counts_up_where_its_blanks_were_filled(
    seed_report: Report, health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    section = seed_report.sections.get(key=KEY)
    section.lines.create(position=99, origin=SectionLine.Origin.GENERATED, document=pair[0], ending=".")
    merge(health, clerk, *pair)
    assert Section.objects.get(pk=section.pk).version == section.version + 1


def test_sections_that_now_print_the_document_twice_are_told(
    seed_report: Report, health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    section = seed_report.sections.get(key=KEY)
    for position, document in enumerate(pair, start=98):
        section.lines.create(position=position, origin=SectionLine.Origin.GENERATED, document=document, ending=".")
    assert sections_printing_twice(pair[0]) == []
    merge(health, clerk, *pair)
    assert sections_printing_twice(pair[0]) == [section]


def test_what_was_merged_before_leads_to_the_kept_one(
    health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    third = Document.objects.create(unit=health, number="230", symbol="KH-SYT", year=2022)
    merge(health, clerk, pair[1], third)
    pair[1].refresh_from_db()
    merge(health, clerk, *pair)
    third.refresh_from_db()
    assert third.merged_into == pair[0]


def refusal(unit: Unit, user: User, kept: Document, other: Document, seen: list[str]) -> str:
    with pytest.raises(InputError) as refused:
        merge_documents(unit, kept.pk, [other.pk], seen, user)
    assert not Document.objects.exclude(merged_into=None).exists()
    return str(refused.value)


def test_a_document_changed_since_it_was_shown_is_not_merged(
    health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    seen = [mark_of(one) for one in pair]
    pair[1].save()
    assert refusal(health, clerk, *pair, seen) == (
        "các văn bản vừa được người khác sửa, gộp hoặc gỡ; hãy xem lại rồi gộp"
    )


def test_documents_of_different_numbers_are_not_merged(
    health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    other = Document.objects.create(unit=health, number="231", symbol="KH-SYT", year=2022)
    assert refusal(health, clerk, pair[0], other, [mark_of(pair[0]), mark_of(other)]) == (
        "chỉ gộp được các văn bản cùng số, ký hiệu, năm và cơ quan ban hành; hãy xem lại rồi gộp"
    )


def test_a_document_of_another_unit_is_not_merged(
    health: Unit, dlk: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    other = Document.objects.create(unit=dlk.units.get(code="SYT"), number="230", symbol="KH-SYT", year=2022)
    assert refusal(health, clerk, pair[0], other, [mark_of(pair[0]), mark_of(other)]).startswith("các văn bản vừa")


def test_an_answer_is_not_merged_into_what_it_answers(
    health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    AssignedTask.objects.create(unit=health, content="Rà soát", assigning_document=pair[0], answering_document=pair[1])
    assert refusal(health, clerk, *pair, [mark_of(one) for one in pair]) == (
        "nhiệm vụ “Rà soát” có văn bản giao và văn bản trả lời cùng trong số này; hãy sửa nhiệm vụ đó trước khi gộp"
    )


def test_a_removed_task_that_is_in_the_way_is_named_with_the_way_out(
    health: Unit, clerk: User, pair: tuple[Document, Document]
) -> None:
    removed = {"assigning_document": pair[0], "answering_document": pair[1], "removed_at": timezone.now()}
    AssignedTask.objects.create(unit=health, content="Rà soát", **removed)
    assert refusal(health, clerk, *pair, [mark_of(one) for one in pair]) == (
        "nhiệm vụ “Rà soát” (đã xóa khỏi sổ) có văn bản giao và văn bản trả lời cùng trong số này; "
        "hãy khôi phục rồi sửa nhiệm vụ đó trước khi gộp"
    )


def test_the_history_says_what_was_moved(health: Unit, clerk: User, pair: tuple[Document, Document]) -> None:
    first, second = pair
    tasks = [AssignedTask.objects.create(unit=health, content=one, assigning_document=second) for one in "ab"]
    Plan.objects.create(unit=health, topic="reform_plan", title="c", year=2022, document=second)
    merge(health, clerk, first, second)
    assert [history_page(one, 1).changes[0].reason for one in (first, second, *tasks)] == [
        "Nhận gộp KH số 0230/kh-syt; chuyển sang 2 nhiệm vụ, 1 kế hoạch",
        "Gộp vào Kế hoạch số 230/KH-SYT",
        *["Gộp văn bản vào Kế hoạch số 230/KH-SYT"] * 2,
    ]


def test_a_long_symbol_leaves_room_for_what_was_moved(health: Unit, clerk: User) -> None:
    first, second = (Document.objects.create(unit=health, number="1", symbol="A" * 100, year=2022) for _ in "ab")
    AssignedTask.objects.create(unit=health, content="a", assigning_document=second)
    merge(health, clerk, first, second)
    reason = history_page(first, 1).changes[0].reason
    assert (len(reason), reason.endswith("A…; chuyển sang 1 nhiệm vụ")) == (100, True)
