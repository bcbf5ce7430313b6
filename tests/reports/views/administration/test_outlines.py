"""Outlines in the administration: items, changes that wait, publishing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from reports.models import Outline, OutlineChange, Report, ReportingPeriod, Section, SectionNote
from reports.services.periods import open_period
from reports.services.starting import start_report

MEETINGS = "steering.direction.meetings"
PROVINCIAL = "steering.direction.discipline_directive"
NEW = {"heading": "Công tác dân vận", "place": "after", "kind": "narrative", "required": "on"}


@pytest.fixture
def administrator(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["administrator"])
    return client


def page(outline: Outline, name: str = "outline", *parts: object) -> str:
    return reverse(f"periods:{name}", args=[outline.province_id, outline.pk, *parts])


def add(client: Client, outline: Outline, **values: str) -> OutlineChange:
    assert client.post(page(outline, "add_item") + f"?sau={MEETINGS}", NEW | values).status_code == 302
    return OutlineChange.objects.latest("pk")


def test_the_items_are_listed_in_order_with_what_may_be_done(administrator, outline):
    items = {item.node.key: item for item in administrator.get(page(outline)).context["items"]}
    assert list(items) == list(outline.nodes.values_list("key", flat=True))
    may = {key: (one.may_add, one.may_reword, one.may_drop) for key, one in items.items()}
    assert (may["header"], may["steering"], may[MEETINGS], may[PROVINCIAL], may["directions"]) == (
        (False, False, False),
        (True, True, False),
        (True, True, False),
        (True, True, True),
        (False, True, False),
    )


def test_a_change_shows_in_the_items_and_can_be_undone(administrator, outline):
    change = add(administrator, outline)
    content = administrator.get(page(outline)).content.decode()
    assert "Thay đổi chờ ban hành (1)" in content
    assert "thêm mới, chờ ban hành" in content
    administrator.post(page(outline, "undo_change", change.pk))
    assert "Thay đổi chờ ban hành (0)" in administrator.get(page(outline)).content.decode()


def test_a_reworded_item_shows_its_old_words(administrator, outline):
    administrator.post(page(outline, "reword_item", "assessment.strengths"), {"heading": "Kết quả <b>nổi bật</b>"})
    content = administrator.get(page(outline)).content.decode()
    assert "Lời cũ: Ưu điểm" in content
    assert "Kết quả &lt;b&gt;nổi bật&lt;/b&gt;" in content


def test_dropping_an_item_says_how_many_reports_write_in_it(administrator, report):
    outline = report.outline
    content = administrator.get(page(outline, "drop_item", PROVINCIAL)).content.decode()
    assert "1 báo cáo đang soạn có nội dung ở đây" in content
    administrator.post(page(outline, "drop_item", PROVINCIAL))
    assert "sẽ bỏ khi ban hành" in administrator.get(page(outline)).content.decode()


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({}, "Chưa báo cáo nào đang soạn có nội dung ở đây."),
        ({"reason": "Chờ số liệu của ngành", "state": "not_yet_available"}, "1 báo cáo đang soạn có nội dung ở đây"),
        ({"heading": "Chỉ thị số 10"}, "1 báo cáo đang soạn có nội dung ở đây"),
    ],
)
def test_dropping_counts_whatever_is_kept_outside(administrator, units, period, held, expected):
    report = start_report(units["BRVT/STP"], period)
    Section.objects.update_or_create(report=report, key=PROVINCIAL, defaults=held)
    assert expected in administrator.get(page(report.outline, "drop_item", PROVINCIAL)).content.decode()


def test_dropping_counts_notes_too(administrator, units, people, period):
    report = start_report(units["BRVT/STP"], period)
    section = report.sections.get(key=PROVINCIAL)
    SectionNote.objects.create(section=section, author=people["clerk"], text="Nhờ chị Hoa xem")
    content = administrator.get(page(report.outline, "drop_item", PROVINCIAL)).content.decode()
    assert "1 báo cáo đang soạn có nội dung ở đây" in content


def test_dropping_counts_no_report_of_a_period_long_past(administrator, report, brvt):
    open_period(brvt, "2023-Q1", report.outline)
    content = administrator.get(page(report.outline, "drop_item", PROVINCIAL)).content.decode()
    assert "Chưa báo cáo nào đang soạn có nội dung ở đây." in content


def test_an_item_of_the_nation_is_not_dropped_and_the_page_says_why(administrator, outline):
    assert "Chỉ bỏ được mục của tỉnh" in administrator.get(page(outline, "drop_item", MEETINGS)).content.decode()
    answer = administrator.post(page(outline, "drop_item", MEETINGS), follow=True)
    assert "Chỉ bỏ được mục của tỉnh" in answer.content.decode()
    assert OutlineChange.objects.count() == 0


def test_publishing_shows_the_changes_and_the_reports_by_unit_and_period(administrator, report, units):
    ReportingPeriod.objects.update(department_due_at=timezone.now() + timedelta(days=5))
    start_report(units["BRVT/STP"], report.period)
    change = add(administrator, report.outline)
    content = administrator.get(page(report.outline, "publish")).content.decode()
    for words in ("Ban hành phiên bản 2", "Công tác dân vận", "Sở Tư pháp", "Sở Y tế", "Quý I/2022 (2)"):
        assert words in content
    seen = administrator.get(page(report.outline, "publish")).context["plan"].seen
    answer = administrator.post(page(report.outline, "publish"), {"seen": seen}, follow=True)
    assert "Đã ban hành phiên bản 2; 2 báo cáo đã theo đề cương mới." in answer.content.decode()
    new = Outline.objects.get(version=2)
    assert set(Report.objects.values_list("outline", flat=True)) == {new.pk}
    assert new.nodes.get(key=change.key).scope == "provincial"


def test_changes_that_were_not_shown_are_not_published(administrator, outline):
    add(administrator, outline)
    seen = administrator.get(page(outline, "publish")).context["plan"].seen
    add(administrator, outline, heading="Cải cách tư pháp")
    answer = administrator.post(page(outline, "publish"), {"seen": seen}, follow=True)
    assert "Danh sách thay đổi vừa được người khác sửa." in answer.content.decode()
    assert "Cải cách tư pháp" in answer.content.decode()
    assert Outline.objects.count() == 1


def test_an_old_version_is_only_to_be_read(administrator, outline):
    add(administrator, outline)
    seen = administrator.get(page(outline, "publish")).context["plan"].seen
    administrator.post(page(outline, "publish"), {"seen": seen})
    new = Outline.objects.get(version=2)
    content = administrator.get(page(outline)).content.decode()
    assert "Đây là phiên bản cũ, chỉ để xem." in content
    assert "Thay đổi đã ban hành sau phiên bản 1" in content
    assert "Sửa lời<" not in content
    assert administrator.get(page(outline, "publish")).headers["Location"] == page(new)
    stale = administrator.post(page(outline, "publish"), {"seen": seen}, follow=True)
    assert "vừa có phiên bản mới" in stale.content.decode()
    answer = administrator.post(page(outline, "add_item") + f"?sau={MEETINGS}", NEW)
    assert "vừa có phiên bản mới" in answer.content.decode()
    assert OutlineChange.objects.count() == 1


def test_without_changes_there_is_nothing_to_publish(administrator, outline):
    assert "Không có thay đổi nào chờ ban hành." in administrator.get(page(outline, "publish")).content.decode()


def test_a_province_without_an_outline_is_told_what_to_do(administrator, brvt):
    content = administrator.get(reverse("periods:outlines", args=[brvt.pk])).content.decode()
    assert "Hãy nhờ người vận hành nạp đề cương" in content


def test_pages_take_the_same_queries_for_few_and_many(administrator, report, brvt):
    outline = report.outline
    addresses = [
        page(outline),
        page(outline, "publish"),
        page(outline, "drop_item", PROVINCIAL),
        reverse("periods:outlines", args=[brvt.pk]),
    ]

    def queries() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert administrator.get(address).status_code == 200
            counts.append(len(captured))
        return counts

    add(administrator, outline)
    queries()
    few = queries()
    for number in range(8):
        unit = Unit.objects.create(
            code=f"DV{number}", kind="department", name=f"Sở {number}", province=brvt, parent=brvt
        )
        start_report(unit, report.period)
        add(administrator, outline, heading=f"Mục {'x' * number}")
        Outline.objects.create(province=brvt, key=f"khac-{number}", version=1, title="Khác")
    assert queries() == few
    assert (few[-1] <= 8, max(few) <= 12) == (True, True)
