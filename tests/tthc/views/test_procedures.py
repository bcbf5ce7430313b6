"""The catalogue of procedures in the administration: finding, loading, the history of loads."""

import io
import json
import unicodedata
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone
from openpyxl import Workbook

from accounts.models import Membership, Unit, UploadedList, User
from core.errors import InputError
from tests.meanwhile import meanwhile
from tthc.importers.procedures import load_waiting
from tthc.models import Procedure

HEADS = ["Mã thủ tục", "Tên thủ tục", "Lĩnh vực", "Cấp thực hiện", "Ngày có hiệu lực"]
ROW = ["1.004616", "Cấp Chứng chỉ hành nghề dược", "Dược phẩm", "Cấp tỉnh", "01/07/2025"]
PEOPLE = {
    "clerk": ("SYT", Membership.Role.CLERK),
    "leader": ("SYT", Membership.Role.LEADER),
    "clerk_of_another_unit": ("STP", Membership.Role.CLERK),
    "reviewer": ("SNV", Membership.Role.REVIEWER),
    "administrator": ("SNV", Membership.Role.ADMINISTRATOR),
}
SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Cấp giấy"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
}
FIELDS = ("tu_khoa", "linh_vuc", "cap", "hieu_luc", "trang")


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def people(brvt: Unit, dlk: Unit) -> dict[str, User]:
    made = {}
    for name, (code, role) in PEOPLE.items():
        made[name] = User.objects.create(username=name, display_name=f"Người {name}")
        Membership.objects.create(user=made[name], unit=Unit.objects.get(province=brvt, code=code), role=role)
    made["clerk_of_another_province"] = User.objects.create(username="clerk_of_another_province")
    Membership.objects.create(
        user=made["clerk_of_another_province"], unit=Unit.objects.get(province=dlk, code="SYT"), role="clerk"
    )
    return made


@pytest.fixture
def administrator(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["administrator"])
    return client


def page(province: Unit, name: str = "procedures", *parts: int) -> str:
    return reverse(f"tthc:{name}", args=[province.pk, *parts])


def workbook(*rows: list[object], heads: list[str] = HEADS) -> bytes:
    book = Workbook()
    for row in ([], heads, *rows):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def send(client: Client, province: Unit, name: str, data: bytes):
    return client.post(page(province, "upload"), {"file": SimpleUploadedFile(name, data)}, follow=True)


def load(client: Client, province: Unit, name: str, data: bytes):
    send(client, province, name, data)
    waiting = UploadedList.objects.get(loaded_at=None)
    return client.post(page(province, "review", waiting.pk), follow=True)


def make(number: int, **values: object) -> Procedure:
    common = {"code": f"1.{number:06}", "name": f"Cấp giấy {number}", "field": "Hộ tịch", "levels": "Cấp xã"}
    procedure = Procedure(**common | values)
    procedure.save()
    return procedure


def found(client: Client, province: Unit, **query: str) -> list[str]:
    return [procedure.code for procedure in client.get(page(province), query).context["page"]]


def test_the_table_names_every_url() -> None:
    names = {pattern.name for pattern in get_resolver("tthc.urls").url_patterns}
    assert names == {"procedures", "upload", "review", "loads"}


@pytest.mark.parametrize("name", ["procedures", "upload", "review", "loads"])
def test_only_the_administrator_of_the_province_opens_it(client: Client, people, brvt, dlk, name) -> None:
    waiting = UploadedList.objects.create(
        unit=brvt, kind="procedures", name="a.json", uploaded_by=people["administrator"]
    )
    waiting.content.save("a.json", io.BytesIO(b"[]"))
    parts = [waiting.pk] if name == "review" else []
    answers = {"anonymous": client.get(page(brvt, name, *parts)).status_code}
    for person, user in people.items():
        client.force_login(user)
        answers[person] = client.get(page(brvt, name, *parts)).status_code
    assert answers == {
        person: {"anonymous": 302, "administrator": 200}.get(person, 404) for person in ("anonymous", *people)
    }
    client.force_login(people["administrator"])
    assert client.get(page(dlk, name, *parts)).status_code == 404


def test_a_list_that_waits_is_its_uploaders_alone(administrator, people, brvt, client) -> None:
    send(administrator, brvt, "tthc.xlsx", workbook(ROW))
    waiting = UploadedList.objects.get()
    Membership.objects.create(user=people["leader"], unit=brvt, role=Membership.Role.ADMINISTRATOR)
    client.force_login(people["leader"])
    assert client.get(page(brvt, "review", waiting.pk)).status_code == 404
    assert client.post(page(brvt, "review", waiting.pk)).status_code == 404
    assert Procedure.objects.count() == 0


def test_search_needs_no_accents_and_filters_add_up(administrator, brvt) -> None:
    today = timezone.localdate()
    make(1, name="Đăng ký khai sinh")
    make(2, name="Đăng ký khai tử", levels="Cấp tỉnh, Cấp xã", valid_to=today)
    make(3, name="Cấp giấy phép", field="Đường bộ", valid_to=today - timedelta(days=1))
    make(4, name="Cấp phép sau", field="Đường bộ", valid_from=today + timedelta(days=1))
    assert found(administrator, brvt, tu_khoa="dang ky khai") == ["1.000001", "1.000002"]
    assert found(administrator, brvt, tu_khoa="1.000003") == ["1.000003"]
    assert found(administrator, brvt, linh_vuc="Đường bộ") == ["1.000003", "1.000004"]
    assert found(administrator, brvt, cap="Cấp tỉnh") == ["1.000002"]
    assert set(found(administrator, brvt, hieu_luc="con")) == {"1.000001", "1.000002"}
    assert set(found(administrator, brvt, hieu_luc="het")) == {"1.000003", "1.000004"}
    assert found(administrator, brvt, hieu_luc="con", cap="Cấp tỉnh", tu_khoa="KHAI TỬ") == ["1.000002"]


def test_empty_lists_say_what_to_do(administrator, brvt) -> None:
    assert "Hãy bấm “Nạp danh sách”" in administrator.get(page(brvt)).content.decode()
    assert "Hãy gõ ít chữ hơn" in administrator.get(page(brvt), {"tu_khoa": "khong co"}).content.decode()
    assert "Chưa có lần nạp nào qua cổng." in administrator.get(page(brvt, "loads")).content.decode()


@pytest.mark.parametrize(("limit", "unit", "words"), [("10", "day", "10 ngày"), ("1.5", "hour", "1,5 giờ")])
def test_time_limits_read_as_people_write_them(administrator, brvt, limit, unit, words) -> None:
    make(1, time_limit=limit, time_limit_unit=unit)
    assert f"<div>{words}</div>" in administrator.get(page(brvt)).content.decode()


def test_a_list_is_read_on_trial_then_loaded_and_remembered(administrator, brvt) -> None:
    trial = send(administrator, brvt, "tthc.xlsx", workbook(ROW, ["1.001653", *ROW[1:]])).content.decode()
    assert "<dt>Thêm mới</dt><dd>2</dd>" in trial
    assert Procedure.objects.count() == 0
    done = administrator.post(page(brvt, "review", UploadedList.objects.get().pk), follow=True).content.decode()
    assert "Đã nạp danh sách: thêm mới 2, thay đổi 0, giữ nguyên 0." in done
    assert Procedure.objects.get(code="1.004616").valid_from == date(2025, 7, 1)
    kept = UploadedList.objects.get()
    assert (kept.created, kept.changed, kept.unchanged, bool(kept.content)) == (2, 0, 0, False)
    history = administrator.get(page(brvt, "loads")).content.decode()
    assert "tthc.xlsx" in history
    assert "Người administrator" in history


def test_a_list_is_loaded_once(administrator, brvt) -> None:
    load(administrator, brvt, "tthc.xlsx", workbook(ROW))
    again = administrator.post(page(brvt, "review", UploadedList.objects.get().pk), follow=True)
    assert "Danh sách này đã được nạp." in again.content.decode()
    assert UploadedList.objects.count() == 1


def test_of_two_loads_at_once_the_second_is_told(administrator, people, brvt) -> None:
    send(administrator, brvt, "tthc.xlsx", workbook(ROW))
    waiting = UploadedList.objects.get()
    with meanwhile(lambda: load_waiting(UploadedList.objects.get())):
        answer = administrator.post(page(brvt, "review", waiting.pk), follow=True)
    assert "danh sách đã được nạp hoặc đã thay bằng tệp khác" in answer.content.decode()
    assert answer.redirect_chain == [(page(brvt, "loads"), 302)]
    assert (Procedure.objects.count(), UploadedList.objects.get().created) == (1, 1)


def test_the_trial_says_what_changes_for_the_whole_country(administrator, brvt) -> None:
    make(1)
    make(2, valid_to=date(2020, 1, 1))
    make(3)
    rows = [
        {"code": f"1.00000{number}", "name": name, "field": "Hộ tịch", "level": "Cấp xã", "valid_to": ends}
        for number, name, ends in (
            (1, "Cấp giấy 1", "2025-06-30"),
            (2, "Tên khác", "2020-01-01"),
            (3, "Cấp giấy 3", ""),
            (4, "Mới", "2026-01-01"),
        )
    ]
    content = send(administrator, brvt, "tthc.json", json.dumps(rows).encode()).content.decode()
    assert "đổi nội dung 2 thủ tục đã có, trong đó 1 thủ tục được ghi ngày hết hiệu lực mới" in content


def test_every_province_sees_who_loaded_a_list(client, people, brvt, dlk) -> None:
    Membership.objects.create(user=people["clerk_of_another_province"], unit=dlk, role="administrator")
    client.force_login(people["clerk_of_another_province"])
    load(client, dlk, "dak_lak.xlsx", workbook(ROW))
    client.force_login(people["administrator"])
    content = client.get(page(brvt, "loads")).content.decode()
    assert "dak_lak.xlsx" in content
    assert "<div>Tỉnh Đắk Lắk</div>" in content


def test_the_same_list_again_changes_nothing_and_says_so(administrator, brvt) -> None:
    load(administrator, brvt, "tthc.xlsx", workbook(ROW))
    answer = load(administrator, brvt, "tthc.csv", (",".join(HEADS) + "\n" + ",".join(ROW)).encode())
    assert "Không thay đổi: thêm mới 0, thay đổi 0, giữ nguyên 1." in answer.content.decode()


def test_wrong_rows_are_named_by_cell_and_nothing_is_loaded(administrator, brvt) -> None:
    rows = [ROW, ["1.46", *ROW[1:]], ["1.000002", "", ROW[2], "Cấp phường", "31/02/2025"]]
    content = send(administrator, brvt, "tthc.xlsx", workbook(*rows)).content.decode()
    for words in (
        "Có 2 dòng sai, chưa nạp dòng nào.",
        "ô A4: mã thủ tục &quot;1.46&quot; sai, cần dạng 1.004616",
        "ô E5: “31/02/2025” không phải là ngày",
    ):
        assert words in content
    administrator.post(page(brvt, "review", UploadedList.objects.get().pk))
    assert (Procedure.objects.count(), UploadedList.objects.get().loaded_at) == (0, None)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("tthc.pdf", b"%PDF", "chỉ nhận tệp .xlsx, .csv hoặc .json"),
        ("tthc.xlsx", b"MZ", "không phải là tệp Excel .xlsx"),
        ("tthc.json", b"{", "không đúng dạng JSON ở dòng 1"),
        ("tthc.csv", b"\xff\xfe", "không phải UTF-8"),
        ("tthc.csv", b"code,name\n1.004616,A\n", "thiếu cột field (Lĩnh vực), level (Cấp thực hiện)"),
        ("tthc.xlsx", workbook(ROW[:2], heads=HEADS[:2]), "không thấy cột “Lĩnh vực”, “Cấp thực hiện”"),
        ("tthc.csv", b"code,M\xc3\xa3 TTHC,name,field,level\n1,1,a,b,c\n", "cột “Mã thủ tục” có hai lần"),
        ("tthc.xlsx", workbook(), "không có dòng dữ liệu nào"),
    ],
)
def test_a_file_that_is_no_list_is_refused_beside_its_field(administrator, brvt, name, data, message) -> None:
    assert message in send(administrator, brvt, name, data).content.decode()
    assert UploadedList.objects.count() == 0


def test_without_a_file_the_form_says_so(administrator, brvt) -> None:
    content = administrator.post(page(brvt, "upload"), {}).content.decode()
    assert "Hãy chọn tệp danh sách thủ tục." in content


def test_more_wrong_rows_than_a_page_shows_are_counted(administrator, brvt) -> None:
    rows = [{"code": "x", "name": "a", "field": "b", "level": "Cấp xã"}] * 300
    content = send(administrator, brvt, "tthc.json", json.dumps(rows).encode()).content.decode()
    assert "Có 300 dòng sai" in content
    assert "Chỉ hiện 200 dòng đầu" in content
    assert content.count("mã thủ tục &quot;x&quot; sai") == 200


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_answered_and_never_run(administrator, brvt, kind) -> None:
    make(1)
    answers = [administrator.get(page(brvt), {field: BAD[kind]}) for field in FIELDS if kind != "1 MB"]
    if kind == "1 MB":
        answers = [administrator.get(page(brvt), {"tu_khoa": "Ữ" * 10_000})]
        assert "Mã hoặc tên thủ tục dài quá 200 ký tự, hãy rút gọn." in answers[0].content.decode()
    row = dict(zip(("code", "name", "field", "level"), ROW, strict=False))
    for column in row:
        answers.append(send(administrator, brvt, "tthc.json", json.dumps([row | {column: BAD[kind]}]).encode()))
    answers.append(send(administrator, brvt, f"{BAD[kind][:80]}.json", json.dumps([row]).encode()))
    for answer in answers:
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
        assert "onerror=alert(1)>" not in answer.content.decode()


def test_the_pages_take_the_same_queries_for_few_and_many(administrator, people, brvt) -> None:
    def loads(count: int) -> None:
        UploadedList.objects.bulk_create(
            UploadedList(unit=brvt, kind="procedures", uploaded_by=people["administrator"], loaded_at=timezone.now())
            for _ in range(count)
        )

    def queries() -> list[int]:
        counts = []
        for name in ("procedures", "loads"):
            with CaptureQueriesContext(connection) as captured:
                administrator.get(page(brvt, name), {"tu_khoa": "cap giay"} if name == "procedures" else {})
            counts.append(len(captured))
        return counts

    make(1)
    loads(1)
    few = queries()
    for number in range(2, 60):
        make(number, field=f"Lĩnh vực {number}")
    loads(60)
    assert queries() == few
    assert max(few) <= 8


def test_a_list_whose_file_is_gone_says_so(administrator, brvt) -> None:
    send(administrator, brvt, "tthc.xlsx", workbook(ROW))
    waiting = UploadedList.objects.get()
    waiting.content.storage.delete(waiting.content.name)
    address = page(brvt, "review", waiting.pk)
    for answer in (administrator.get(address), administrator.post(address)):
        assert "tthc.xlsx: tệp không còn trên máy chủ, hãy tải lên lại." in answer.content.decode()
    assert Procedure.objects.count() == 0


def test_a_list_replaced_meanwhile_is_not_loaded(administrator, brvt) -> None:
    send(administrator, brvt, "tthc.xlsx", workbook(ROW))
    waiting = UploadedList.objects.get()
    send(administrator, brvt, "moi.xlsx", workbook(ROW))
    with pytest.raises(InputError, match="danh sách đã được nạp hoặc đã thay bằng tệp khác"):
        load_waiting(waiting)
    assert Procedure.objects.count() == 0
