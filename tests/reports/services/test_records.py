"""Records added, changed and removed with the lines of the reports."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Membership, User
from core.errors import InputError
from directives.models import AssignedTask, Document, Finding, Inspection, Plan, PlanTask, Record
from reports.assembly.lines import word_line
from reports.models import Proposal, Report, Section, SectionLine
from reports.services.editing import StaleSection
from reports.services.records import (
    StaleRecord,
    add_record,
    change_plan_task,
    change_record,
    plan_task_digest,
    remove_plan_task,
    remove_record,
    restore_record,
    standing_places,
)

KEY = "steering.direction.documents"


@pytest.fixture
def clerk(seed_report: Report, user_with) -> User:
    return user_with(Membership.Role.CLERK, seed_report.unit)


def letter(report: Report, number: str = "1400") -> Document:
    return Document(
        unit=report.unit, type_name="Công văn", number=number, symbol="SYT-VP", issuer_code="SYT", year=2022
    )


def stored(record):
    record.save()
    return record


def version_of(report: Report, key: str = KEY) -> int:
    return Section.objects.get(report=report, key=key).version


def lines(report: Report, key: str = KEY) -> list[SectionLine]:
    return list(SectionLine.objects.filter(section__report=report, section__key=key).order_by("position"))


def test_the_line_stands_last_with_the_marker_of_the_one_before(seed_report: Report, clerk: User) -> None:
    SectionLine.objects.filter(section__report=seed_report, section__key=KEY).update(marker="-")
    before = lines(seed_report)
    add_record(seed_report, KEY, version_of(seed_report), clerk, lambda: stored(letter(seed_report)))
    *kept, new = lines(seed_report)
    assert kept == before
    assert (new.marker, word_line(new, {})) == ("-", "Công văn số 1400/SYT-VP;")


def test_a_section_that_the_report_leaves_out_is_made(seed_report: Report, clerk: User) -> None:
    Section.objects.filter(report=seed_report, key=KEY).delete()
    add_record(seed_report, KEY, 0, clerk, lambda: stored(letter(seed_report)))
    section = Section.objects.get(report=seed_report, key=KEY)
    assert (section.state, [(line.marker, line.position) for line in lines(seed_report)]) == ("answered", [("+", 0)])


def test_nothing_is_stored_where_the_section_is_stale(seed_report: Report, clerk: User) -> None:
    with pytest.raises(StaleSection):
        add_record(seed_report, KEY, version_of(seed_report) + 1, clerk, lambda: stored(letter(seed_report)))
    assert not Document.objects.filter(number="1400").exists()


def test_nothing_is_changed_where_the_record_cannot_be_stored(seed_report: Report, clerk: User) -> None:
    before, version = lines(seed_report), version_of(seed_report)

    def save() -> Document:
        stored(letter(seed_report))
        raise InputError("không lưu được")

    with pytest.raises(InputError):
        add_record(seed_report, KEY, version, clerk, save)
    assert (lines(seed_report), version_of(seed_report)) == (before, version)
    assert not Document.objects.filter(number="1400").exists()


def test_the_line_of_a_task_is_linked_anew_when_its_document_changes(seed_report: Report, clerk: User) -> None:
    key = "steering.direction.assigned_tasks"
    assigning = Document.objects.get(number="1893")
    task = AssignedTask.objects.create(unit=seed_report.unit, assigning_document=assigning, content="Rà soát")
    add_record(seed_report, key, version_of(seed_report, key), clerk, lambda: task)
    assigning.subject = "về rà soát theo Quyết định số 2207/QĐ-UBND"
    change_record(assigning, clerk, assigning.save)
    line = lines(seed_report, key)[-1]
    assert word_line(line, {}) == f"{assigning} ngày 18/02/2022 của UBND tỉnh {assigning.subject}; đang thực hiện."
    assert [one.document.number for one in line.mentions.all()] == ["1893", "2207"]


def test_written_lines_keep_their_words_and_links(seed_report: Report, clerk: User) -> None:
    document = Document.objects.get(number="813", symbol="SYT-VP")
    line = next(line for line in lines(seed_report) if line.mentions.filter(document=document).exists())
    document.number, document.subject = "814", "khác hẳn"
    change_record(document, clerk, document.save)
    after = SectionLine.objects.get(pk=line.pk)
    words = word_line(after, {})
    assert [one.document for one in after.mentions.all()] == [document]
    assert ("814" in words) == (after.origin == "generated")


def test_of_two_changes_to_one_record_the_second_is_refused(seed_report: Report, clerk: User) -> None:
    pk = Document.objects.get(number="18", symbol="KH-SYT").pk
    first, second = Document.objects.get(pk=pk), Document.objects.get(pk=pk)
    change_record(first, clerk, first.save)
    with pytest.raises(StaleRecord):
        change_record(second, clerk, second.save)


def test_a_record_that_was_removed_meanwhile_is_not_changed(seed_report: Report, clerk: User) -> None:
    document = stored(letter(seed_report))
    Document.objects.filter(pk=document.pk).update(removed_at=timezone.now())
    with pytest.raises(StaleRecord):
        change_record(document, clerk, document.save)


def test_a_removal_names_every_section_that_names_the_record(seed_report: Report) -> None:
    document = Document.objects.get(number="02", symbol="2022/NQ-HĐND")
    with pytest.raises(InputError) as refused:
        remove_record(document)
    assert str(refused.value).count("Quý I/2022, mục II.1. ") == 2
    assert str(refused.value).endswith("Hãy bỏ các dòng đó khỏi báo cáo trước")


@pytest.mark.parametrize("kind", ["document", "assigning", "task", "visit"])
def test_whoever_has_a_line_open_that_follows_a_changed_record_notices(
    seed_report: Report, clerk: User, kind: str
) -> None:
    unit = seed_report.unit
    letter_of_task = stored(letter(seed_report, "1401"))
    records: dict[str, Record] = {
        "document": stored(letter(seed_report)),
        "assigning": letter_of_task,
        "task": AssignedTask.objects.create(unit=unit, assigning_document=letter_of_task, content="Rà soát"),
        "visit": Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2022, 3, 1)),
    }
    names = {"document": "document", "assigning": "assigned_task", "task": "assigned_task", "visit": "inspection"}
    held = records["task" if kind == "assigning" else kind]
    section = Section.objects.get(report=seed_report, key=KEY)
    others = Section.objects.exclude(pk=section.pk).order_by("pk").values_list("pk", "version")
    before = list(others)
    section.lines.create(position=99, origin=SectionLine.Origin.GENERATED, ending=".", **{names[kind]: held})
    change_record(records[kind], clerk, records[kind].save)
    stored_section = Section.objects.get(pk=section.pk)
    assert (stored_section.version, stored_section.edited_by) == (section.version + 1, clerk)
    assert list(others) == before


@pytest.fixture
def raised(seed_report: Report, clerk: User) -> Proposal:
    """A proposal with its line in the report."""
    proposal = Proposal(unit=seed_report.unit, report=seed_report, content="Bố trí kinh phí")
    add_record(seed_report, "proposals", version_of(seed_report, "proposals"), clerk, lambda: stored(proposal))
    return proposal


def test_a_reworded_proposal_rewords_its_line_and_whoever_has_it_open_notices(
    seed_report: Report, clerk: User, raised: Proposal
) -> None:
    before, version = lines(seed_report, "proposals"), version_of(seed_report, "proposals")
    raised.content = "Bố trí kinh phí thực hiện Kế hoạch số 18/KH-SYT ngày 17/02/2022"
    change_record(raised, clerk, raised.save)
    *kept, line = lines(seed_report, "proposals")
    assert ([one.text for one in kept], line.pk) == ([one.text for one in before[:-1]], before[-1].pk)
    assert line.text == raised.content
    assert [(one.document.number, one.document.symbol) for one in line.mentions.all()] == [("18", "KH-SYT")]
    assert version_of(seed_report, "proposals") == version + 1
    assert [place.key for place in standing_places(raised)] == ["proposals"]


def test_a_proposal_whose_words_stay_changes_no_section(seed_report: Report, clerk: User, raised: Proposal) -> None:
    version = version_of(seed_report, "proposals")
    raised.answer = "Đã bố trí"
    change_record(raised, clerk, raised.save)
    assert version_of(seed_report, "proposals") == version


@pytest.mark.parametrize("change", ["a line that says more", "another report", "a report no longer written"])
def test_words_that_are_not_the_proposals_stay(seed_report: Report, clerk: User, raised: Proposal, change: str) -> None:
    line = lines(seed_report, "proposals")[-1]
    if change == "a line that says more":
        SectionLine.objects.filter(pk=line.pk).update(text=f"{line.text} năm 2023")
    elif change == "another report":
        raised.report = None
    else:
        Report.objects.filter(pk=seed_report.pk).update(state="submitted")
    line.refresh_from_db()
    version = version_of(seed_report, "proposals")
    raised.content = "Bố trí đủ kinh phí"
    change_record(raised, clerk, raised.save)
    after = SectionLine.objects.get(pk=line.pk)
    assert (after.text, version_of(seed_report, "proposals")) == (line.text, version)


def test_a_visit_comes_back_after_the_documents_that_its_findings_name(seed_report: Report) -> None:
    report_of_remedy = stored(letter(seed_report))
    visit = Inspection.objects.create(unit=seed_report.unit, team="Đoàn", visited_on=date(2022, 3, 1))
    for position in (1, 2):
        Finding.objects.create(inspection=visit, position=position, content="Chậm", remedy_document=report_of_remedy)
    remove_record(visit)
    remove_record(report_of_remedy)
    with pytest.raises(InputError) as refused:
        restore_record(visit)
    assert str(refused.value) == (
        "báo cáo khắc phục “Công văn số 1400/SYT-VP” đã xóa khỏi sổ. Hãy khôi phục văn bản đó trước"
    )
    restore_record(report_of_remedy)
    restore_record(visit)
    assert Inspection.objects.get(pk=visit.pk).removed_at is None


@pytest.fixture
def task(seed_report: Report) -> PlanTask:
    plan = Plan.objects.create(unit=seed_report.unit, topic="reform_plan", year=2022, title="Kế hoạch CCHC")
    return PlanTask.objects.create(plan=plan, position=1, content="Rà soát")


def reworded(task: PlanTask, content: str) -> PlanTask:
    return PlanTask(pk=task.pk, plan=task.plan, position=task.position, content=content)


def test_of_two_changes_to_one_task_of_a_plan_the_second_is_refused(task: PlanTask) -> None:
    seen, unit = plan_task_digest(task), task.plan.unit_id
    change_plan_task(unit, task.pk, seen, reworded(task, "Rà soát, đánh giá").save)
    with pytest.raises(StaleRecord):
        change_plan_task(unit, task.pk, seen, reworded(task, "Rà soát lại").save)
    with pytest.raises(StaleRecord):
        remove_plan_task(unit, task.pk, seen)
    task.refresh_from_db()
    assert task.content == "Rà soát, đánh giá"


def test_a_task_of_a_plan_that_was_deleted_meanwhile_is_not_made_again(task: PlanTask) -> None:
    seen, unit, pk = plan_task_digest(task), task.plan.unit_id, task.pk
    remove_plan_task(unit, pk, seen)
    with pytest.raises(StaleRecord):
        change_plan_task(unit, pk, seen, reworded(task, "Rà soát lại").save)
    with pytest.raises(StaleRecord):
        remove_plan_task(unit, pk, seen)
    assert not PlanTask.objects.filter(pk=pk).exists()
