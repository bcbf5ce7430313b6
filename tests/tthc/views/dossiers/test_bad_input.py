"""Bad input into every form: never an error page, never words that the browser would run, a message in Vietnamese."""

import re
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Unit
from tests.tthc.dossiers import make_list, make_listed
from tests.tthc.views.dossiers.readings import HEADS, columns, reading
from tthc.models import ColumnChoice, DossierList, ListedProcedure

SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Cấp giấy phép"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
}
FILTERS = {
    "home": ("tim", "trang"),
    "list": ("tim", "linh_vuc", "hinh_thuc", "tinh_trang", "tu", "den", "trang"),
    "loads": ("trang",),
    "unknown": ("xem", "trang"),
    "match": ("tim",),
}


def unharmed(html: str) -> bool:
    return "<script>alert" not in html and "onerror=alert(1)>" not in html


@pytest.fixture
def listed(health: Unit) -> ListedProcedure:
    return make_listed(health)


@pytest.fixture
def lst(health: Unit) -> DossierList:
    return make_list(health, stage="read", loaded_at=None, reading=reading())


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FILTERS)
def test_bad_filters_are_answered(clerk: Client, health: Unit, listed: ListedProcedure, page: str, kind: str) -> None:
    parts = {"home": [], "match": [health.pk, listed.pk]}.get(page, [health.pk])
    for field in FILTERS[page]:
        answer = clerk.get(reverse(f"dossiers:{page}", args=parts), {"tim": "", field: BAD[kind]})
        assert (answer.status_code, unharmed(answer.content.decode())) == (200, True), field


@pytest.mark.parametrize(
    ("page", "field", "message"),
    [
        ("home", "tim", "Tên đơn vị dài quá 100 ký tự, hãy rút gọn."),
        ("list", "tim", "Số hồ sơ, thủ tục dài quá 200 ký tự, hãy rút gọn."),
        ("list", "linh_vuc", "Không có lĩnh vực này, hãy chọn trong danh sách."),
        ("list", "hinh_thuc", "Không có hình thức nộp này, hãy chọn trong danh sách."),
        ("list", "tinh_trang", "Không có tình trạng này, hãy chọn trong danh sách."),
        ("list", "tu", "Hãy ghi ngày, tháng, năm như 21/02/2022."),
        ("match", "tim", "Mã hoặc tên thủ tục dài quá 200 ký tự, hãy rút gọn."),
    ],
)
def test_bad_filters_are_told_beside_their_field(
    clerk: Client, health: Unit, listed: ListedProcedure, page: str, field: str, message: str
) -> None:
    make_list(health)
    parts = {"home": [], "match": [health.pk, listed.pk]}.get(page, [health.pk])
    html = clerk.get(reverse(f"dossiers:{page}", args=parts), {field: BAD["1 MB"]}).content.decode()
    assert re.search(rf'class="field-error" role="alert">{message}', html)


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_upload_stores_nothing_but_a_list_to_be_refused(clerk: Client, health: Unit, kind: str) -> None:
    bad = BAD[kind].encode("utf-8", "replace").decode()
    address = reverse("dossiers:upload", args=[health.pk])
    file = SimpleUploadedFile(f"{bad[:80]}.csv", bad.encode())
    answer = clerk.post(address, {"file": file, "listed_on": bad})
    assert (answer.status_code, unharmed(answer.content.decode())) == (200, True)
    assert "Hãy ghi ngày, tháng, năm như 21/02/2022." in answer.content.decode()
    assert DossierList.objects.count() == 0
    file.seek(0)
    answer = clerk.post(address, {"file": file, "listed_on": "14/03/2022"}, follow=True)
    assert (answer.status_code, unharmed(answer.content.decode())) == (200, True)


@pytest.mark.parametrize("kind", BAD)
def test_bad_columns_are_told_beside_their_field(clerk: Client, lst: DossierList, kind: str) -> None:
    good = {f"cot-{place}": key for place, (_, key) in HEADS.items()}
    address = reverse("dossiers:columns", args=[lst.unit_id, lst.pk])
    html = clerk.post(address, good | {"cot-F": BAD[kind]}).content.decode()
    assert unharmed(html)
    assert 'class="field-error" role="alert">Không có lựa chọn này, hãy chọn trong danh sách.' in html
    assert (DossierList.objects.get().stage, ColumnChoice.objects.count()) == ("read", 0)


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_match_changes_nothing(clerk: Client, listed: ListedProcedure, kind: str) -> None:
    address = reverse("dossiers:match", args=[listed.unit_id, listed.pk])
    html = clerk.post(address, {"procedure": BAD[kind]}).content.decode()
    told = html.partition('<div class="alert alert-danger" role="alert">')[2].partition("</div>")[0]
    assert told in {
        "Không có thủ tục này trong danh mục, hãy chọn trong danh sách.",
        "Có ký tự không nhập được bằng bàn phím, hãy gõ lại.",
    }
    assert ListedProcedure.objects.get().procedure is None


def test_what_a_file_says_is_never_run(clerk: Client, lst: DossierList, listed: ListedProcedure) -> None:
    evil = columns(F=(SCRIPT, ""), G=(SCRIPT + "2", "apology_on"))
    more = {"columns": evil, "unknown": [[SCRIPT, SCRIPT, SCRIPT]], "warnings": [SCRIPT]}
    DossierList.objects.update(name=SCRIPT, reading=reading(**more, wrong=[["A1", SCRIPT]]), problem=SCRIPT)
    ListedProcedure.objects.update(name=SCRIPT, code=SCRIPT[:50], listed_field=SCRIPT, field=SCRIPT)
    for stage in DossierList.Stage.values:
        DossierList.objects.update(stage=stage)
        for page in ("load", "loads", "list"):
            parts = [lst.unit_id, lst.pk] if page == "load" else [lst.unit_id]
            assert unharmed(clerk.get(reverse(f"dossiers:{page}", args=parts)).content.decode()), (stage, page)
    assert unharmed(clerk.get(reverse("dossiers:unknown", args=[lst.unit_id])).content.decode())
    assert unharmed(clerk.get(reverse("dossiers:match", args=[lst.unit_id, listed.pk])).content.decode())
