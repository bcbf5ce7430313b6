"""The pages of the audit trail: of one report, and of all with filters and an Excel file."""

import re
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from reports.models import AuditEntry, Report
from reports.renderers.register_workbook import HEAD_ROW
from tests.reports.views.test_bad_input import BAD

LIST, EXPORT = "audit:list", "audit:export"
BUDGETS = {"report": 11, "list": 13, "export": 8}


@pytest.fixture
def sign_in(client: Client, people: dict[str, User]):
    def as_person(name: str) -> Client:
        client.force_login(people[name])
        return client

    return as_person


def actions(answer) -> list[str]:
    return [one.action for one in answer.context["traces"]]


def sheet(answer) -> list[list[object]]:
    """Return the rows of the exported file, its title and heads left out."""
    rows = load_workbook(BytesIO(b"".join(answer.streaming_content))).active.iter_rows(
        min_row=HEAD_ROW + 1, values_only=True
    )
    return [list(row) for row in rows]


def test_a_report_shows_its_traces_newest_first(sign_in, moved: Report, justice: Report) -> None:
    answer = sign_in("reviewer").get(reverse("audit:report", args=[moved.pk]))
    assert actions(answer) == ["Yêu cầu bổ sung, chỉnh sửa", "Góp ý", "Gửi báo cáo", "Trình thủ trưởng"]
    page = answer.content.decode()
    assert "Mục I.1: &lt;b&gt;thiếu&lt;/b&gt; số liệu" in page
    assert "192.0.2.3" in page
    assert reverse("registers:list", args=[moved.unit_id, "van-ban"]) in page
    moment = timezone.localtime(answer.context["traces"][0].at)
    assert f"{moment:%H:%M:%S, %d/%m/%Y}" in page


def test_the_unit_does_not_see_from_where_its_reviewer_works(sign_in, moved: Report) -> None:
    for address in (reverse("audit:report", args=[moved.pk]), reverse(LIST)):
        page = sign_in("clerk").get(address).content.decode()
        assert [one in page for one in ("192.0.2.1", "192.0.2.2", "192.0.2.3")] == [True, True, False]
    cells = [row[-1] for row in sheet(sign_in("clerk").get(reverse(EXPORT)))]
    assert cells == [None, None, "192.0.2.2", "192.0.2.1"]


def test_a_report_without_traces_says_what_leaves_them(sign_in, sendable: Report) -> None:
    page = sign_in("clerk").get(reverse("audit:report", args=[sendable.pk])).content.decode()
    assert "Báo cáo này chưa có dấu vết nào." in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Tư pháp", "=Thiếu số liệu", "Mục I.1: <b>thiếu</b> số liệu", "", ""]),
        ({"don_vi": "tu phap"}, ["Tư pháp"]),
        ({"viec": "return"}, ["=Thiếu số liệu"]),
        ({"nguoi": "nguoi leader"}, [""]),
        ({"don_vi": "y te", "viec": "comment"}, ["Mục I.1: <b>thiếu</b> số liệu"]),
        ({"tu_ngay": "1/1/2100"}, []),
        ({"den_ngay": "1/1/2000"}, []),
    ],
)
def test_the_list_and_its_export_are_narrowed_alike(
    sign_in, justice: Report, asked: dict[str, str], found: list[str]
) -> None:
    client = sign_in("reviewer")
    page = client.get(reverse(LIST), asked)
    assert [one.detail for one in page.context["traces"]] == found
    assert [row[7] or "" for row in sheet(client.get(reverse(EXPORT), asked))] == found
    if not found:
        assert "Không có dấu vết nào khớp với điều kiện lọc." in page.content.decode()


def test_today_is_found_by_its_day(sign_in, justice: Report) -> None:
    today = timezone.localdate()
    asked = {"tu_ngay": f"{today:%d/%m/%Y}", "den_ngay": f"{today:%d/%m/%Y}"}
    assert len(sign_in("reviewer").get(reverse(LIST), asked).context["traces"]) == 5
    yesterday = today - timedelta(days=1)
    assert sign_in("reviewer").get(reverse(LIST), {"den_ngay": f"{yesterday:%d/%m/%Y}"}).context["traces"] == []


def test_who_writes_for_one_unit_is_not_asked_for_a_unit(sign_in, justice: Report) -> None:
    fields = {name: list(sign_in(name).get(reverse(LIST)).context["filter"].fields) for name in ("clerk", "reviewer")}
    assert fields["reviewer"] == ["don_vi", *fields["clerk"]]
    assert fields["clerk"] == ["ky", "viec", "nguoi", "tu_ngay", "den_ngay"]


def test_an_empty_trail_says_how_it_fills(sign_in, sendable: Report) -> None:
    page = sign_in("reviewer").get(reverse(LIST)).content.decode()
    assert "Chưa có dấu vết nào." in page
    assert reverse(EXPORT) not in page


def test_the_export_holds_what_the_list_shows_and_text_stays_text(sign_in, moved: Report) -> None:
    answer = sign_in("reviewer").get(reverse(EXPORT), {"viec": "return"})
    assert re.fullmatch(r'attachment; filename="dau-vet-\d{4}-\d\d-\d\d\.xlsx"', answer.headers["Content-Disposition"])
    assert answer.headers["Cache-Control"] == "private, no-store"
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    title, heads, row = book["Dấu vết"].iter_rows(max_col=9)
    assert title[0].value.startswith("Dấu vết thao tác trên báo cáo, đến ngày ")
    assert [cell.value for cell in heads] == [
        *("Thời điểm", "Người thực hiện", "Tên đăng nhập", "Việc", "Chuyển trạng thái", "Đơn vị", "Kỳ báo cáo"),
        *("Chi tiết", "Từ địa chỉ"),
    ]
    moment, *words = [cell.value for cell in row]
    at = timezone.localtime(moved.transitions.get(action="return").at)
    assert moment == datetime(at.year, at.month, at.day, at.hour, at.minute, at.second)
    assert row[0].number_format == "dd/mm/yyyy hh:mm:ss"
    assert words == [
        *("Người reviewer", "reviewer", "Yêu cầu bổ sung, chỉnh sửa", "Đã gửi → Yêu cầu bổ sung, chỉnh sửa"),
        *("Sở Y tế", "Quý I/2022", "=Thiếu số liệu", "192.0.2.3"),
    ]
    assert (row[7].data_type, row[7].quotePrefix) == ("s", True)


def test_pages_of_fifty_and_what_a_filter_asked_for_stays_in_their_addresses(
    sign_in, moved: Report, people: dict[str, User]
) -> None:
    AuditEntry.objects.bulk_create(
        AuditEntry(report=moved, unit=moved.unit, action="comment", actor=people["reviewer"], at=timezone.now())
        for _ in range(100)
    )
    client = sign_in("reviewer")
    assert len(client.get(reverse(LIST)).context["traces"]) == 50
    last = client.get(reverse(LIST), {"viec": "comment", "trang": "3"})
    assert (len(last.context["traces"]), "101 việc, mới nhất ở trên, trang 3/3" in last.content.decode()) == (1, True)
    assert "?viec=comment&amp;trang=2" in last.content.decode()
    assert f"{reverse(EXPORT)}?viec=comment" in last.content.decode()
    for number in ("0", "99", "abc", "-1", "9" * 5000):
        assert client.get(reverse(LIST), {"trang": number}).status_code == 200
        assert client.get(reverse("audit:report", args=[moved.pk]), {"trang": number}).status_code == 200


MESSAGES = {
    "don_vi": {"1 MB": "Đơn vị dài quá 100 ký tự, hãy rút gọn."},
    "ky": dict.fromkeys(BAD, "Không có kỳ báo cáo này, hãy chọn trong danh sách.")
    | {"control characters": "Có ký tự không nhập được bằng bàn phím, hãy gõ lại."},
    "viec": dict.fromkeys(BAD, "Không có việc này, hãy chọn trong danh sách."),
    "nguoi": {"1 MB": "Người thực hiện dài quá 100 ký tự, hãy rút gọn."},
    "tu_ngay": dict.fromkeys(BAD, "Hãy ghi ngày, tháng, năm như 21/02/2022."),
    "den_ngay": dict.fromkeys(BAD, "Hãy ghi ngày, tháng, năm như 21/02/2022."),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_told_beside_its_field_hides_nothing_and_is_never_run(sign_in, justice: Report, kind: str) -> None:
    client = sign_in("reviewer")
    # No server takes an address of a megabyte; the longest field takes 100 characters.
    bad = BAD[kind][:2000].encode("utf-8", "replace").decode()
    for field, messages in MESSAGES.items():
        answer = client.get(reverse(LIST), {field: bad})
        page = answer.content.decode()
        assert answer.status_code == 200, field
        assert "<script>alert" not in page, field
        assert "onerror=alert(1)>" not in page, field
        if kind in messages:
            assert messages[kind] in page, field
            assert len(answer.context["traces"]) == 5, field
        assert client.get(reverse(EXPORT), {field: bad}).status_code == 200, field


def test_days_the_wrong_way_round_are_told_beside_the_second(sign_in, justice: Report) -> None:
    asked = {"tu_ngay": "02/01/2022", "den_ngay": "01/01/2022"}
    answer = sign_in("reviewer").get(reverse(LIST), asked)
    assert answer.context["filter"].errors == {"den_ngay": ["Ngày kết thúc phải từ ngày bắt đầu trở đi, hãy chọn lại."]}


def test_the_queries_do_not_grow_with_the_trail(sign_in, moved: Report, people: dict[str, User]) -> None:
    client = sign_in("reviewer")
    addresses = {"report": reverse("audit:report", args=[moved.pk]), "list": reverse(LIST), "export": reverse(EXPORT)}
    counts: dict[str, set[int]] = {name: set() for name in addresses}
    for _ in range(2):
        for name, address in addresses.items():
            with CaptureQueriesContext(connection) as captured:
                b"".join(client.get(address))
            counts[name].add(len(captured))
        AuditEntry.objects.bulk_create(
            AuditEntry(report=moved, unit=moved.unit, action="comment", actor=person, at=timezone.now())
            for person in people.values()
            for _ in range(30)
        )
    assert {name: len(found) for name, found in counts.items()} == dict.fromkeys(addresses, 1)
    assert {name: max(found) <= BUDGETS[name] for name, found in counts.items()} == dict.fromkeys(addresses, True)


def test_the_trail_is_reached_from_the_preview_the_revisions_and_the_administration(sign_in, moved: Report) -> None:
    client = sign_in("administrator")
    trail = reverse("audit:report", args=[moved.pk])
    for page in ("reports:preview", "revisions:list"):
        assert f'href="{trail}"' in client.get(reverse(page, args=[moved.pk])).content.decode()
    administration = client.get(reverse("administration:units", args=[moved.unit.province_id])).content.decode()
    assert f'href="{reverse(LIST)}"' in administration
