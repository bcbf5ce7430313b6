"""Possible duplicates side by side; the clerk chooses which stays."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit
from directives.models import AssignedTask, Document
from reports.models import Report, SectionLine
from reports.services.merging_documents import mark_of
from tests.reports.views.register_import.test_lists import words

KEY = "steering.direction.documents"


@pytest.fixture
def pair(health: Unit) -> tuple[Document, Document]:
    common = {"unit": health, "symbol": "KH-SYT", "year": 2022, "type_name": "Kế hoạch", "issuer_code": "SYT"}
    return (
        Document.objects.create(number="230", subject="về rà soát", issued_on=date(2022, 3, 14), **common),
        Document.objects.create(number="0230", subject="về rà soát thủ tục", **common),
    )


def page_of(unit: Unit) -> str:
    return reverse("register_import:duplicates", args=[unit.pk])


def post(clerk: Client, unit: Unit, keep: object, merge: list[object], seen: list[str]):
    posted = {"keep": keep, "merge": merge, "seen": seen}
    return clerk.post(reverse("register_import:merge", args=[unit.pk]), posted, follow=True)


def test_a_register_without_duplicates_says_so(clerk: Client, health: Unit) -> None:
    assert "Sổ văn bản không có văn bản nào có thể trùng." in words(clerk.get(page_of(health)))


def test_differences_and_where_each_stands_are_shown(
    clerk: Client, health: Unit, seed_report: Report, pair: tuple[Document, Document]
) -> None:
    section = seed_report.sections.get(key=KEY)
    section.lines.create(position=99, origin=SectionLine.Origin.GENERATED, document=pair[0], ending=".")
    AssignedTask.objects.create(unit=health, content="Rà soát ba thủ tục", assigning_document=pair[1])
    page = clerk.get(page_of(health))
    text = words(page)
    group = next(one for one in page.context["groups"] if one.candidates[0].document == pair[0])
    assert [field.label for field in group.fields if field.differs] == ["Số, ký hiệu", "Ngày ban hành", "Trích yếu"]
    assert "Ngày ban hành khác nhau 14/3/2022 (để trống)" in text
    assert re.search(r"Quý I/2022, mục I\.2\..*Chưa có trong báo cáo nào", text)
    assert "Văn bản giao nhiệm vụ “Rà soát ba thủ tục”" in text


def test_the_chosen_one_stays_and_the_other_is_merged(
    clerk: Client, health: Unit, pair: tuple[Document, Document]
) -> None:
    answer = post(clerk, health, pair[0].pk, [one.pk for one in pair], [mark_of(one) for one in pair])
    assert answer.redirect_chain == [(page_of(health), 302)]
    assert "Đã gộp 1 văn bản vào Kế hoạch số 230/KH-SYT." in words(answer)
    pair[1].refresh_from_db()
    assert pair[1].merged_into == pair[0]
    assert pair[1].history.first().history_user.username == "clerk"
    assert "không có văn bản nào có thể trùng" in words(answer)


def test_of_three_only_the_chosen_ones_are_merged(clerk: Client, health: Unit, pair: tuple[Document, Document]) -> None:
    third = Document.objects.create(unit=health, number="230", symbol="KH-SYT", year=2022, subject="việc khác")
    seen = [mark_of(one) for one in (*pair, third)]
    post(clerk, health, pair[0].pk, [pair[1].pk], seen)
    third.refresh_from_db()
    assert third.removed_at is None
    assert Document.objects.current().filter(unit=health).count() == 2


def test_a_section_that_now_prints_it_twice_is_named(
    clerk: Client, health: Unit, seed_report: Report, pair: tuple[Document, Document]
) -> None:
    section = seed_report.sections.get(key=KEY)
    for position, document in enumerate(pair, start=98):
        section.lines.create(position=position, origin=SectionLine.Origin.GENERATED, document=document, ending=".")
    answer = post(clerk, health, pair[0].pk, [pair[1].pk], [mark_of(one) for one in pair])
    assert "nay có nhiều dòng trong cùng một mục, hãy bỏ bớt: Quý I/2022, mục I.2." in words(answer)


BAD = ["", "x", "9" * 5000, "-1", "²", "<script>", "\x00"]


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("field", ["keep", "merge", "seen", "trang"])
def test_bad_input_merges_nothing_and_is_told(
    clerk: Client, health: Unit, pair: tuple[Document, Document], field: str, bad: str
) -> None:
    posted = {"keep": pair[0].pk, "merge": pair[1].pk, "seen": [mark_of(one) for one in pair], "trang": "1", field: bad}
    answer = clerk.post(reverse("register_import:merge", args=[health.pk]), posted, follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    merged = Document.objects.exclude(merged_into=None).count()
    assert (merged, "Chưa gộp: " in words(answer)) == ((1, False) if field == "trang" else (0, True))


def test_nothing_chosen_is_told(clerk: Client, health: Unit, pair: tuple[Document, Document]) -> None:
    answer = post(clerk, health, pair[0].pk, [pair[0].pk], [mark_of(pair[0])])
    assert "Chưa gộp: hãy chọn ít nhất một văn bản để gộp vào văn bản được giữ." in words(answer)


def test_a_page_has_50_groups_and_its_queries_do_not_count_with_them(clerk: Client, health: Unit) -> None:
    counts, shown = [], []
    for number in (10, 400):
        Document.objects.filter(unit=health).delete()
        Document.objects.bulk_create(
            Document(unit=health, number=str(place // 2 + 1), symbol="KH-SYT", year=2022) for place in range(number)
        )
        clerk.get(page_of(health))
        with CaptureQueriesContext(connection) as queries:
            page = clerk.get(page_of(health))
        counts.append(len(queries))
        shown.append(len(page.context["groups"]))
    assert (counts[0], shown) == (counts[1], [5, 50])
    assert counts[0] <= 14
    assert "200 nhóm, trang 1/4" in words(page)
