import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.administration.importers import KIND
from accounts.models import Unit, UploadedList, User


def upload(client: Client, brvt: Unit, *lines: str, heads: str = "Mã đơn vị,Loại đơn vị,Tên đơn vị"):
    file = SimpleUploadedFile("xa.csv", "\n".join((heads, *lines)).encode())
    return client.post(reverse("administration:upload_units", args=[brvt.pk]), {"file": file}, follow=True)


def review(brvt: Unit) -> str:
    return reverse("administration:unit_list", args=[brvt.pk, UploadedList.objects.get().pk])


def rows_of(page: str) -> list[tuple[str, ...]]:
    rows = (re.findall(r"<td>(.*?)</td>", row) for row in page.split("<tr>"))
    return [tuple(row) for row in rows if row]


def test_wrong_rows_are_named_and_nothing_is_kept(client: Client, brvt: Unit) -> None:
    page = upload(client, brvt, "X1,Cấp xã,Xã Một", ",Cấp xã,Xã Hai", "X3,Cấp xã,").content.decode()
    assert "2 dòng sai, chưa nạp dòng nào. Hãy sửa các dòng nêu dưới rồi nộp lại." in page
    assert rows_of(page) == [("3", "Thiếu mã đơn vị."), ("4", "Thiếu tên đơn vị.")]
    assert (Unit.objects.filter(code="X1").exists(), UploadedList.objects.count()) == (False, 0)


def test_of_very_many_wrong_rows_the_first_are_named(client: Client, brvt: Unit) -> None:
    page = upload(client, brvt, *(f",Cấp xã,Xã {number}" for number in range(250))).content.decode()
    assert len(rows_of(page)) == 200
    assert "Còn 50 dòng sai khác" in page


def test_a_right_list_is_tried_confirmed_and_remembered(client: Client, brvt: Unit) -> None:
    tried = upload(client, brvt, "X1,Cấp xã,Xã Một", "SYT,department,Sở Y tế tỉnh")
    assert tried.redirect_chain == [(review(brvt), 302)]
    assert re.findall(r"<dd>(\d+)</dd>", tried.content.decode()) == ["1", "1", "0"]
    assert not Unit.objects.filter(code="X1").exists()
    loaded = client.post(review(brvt), {"load": "1"}, follow=True).content.decode()
    assert "Đã nạp tệp “xa.csv”. Thêm mới 1, thay đổi 1, giữ nguyên 0." in loaded
    assert "Người administrator" in loaded
    assert list(Unit.objects.filter(code__in=["X1", "SYT"], province=brvt).values_list("name", flat=True)) == [
        "Sở Y tế tỉnh",
        "Xã Một",
    ]


def test_the_same_list_again_changes_nothing(client: Client, brvt: Unit) -> None:
    for _ in range(2):
        upload(client, brvt, "X1,Cấp xã,Xã Một")
        waiting = UploadedList.objects.get(loaded_at=None)
        address = reverse("administration:unit_list", args=[brvt.pk, waiting.pk])
        page = client.post(address, {"load": "1"}, follow=True).content.decode()
    assert "Không thay đổi: 1 đơn vị trong tệp giống danh sách đã lưu." in page
    assert "Không thay đổi (1 đơn vị)" in page


def test_a_second_click_loads_nothing_twice(client: Client, brvt: Unit) -> None:
    upload(client, brvt, "X1,Cấp xã,Xã Một")
    client.post(review(brvt), {"load": "1"})
    again = client.post(review(brvt), {"load": "1"}, follow=True).content.decode()
    assert "Tệp “xa.csv” đã được nạp." in again
    assert UploadedList.objects.get().created == 1


def test_a_list_that_became_wrong_meanwhile_is_not_loaded(client: Client, brvt: Unit) -> None:
    upload(client, brvt, "X1,Cấp xã,Xã Một,SYT", heads="Mã đơn vị,Loại đơn vị,Tên đơn vị,Mã đơn vị cấp trên")
    Unit.objects.filter(code="SYT", province=brvt).update(code="SYTE")
    for answer in (client.post(review(brvt), {"load": "1"}), client.get(review(brvt))):
        page = answer.content.decode()
        assert "1 dòng sai, chưa nạp dòng nào" in page
        assert rows_of(page) == [("2", "Không có đơn vị cấp trên mã &quot;SYT&quot; trong &quot;BRVT&quot;.")]
        assert "Nạp danh sách</button>" not in page
        assert "Bỏ tệp này</button>" in page
    assert not Unit.objects.filter(code="X1").exists()


def test_of_very_many_rows_that_became_wrong_the_first_are_named_and_none_are_kept(client: Client, brvt: Unit) -> None:
    lines = (f"X{number},Cấp xã,Xã {number},SYT" for number in range(250))
    upload(client, brvt, *lines, heads="Mã đơn vị,Loại đơn vị,Tên đơn vị,Mã đơn vị cấp trên")
    Unit.objects.filter(code="SYT", province=brvt).update(code="SYTE")
    answer = client.post(review(brvt), {"load": "1"})
    assert len(rows_of(answer.content.decode())) == 200
    assert "Còn 50 dòng sai khác" in answer.content.decode()
    assert "messages" not in answer.cookies
    assert "_messages" not in client.session


def test_a_refused_file_leaves_the_right_one_that_waits(client: Client, brvt: Unit) -> None:
    upload(client, brvt, "X1,Cấp xã,Xã Một")
    waiting = UploadedList.objects.get()
    for name, data in (("b.txt", b"x"), ("b.csv", b"code,kind,name\n,x,"), ("b.csv", b"")):
        file = SimpleUploadedFile(name, data)
        page = client.post(reverse("administration:upload_units", args=[brvt.pk]), {"file": file}).content.decode()
        assert "Tệp “xa.csv” đã đọc thử" in page
    assert UploadedList.objects.get() == waiting
    upload(client, brvt, "X2,Cấp xã,Xã Hai")
    assert UploadedList.objects.get() != waiting


def test_a_file_with_a_very_long_ending_is_told_as_any_other(client: Client, brvt: Unit) -> None:
    file = SimpleUploadedFile(f"a.{'b' * 150}", b"x")
    answer = client.post(reverse("administration:upload_units", args=[brvt.pk]), {"file": file})
    assert answer.status_code == 200
    assert "chỉ nhận tệp .xlsx, .csv hoặc .json" in answer.content.decode()


def test_a_list_is_forgotten_when_asked(client: Client, brvt: Unit) -> None:
    upload(client, brvt, "X1,Cấp xã,Xã Một")
    waiting = client.get(reverse("administration:upload_units", args=[brvt.pk])).content.decode()
    assert f'<a href="{review(brvt)}">Xem và xác nhận</a>' in waiting
    page = client.post(review(brvt), {"forget": "1"}, follow=True).content.decode()
    assert "Đã bỏ tệp “xa.csv”, chưa nạp dòng nào." in page
    assert UploadedList.objects.count() == 0


def test_many_loads_take_no_more_queries_than_few(client: Client, brvt: Unit, people: dict[str, User]) -> None:
    counts = []
    for number in (1, 40):
        UploadedList.objects.bulk_create(
            UploadedList(
                unit=brvt, kind=KIND, name="a.csv", uploaded_by=people["administrator"], loaded_at=timezone.now()
            )
            for _ in range(number)
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("administration:upload_units", args=[brvt.pk]))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_a_list_whose_file_is_gone_says_so(client: Client, brvt: Unit) -> None:
    upload(client, brvt, "X1,Cấp xã,Xã Một")
    waiting = UploadedList.objects.get()
    waiting.content.storage.delete(waiting.content.name)
    for answer in (client.get(review(brvt), follow=True), client.post(review(brvt), {"load": "1"}, follow=True)):
        assert "xa.csv: tệp không còn trên máy chủ, hãy tải lên lại." in answer.content.decode()
    assert not Unit.objects.filter(code="X1").exists()
