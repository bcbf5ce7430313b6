"""Bad input into every form: never an error page, never words that the browser would run, a message in Vietnamese."""

import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Membership, Unit, User

BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Sở Y tế và Dân số"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": "</textarea></p>\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
}
FORMS = {
    "add_unit": [
        "code",
        "name",
        "short_name",
        "kind",
        "parent",
        "parent_body",
        "place_name",
        "valid_from",
        "valid_to",
    ],
    "unit": [
        "code",
        "name",
        "short_name",
        "kind",
        "parent",
        "parent_body",
        "place_name",
        "valid_from",
        "valid_to",
        "clerk_submits",
    ],
    "end_unit": ["last_day", "has_successor", "code", "name", "short_name", "parent", "with_roles"],
    "upload_units": ["file"],
    "add_user": ["display_name", "username", "email", "unit", "roles", "handover"],
    "user": ["display_name", "email"],
    "add_role": ["unit", "role"],
}
WITHOUT_WORDS = {"home", "unit_list", "reset_password", "remove_role", "lock_user", "unlock_user"}
"""Pages that take no words."""
FILTERS = {"units": ["tu", "loai", "hieu_luc", "ngay", "trang"], "users": ["tu", "vai_tro", "don_vi", "trang_thai"]}


def address(page: str, brvt: Unit, people: dict[str, User]) -> str:
    kwargs = {"province_id": brvt.pk}
    if page in ("unit", "end_unit"):
        kwargs["unit_id"] = brvt.units.order_by("pk")[1].pk
    if page in ("user", "add_role"):
        kwargs["user_id"] = people["clerk"].pk
    return reverse(f"administration:{page}", kwargs=kwargs)


def good(page: str, brvt: Unit) -> dict[str, object]:
    unit = {"code": "X1", "name": "Xã Một", "kind": "commune", "parent": brvt.pk}
    return {
        "add_unit": unit,
        "unit": unit | {"code": "SYT", "name": "Sở Y tế", "kind": "department"},
        "end_unit": {"last_day": "28/02/2025", "has_successor": "on", "code": "X1", "name": "X", "parent": brvt.pk},
        "add_user": {
            "display_name": "Nguyễn Văn A",
            "username": "a.syt",
            "unit": brvt.pk,
            "roles": "clerk",
            "handover": "shown",
        },
        "user": {"display_name": "Nguyễn Văn A"},
        "add_role": {"unit": brvt.pk, "role": Membership.Role.CLERK},
    }.get(page, {})


def is_harmless(text: str) -> bool:
    return "<script>alert" not in text and "onerror=alert(1)>" not in text


def test_the_tables_name_every_page() -> None:
    names = {pattern.name for pattern in get_resolver("accounts.administration_urls").url_patterns}
    assert names == {*FORMS, *FILTERS, *WITHOUT_WORDS}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_and_never_run(
    client: Client, brvt: Unit, people: dict[str, User], page: str, kind: str
) -> None:
    for number, field in enumerate(FORMS[page]):
        posted = good(page, brvt) | {"username": f"a{number}.{len(kind)}"} | {field: BAD[kind]}
        if field == "file":
            posted["file"] = SimpleUploadedFile(f"{BAD[kind][:80]}.csv", BAD[kind].encode())
        answer = client.post(address(page, brvt, people), posted, follow=True)
        assert answer.status_code == 200, field
        assert is_harmless(answer.content.decode()), field


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FILTERS)
def test_a_bad_filter_is_answered_and_never_run(
    client: Client, brvt: Unit, people: dict[str, User], page: str, kind: str
) -> None:
    for field in FILTERS[page]:
        answer = client.get(address(page, brvt, people), {field: BAD[kind][:3000]})
        assert answer.status_code == 200, field
        assert is_harmless(answer.content.decode()), field


@pytest.mark.parametrize(
    ("page", "posted", "messages"),
    [
        (
            "add_unit",
            {"code": "!", "name": "N" * 201, "short_name": "N" * 21, "kind": "thon", "valid_from": "31/02/2025"},
            [
                "Mã gồm 1 đến 20 chữ cái, chữ số hoặc gạch nối, ví dụ SYT.",
                "Tên đơn vị dài quá 200 ký tự, hãy rút gọn.",
                "Tên viết tắt dài quá 20 ký tự, hãy rút gọn.",
                "Hãy chọn loại đơn vị.",
                "Hãy chọn đơn vị cấp trên.",
                "Hãy ghi ngày, tháng, năm như 21/02/2022.",
            ],
        ),
        (
            "end_unit",
            {"has_successor": "on"},
            [
                "Hãy nhập ngày cuối cùng có hiệu lực.",
                "Hãy nhập mã của đơn vị kế tiếp.",
                "Hãy nhập tên của đơn vị kế tiếp.",
                "Hãy chọn đơn vị cấp trên của đơn vị kế tiếp.",
            ],
        ),
        (
            "add_user",
            {"username": "Cán bộ", "email": "x", "unit": "0", "roles": "chu-tich", "handover": "x"},
            [
                "Hãy nhập họ và tên.",
                "Tên đăng nhập gồm 2 đến 50 chữ thường không dấu",
                "Hãy ghi một địa chỉ thư điện tử như ten@donvi.gov.vn.",
                "Không có đơn vị này trong tỉnh, hãy chọn trong danh sách.",
                "Không có vai trò này, hãy chọn trong danh sách.",
                "Hãy chọn một trong hai cách.",
            ],
        ),
        ("add_role", {}, ["Hãy chọn đơn vị.", "Hãy chọn vai trò."]),
        ("upload_units", {}, ["Hãy chọn tệp danh sách đơn vị."]),
    ],
)
def test_the_mend_stands_beside_the_field(
    client: Client, brvt: Unit, people: dict[str, User], page: str, posted: dict[str, str], messages: list[str]
) -> None:
    before = Unit.objects.count(), User.objects.count(), Membership.objects.count()
    answer = client.post(address(page, brvt, people), posted).content.decode()
    assert [message for message in messages if message not in answer] == []
    assert (Unit.objects.count(), User.objects.count(), Membership.objects.count()) == before


def test_names_are_stored_in_nfc(client: Client, brvt: Unit, people: dict[str, User]) -> None:
    client.post(address("add_unit", brvt, people), good("add_unit", brvt) | {"name": BAD["NFD"]})
    assert Unit.objects.get(code="X1").name == "Sở Y tế và Dân số"
