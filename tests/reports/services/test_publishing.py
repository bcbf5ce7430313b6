"""Publishing an outline: the next version, and the drafts of open periods that follow it."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Attachment, Membership, Unit, User
from core.errors import InputError
from reports.assembly.build import build_report
from reports.domain.outline import OUTSIDE_KEY
from reports.models import Outline, OutlineChange, Report, Section, SectionLine, SectionNote
from reports.selectors import published_outline
from reports.services.editing import StaleSection, change_section
from reports.services.outline_changes import AFTER, NewItem, add_item, drop_item, reword_item
from reports.services.outlines import load_outline
from reports.services.periods import open_period
from reports.services.publishing import plan_publication, publish
from reports.services.starting import start_report
from tests.reports.conftest import OUTLINES

TODAY = date(2022, 3, 10)
MEETINGS = "steering.direction.meetings"
PROVINCIAL = "steering.direction.discipline_directive"
PROJECTS = "results.digital_government.digital_transformation"


@pytest.fixture
def administrator(user_with, brvt: Unit) -> User:
    return user_with(Membership.Role.ADMINISTRATOR, brvt)


@pytest.fixture
def clerk(user_with, health: Unit) -> User:
    return user_with(Membership.Role.CLERK, health)


def add(outline: Outline, user: User, heading: str = "Công tác dân vận", after: str = MEETINGS) -> str:
    return add_item(outline.pk, NewItem(after, AFTER, "narrative", heading, True), user).key


def publish_all(outline: Outline, today: date = TODAY) -> Outline:
    return publish(outline.pk, plan_publication(outline, today).seen, today).outline


def words(report: Report, *without: str) -> dict[str, list[tuple[str, str]]]:
    """The printed words of every item."""
    return {node.key: list(node.paragraphs()) for node in build_report(report).walk() if node.key not in without}


def test_a_new_version_has_the_changes_and_the_old_one_stays(outline, administrator):
    key = add(outline, administrator)
    reword_item(outline.pk, "assessment.strengths", "Kết quả nổi bật", administrator)
    drop_item(outline.pk, PROVINCIAL, administrator)
    new = publish_all(outline)
    before, after = (published_outline(one).nodes for one in (outline, new))
    assert (new.key, new.version, new.province) == (outline.key, 2, outline.province)
    assert {node.key for node in after} - {node.key for node in before} == {key}
    assert {node.key for node in before} - {node.key for node in after} == {PROVINCIAL}
    assert [node.heading for node in after if node.key == "assessment.strengths"] == ["Kết quả nổi bật"]
    assert OutlineChange.objects.filter(outline=new).count() == 0
    assert OutlineChange.objects.filter(outline=outline).count() == 3


def test_drafts_of_open_periods_follow_with_every_word_and_the_new_item_has_no_answer(
    seed_report, administrator, outline, period
):
    before = words(seed_report)
    key = add(outline, administrator)
    plan = plan_publication(outline, TODAY)
    assert (list(plan.periods), list(plan.upgraded), list(plan.staying)) == ([period], [seed_report], [])
    new = publish_all(outline)
    seed_report = Report.objects.get()
    assert (seed_report.outline, period.outlines.get(unit_kind="department").outline) == (new, new)
    assert words(seed_report, key) == before
    assert [node.state for node in build_report(seed_report).walk() if node.key == key] == ["unanswered"]


def test_reports_of_periods_long_past_stay(seed_report, administrator, outline, period, brvt, health):
    later = open_period(brvt, "2023-Q1", outline)[0]
    follower = start_report(health, later)
    add(outline, administrator)
    today = date(2023, 3, 1)
    plan = plan_publication(outline, today)
    assert (list(plan.periods), list(plan.upgraded), list(plan.staying)) == ([later], [follower], [seed_report])
    new = publish_all(outline, today)
    assert dict(Report.objects.values_list("period__key", "outline")) == {"2022-Q1": outline.pk, "2023-Q1": new.pk}
    assert period.outlines.get(unit_kind="department").outline == outline


def test_what_stood_in_a_dropped_item_is_kept_outside_below_its_heading(seed_report, administrator, outline, clerk):
    section = seed_report.sections.get(key=PROVINCIAL)
    lines = [line.text for line in section.lines.order_by("position")]
    SectionNote.objects.create(section=section, author=clerk, text="Nhờ chị Hoa xem")
    drop_item(outline.pk, PROVINCIAL, administrator)
    publish_all(outline)
    outside = seed_report.sections.get(key=OUTSIDE_KEY)
    texts = [line.text for line in outside.lines.order_by("position")]
    assert texts[0].startswith("Việc thực hiện theo Chỉ thị số 10/CT-UBND")
    assert texts[1:] == lines != []
    assert (outside.state, outside.version, outside.notes.get().text) == ("answered", 1, "Nhờ chị Hoa xem")
    assert seed_report.sections.filter(key=PROVINCIAL).exists() is False


def test_what_stood_outside_before_stays_first(seed_report, administrator, outline):
    outside = Section.objects.create(report=seed_report, key=OUTSIDE_KEY, version=3, state="answered")
    SectionLine.objects.create(section=outside, position=4, text="Mẫu số 1")
    drop_item(outline.pk, PROJECTS, administrator)
    publish_all(outline)
    outside.refresh_from_db()
    texts = [line.text for line in outside.lines.order_by("position")]
    assert (outside.version, texts[0], texts[1][:24]) == (4, "Mẫu số 1", "6.7. Tiến độ triển khai,")


def test_files_of_a_dropped_item_are_kept_with_its_words(
    seed_report, administrator, outline, clerk, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    section = seed_report.sections.get(key=PROVINCIAL)
    file = Attachment.objects.create(
        unit=seed_report.unit,
        content_type=ContentType.objects.get_for_model(Section),
        object_id=section.pk,
        name="a.pdf",
        media_type="application/pdf",
        size=1,
        content=ContentFile(b"x", name="a.pdf"),
        uploaded_by=clerk,
    )
    drop_item(outline.pk, PROVINCIAL, administrator)
    publish_all(outline)
    file.refresh_from_db()
    assert file.owner == seed_report.sections.get(key=OUTSIDE_KEY)


def test_documents_that_the_heading_of_a_dropped_item_named_stay_linked_to_its_words(
    seed_report, administrator, outline
):
    section = seed_report.sections.get(key=PROVINCIAL)
    document = section.mentions.get(line=None).document
    drop_item(outline.pk, PROVINCIAL, administrator)
    publish_all(outline)
    outside = seed_report.sections.get(key=OUTSIDE_KEY)
    kept = outside.mentions.get(document=document)
    assert kept.line == outside.lines.order_by("position").first()
    assert "Chỉ thị số 10/CT-UBND" in kept.line.text


def test_lines_that_followed_a_record_become_written_words_outside(seed_report, administrator, outline):
    section = seed_report.sections.get(key=PROVINCIAL)
    line = SectionLine.objects.filter(section__report=seed_report, origin="generated", document__isnull=False).first()
    read = {one.key: one for one in build_report(seed_report).walk()}[line.section.key]
    said = read.lines[list(line.section.lines.order_by("position")).index(line)].text
    SectionLine.objects.filter(pk=line.pk).update(section=section, position=99)
    drop_item(outline.pk, PROVINCIAL, administrator)
    publish_all(outline)
    line.refresh_from_db()
    assert (line.section.key, line.origin, line.text) == (OUTSIDE_KEY, "written", said)
    assert line.document is not None
    assert [one.section_id for one in line.mentions.all()] == [line.section_id] * line.mentions.count()


def test_an_empty_dropped_item_leaves_nothing_outside(administrator, outline, period, health):
    report = start_report(health, period)
    drop_item(outline.pk, PROVINCIAL, administrator)
    publish_all(outline)
    assert report.sections.filter(key__in=[PROVINCIAL, OUTSIDE_KEY]).count() == 0


def test_a_written_heading_with_the_outlines_numeral_follows_it(seed_report, administrator, outline):
    key = "results.digital_government.online_services"
    own = {"heading": "Dịch vụ công trực tuyến", "version": 1}
    Section.objects.update_or_create(report=seed_report, key=key, defaults={"numeral": "6.8.", **own})
    money = "results.digital_government.data"
    Section.objects.update_or_create(report=seed_report, key=money, defaults={"numeral": "6.4", **own})
    add(outline, administrator, after="results.digital_government.institutions")
    publish_all(outline)
    numerals = dict(seed_report.sections.values_list("key", "numeral"))
    assert (numerals[key], numerals[money]) == ("6.9.", "6.4")


def test_publishing_is_refused_for_changes_that_were_not_seen(outline, administrator):
    add(outline, administrator)
    seen = plan_publication(outline, TODAY).seen
    add(outline, administrator, "Cải cách tư pháp")
    with pytest.raises(InputError, match="vừa được người khác sửa"):
        publish(outline.pk, seen, TODAY)
    assert Outline.objects.count() == 1


def test_of_two_who_publish_the_second_is_refused(outline, administrator):
    add(outline, administrator)
    seen = plan_publication(outline, TODAY).seen
    publish(outline.pk, seen, TODAY)
    with pytest.raises(InputError, match="vừa có phiên bản mới"):
        publish(outline.pk, seen, TODAY)
    assert Outline.objects.count() == 2


def test_nothing_is_published_without_changes(outline):
    with pytest.raises(InputError, match="Không còn thay đổi nào"):
        publish(outline.pk, plan_publication(outline, TODAY).seen, TODAY)


def test_who_saves_a_dropped_item_is_told_that_it_changed(seed_report, administrator, outline, clerk):
    version = seed_report.sections.get(key=PROVINCIAL).version
    drop_item(outline.pk, PROVINCIAL, administrator)
    publish_all(outline)
    for seen in (version, 0):
        with pytest.raises(StaleSection):
            change_section(seed_report.pk, PROVINCIAL, seen, clerk, lambda section, lines: lines)
    assert seed_report.sections.filter(key=PROVINCIAL).exists() is False


def test_the_new_item_is_written_as_any_other(seed_report, administrator, outline, clerk):
    key = add(outline, administrator)
    publish_all(outline)
    line = SectionLine(text="Đã tổ chức 02 hội nghị.")
    section = change_section(seed_report.pk, key, 0, clerk, lambda section, lines: [line])
    assert (section.state, section.version) == ("answered", 1)


def test_the_file_of_an_earlier_version_changes_nothing_afterwards(outline, administrator):
    add(outline, administrator)
    new = publish_all(outline)
    loaded = load_outline(OUTLINES / "brvt_315_2022.toml")
    assert (loaded.created, loaded.outline) == (False, new)


@pytest.mark.parametrize(
    ("state", "follows"),
    [
        ("draft", True),
        ("awaiting_leader", True),
        ("returned", True),
        ("reopened", True),
        ("submitted", False),
        ("approved", False),
    ],
)
def test_what_the_unit_writes_follows_and_what_was_sent_stays(
    seed_report, administrator, outline, state: str, follows: bool
):
    Report.objects.update(state=state)
    add(outline, administrator)
    new = publish_all(outline)
    report = Report.objects.get()
    # A page that was read before the new items came is too old to send the report.
    assert (report.outline, report.version) == ((new, 2) if follows else (outline, 1))


@pytest.mark.parametrize(("state", "before"), [("returned", ""), ("awaiting_leader", "returned")])
def test_in_a_returned_report_new_items_open_and_so_does_what_is_kept_of_open_ones(
    seed_report, administrator, outline, state: str, before: str
):
    Report.objects.update(state=state, before_leader=before)
    for key in (PROVINCIAL, MEETINGS):
        seed_report.openings.create(key=key, cause="comment")
    added = add(outline, administrator)
    drop_item(outline.pk, PROVINCIAL, administrator)
    publish_all(outline)
    assert set(seed_report.openings.values_list("key", "cause")) == {
        (MEETINGS, "comment"),
        (added, "error"),
        (OUTSIDE_KEY, "error"),
    }


def test_a_report_returned_as_a_whole_stays_open_as_a_whole(seed_report, administrator, outline):
    Report.objects.update(state="returned")
    seed_report.openings.create(key="", cause="return")
    drop_item(outline.pk, PROVINCIAL, administrator)
    publish_all(outline)
    assert list(seed_report.openings.values_list("key", "cause")) == [("", "return")]


def test_the_number_of_queries_does_not_grow_with_the_reports(administrator, outline, period, brvt):
    def drafts(count: int) -> None:
        for _ in range(count):
            number = Unit.objects.count()
            unit = Unit.objects.create(
                code=f"DV{number}", kind="department", name=f"Đơn vị {number}", province=brvt, parent=brvt
            )
            report = start_report(unit, period)
            for section in report.sections.filter(key__in=[PROVINCIAL, PROJECTS]):
                SectionLine.objects.create(section=section, position=0, text=f"Lời {number}")

    def queries() -> int:
        current = Outline.objects.order_by("-version").first()
        add(current, administrator, f"Mục {'a' * current.version}")
        # Provincial items by turns, so that words are moved each time.
        drop_item(current.pk, PROVINCIAL if current.version == 1 else PROJECTS, administrator)
        with CaptureQueriesContext(connection) as captured:
            publish_all(current)
        return len(captured)

    drafts(2)
    few = queries()
    drafts(5)
    assert queries() <= few + 3
