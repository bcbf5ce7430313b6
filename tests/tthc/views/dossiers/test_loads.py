"""One page for the whole life of a list, by its stage, and the history of all."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from tests.tthc.dossiers import make_list
from tests.tthc.views.dossiers.readings import columns, reading
from tthc.models import ColumnChoice, DossierList


def page(lst: DossierList, name: str = "load") -> str:
    return reverse(f"dossiers:{name}", args=[lst.unit_id, lst.pk])


def shown(client: Client, lst: DossierList) -> str:
    return client.get(page(lst)).content.decode()


@pytest.fixture
def lst(health: Unit, people: dict[str, User]) -> DossierList:
    """A list that was handed in and that no worker has taken up."""
    more = {"loaded_at": None, "done_at": None, "uploaded_by": people["clerk"], "name": "thang-3.xlsx"}
    return make_list(health, date(2022, 3, 14), stage="reading", **more)


def at(lst: DossierList, stage: str, **more: object) -> DossierList:
    DossierList.objects.filter(pk=lst.pk).update(stage=stage, **more)
    lst.refresh_from_db()
    return lst


def test_a_list_that_waits_says_so_and_asks_again_each_second(clerk: Client, lst: DossierList) -> None:
    html = shown(clerk, lst)
    assert "Đang chờ đến lượt đọc thử…" in html
    assert f'hx-get="{page(lst, "progress")}" hx-trigger="every 1s"' in html
    assert "Máy chủ đang bận" not in html
    assert "Số liệu đến ngày 14/03/2022" in html


@pytest.mark.parametrize("stage", ["reading", "loading", "undoing"])
def test_a_worker_that_does_not_come_is_told_after_half_a_minute(clerk: Client, lst: DossierList, stage: str) -> None:
    at(lst, stage, try_after=timezone.now() - timedelta(seconds=31))
    assert "Máy chủ đang bận, danh sách đã chờ hơn 30 giây." in shown(clerk, lst)


def test_the_rows_that_were_read_are_counted(clerk: Client, lst: DossierList) -> None:
    at(lst, "reading", progress=123456, attempts=1, try_after=timezone.now() + timedelta(seconds=15))
    assert "đã đọc 123.456 dòng…" in shown(clerk, lst)
    at(lst, "loading")
    assert "Đang nạp 123.456 hồ sơ vào sổ…" in shown(clerk, lst)


def test_a_try_that_failed_says_when_it_is_made_again(clerk: Client, lst: DossierList) -> None:
    again = timezone.now() + timedelta(minutes=1)
    at(lst, "reading", last_error="OperationalError: secret", try_after=again)
    html = shown(clerk, lst)
    assert f"hệ thống tự làm lại lúc {timezone.localtime(again):%H:%M:%S}" in html
    assert "secret" not in html


def test_progress_is_a_part_of_the_page_until_the_worker_is_through(clerk: Client, lst: DossierList) -> None:
    answer = clerk.get(page(lst, "progress"), headers={"HX-Request": "true"})
    assert answer.content.decode().startswith('<section class="dossier-progress"')
    at(lst, "read", reading=reading())
    answer = clerk.get(page(lst, "progress"), headers={"HX-Request": "true"})
    assert (answer.content, answer.headers["HX-Refresh"]) == (b"", "true")
    assert clerk.get(page(lst, "progress")).headers["Location"] == page(lst)


def test_a_list_that_was_read_shows_what_it_would_do(clerk: Client, lst: DossierList) -> None:
    context = clerk.get(page(at(lst, "read", reading=reading()))).context
    assert context["trial"].would == (("Thêm mới", 1200), ("Thay đổi", 40), ("Giữ nguyên", 10))
    assert context["trial"].channels == (("Trực tuyến", 1000), ("Trực tiếp", 200), ("Bưu chính công ích", 50))
    assert context["trial"].kinds == (
        ("Đang giải quyết", 40),
        ("Có gia hạn", 7),
        ("Có thư xin lỗi", 3),
        ("Rút", 5),
    )
    html = shown(clerk, lst)
    for words in (
        "<strong>1.250 hồ sơ</strong>, tiếp nhận từ 04/01/2022 đến 14/03/2022",
        "<dd>1.200</dd>",
        "12 hồ sơ có ngày hẹn trả trước ngày tiếp nhận (đầu tiên: dòng 9).",
        "<td>D</td><td>Hạn trả</td><td>Ngày hẹn trả</td>",
        "Tên trong tệp (dòng 3)",
        "Không dùng và không lưu: Họ và tên.",
        "1 thủ tục không có trong danh mục",
        "Nạp vào sổ",
    ):
        assert words in html


def test_wrong_cells_stand_with_their_reasons_and_can_be_downloaded(clerk: Client, lst: DossierList) -> None:
    cells = [[f"E{n}", f"“{n}/02/2022” không phải là ngày"] for n in range(200)]
    found = reading(wrong_count=1234, wrong=cells, would=None)
    at(lst, "wrong", reading=found)
    lst.wrong_rows.save("wrong.csv", ContentFile("\ufeffÔ,Lý do\r\nE2,sai".encode()))
    html = shown(clerk, lst)
    assert "Có 1.234 ô sai trong 1.250 dòng hồ sơ, chưa nạp dòng nào." in html
    assert "200 ô sai đầu tiên (tải về để xem tất cả)" in html
    assert "“31/02/2022” không phải là ngày" in html
    assert "Chọn tệp đã sửa" in html
    answer = clerk.get(page(lst, "wrong"))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="o-sai-{lst.pk}.csv"'
    assert b"".join(answer.streaming_content).decode("utf-8-sig") == "Ô,Lý do\r\nE2,sai"


def test_a_list_without_wrong_cells_has_none_to_download(clerk: Client, lst: DossierList) -> None:
    assert clerk.get(page(at(lst, "read", reading=reading()), "wrong")).status_code == 404


def test_a_file_that_was_refused_says_why(clerk: Client, lst: DossierList) -> None:
    html = shown(clerk, at(lst, "refused", problem="thang-3.xlsx: tệp đặt mật khẩu, hãy bỏ mật khẩu"))
    assert "Tệp thang-3.xlsx: tệp đặt mật khẩu, hãy bỏ mật khẩu." in html
    assert "Chọn tệp khác" in html
    assert "Chọn lại ý nghĩa của cột" not in html


def test_columns_that_are_not_clear_can_be_chosen_at_once(clerk: Client, lst: DossierList) -> None:
    head = {"head_row": 1, "columns": columns(D=("Ngày dự kiến", ""))}
    at(lst, "refused", problem="thang-3.xlsx: không thấy cột “Ngày hẹn trả”", reading=head)
    html = shown(clerk, lst)
    assert '<details class="import-card" open>' in html
    assert "Cột D: Ngày dự kiến" in html


def test_a_choice_of_columns_is_remembered_and_the_list_read_again(clerk: Client, lst: DossierList) -> None:
    at(lst, "refused", reading={"head_row": 1, "columns": columns(D=("Ngày dự kiến", ""))}, mapping={"ho ten": ""})
    posted = {"cot-A": "code", "cot-B": "procedure_name", "cot-C": "received_on", "cot-D": "due_on"}
    answer = clerk.post(page(lst, "columns"), posted | {"cot-E": "finished_on", "cot-F": ""})
    assert answer.headers["Location"] == page(lst)
    lst.refresh_from_db()
    assert (lst.stage, lst.mapping) == ("reading", {"ho ten": "", "ngay du kien": "due_on"})
    assert list(ColumnChoice.objects.values_list("head", "column")) == [("ngay du kien", "due_on")]


def test_a_choice_that_lacks_a_column_is_told_beside_the_columns(clerk: Client, lst: DossierList) -> None:
    at(lst, "read", reading=reading())
    posted = {"cot-A": "code", "cot-B": "", "cot-C": "received_on", "cot-D": "received_on", "cot-E": "finished_on"}
    html = clerk.post(page(lst, "columns"), posted).content.decode()
    assert "Chưa có cột nào là “Ngày hẹn trả”, “Mã TTHC” hoặc “Tên thủ tục hành chính”; hãy chọn" in html
    assert '<details class="import-card" open>' in html
    assert DossierList.objects.get().stage == "read"


def test_a_choice_that_changes_nothing_leaves_the_list_as_it_is(clerk: Client, lst: DossierList) -> None:
    at(lst, "read", reading=reading())
    posted = {f"cot-{one['place']}": one["key"] for one in columns()}
    html = clerk.post(page(lst, "columns"), posted, follow=True).content.decode()
    assert "Chưa đổi ý nghĩa cột nào, danh sách giữ nguyên." in html
    assert DossierList.objects.get().stage == "read"


def test_confirming_hands_the_list_to_the_worker_once(clerk: Client, people: dict[str, User], lst: DossierList) -> None:
    at(lst, "read", reading=reading())
    assert clerk.post(page(lst, "confirm")).headers["Location"] == page(lst)
    lst.refresh_from_db()
    assert (lst.stage, lst.loaded_by) == ("loading", people["clerk"])
    html = clerk.post(page(lst, "confirm"), follow=True).content.decode()
    assert "danh sách đang ở bước “Đang nạp”, không nạp được" in html


@pytest.mark.parametrize("stage", ["reading", "refused", "wrong", "read", "loading"])
def test_a_list_can_be_given_up_before_it_is_loaded(clerk: Client, lst: DossierList, stage: str) -> None:
    at(lst, stage, reading=reading())
    html = clerk.post(page(lst, "cancel"), follow=True).content.decode()
    assert "Đã hủy, không có gì được ghi vào sổ." in html
    assert "Người clerk đã hủy danh sách này." in html
    assert DossierList.objects.get().stage == "cancelled"


def test_a_loaded_list_leads_on_and_only_the_newest_can_be_undone(
    clerk: Client, people: dict[str, User], lst: DossierList
) -> None:
    now = timezone.now()
    counts = {"created": 1200, "changed": 40, "unchanged": 10, "loaded_by": people["clerk"]}
    at(lst, "loaded", reading=reading(), loaded_at=now, done_at=now, **counts)
    html = shown(clerk, lst)
    for words in ("<dd>1.200</dd>", "Xem bảng tổng hợp", "Khớp thủ tục không có trong danh mục (1)"):
        assert words in html
    assert "1.200 hồ sơ do danh sách này thêm sẽ bị gỡ khỏi sổ, 40 hồ sơ đã thay đổi trở về như trước" in html
    newer = make_list(lst.unit, loaded_at=now + timedelta(minutes=1))
    assert "Chỉ hoàn tác được danh sách nạp gần nhất của đơn vị." in shown(clerk, lst)
    refusal = clerk.post(page(lst, "undo"), follow=True).content.decode()
    assert "chỉ hoàn tác được danh sách nạp gần nhất" in refusal
    clerk.post(page(newer, "undo"))
    newer.refresh_from_db()
    assert newer.stage == "undoing"


def test_a_list_that_changed_nothing_says_so(clerk: Client, lst: DossierList) -> None:
    at(lst, "loaded", reading=reading(), loaded_at=timezone.now(), unchanged=1250)
    assert "Không thay đổi: sổ đã có đúng các hồ sơ này." in shown(clerk, lst)
    assert "Lệnh trên máy chủ nạp lúc" in shown(clerk, lst)


def test_a_list_that_was_undone_says_by_whom(clerk: Client, people: dict[str, User], lst: DossierList) -> None:
    at(lst, "undone", reading=reading(), undone_at=timezone.now(), undone_by=people["leader"], created=7, changed=2)
    html = shown(clerk, lst)
    assert "Người leader hoàn tác lúc" in html
    assert "7 hồ sơ do danh sách thêm đã được gỡ, 2 hồ sơ đã trở về như trước." in html


def test_the_history_has_who_when_and_how_many(clerk: Client, people: dict[str, User], lst: DossierList) -> None:
    at(lst, "wrong", reading=reading(wrong_count=3))
    make_list(lst.unit, created=1200, changed=40, name="thang-2.csv", uploaded_by=people["leader"])
    html = clerk.get(reverse("dossiers:loads", args=[lst.unit_id])).content.decode()
    assert html.index("thang-2.csv") < html.index("thang-3.xlsx")
    for words in ("2 danh sách.", "3 ô sai", "Người leader", "1.200", "Đã nạp"):
        assert words in html


def test_the_history_takes_as_many_queries_for_few_and_for_many(
    clerk: Client, people: dict[str, User], health: Unit
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            clerk.get(reverse("dossiers:loads", args=[health.pk]))
        return len(captured)

    make_list(health, uploaded_by=people["clerk"], reading=reading())
    few = queries()
    for number in range(20):
        who = people["clerk" if number % 2 else "leader"]
        make_list(health, uploaded_by=who, undone_by=who, undone_at=timezone.now(), stage="undone", reading=reading())
    assert queries() == few
    assert few <= 8


def test_an_empty_history_says_what_to_do(clerk: Client, health: Unit) -> None:
    html = clerk.get(reverse("dossiers:loads", args=[health.pk])).content.decode()
    assert "Sở Y tế chưa nạp danh sách hồ sơ nào." in html
    assert reverse("dossiers:upload", args=[health.pk]) in html
