"""Bad input into every form: never an error page, never words that the browser would run, a message in Vietnamese."""

import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from tests.tthc.unit_procedures import decide, seen
from tthc.models import AnnouncingDecision, ProcedureChange, UnitProcedure
from tthc.services.unit_procedures import version_of

SCRIPT = "</textarea></p>\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Quyết định số 385/SYT-VP"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e\ud800",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
}
DECISION = {"number": "9/QĐ", "issued_on": "01/03/2022", "announced": "1.004616"}
FORMS = {
    "upload": ({"ngay": "01/01/2022"}, ["file", "name", "ngay", "thang"]),
    "edit": (
        {"online": "levels:4", "level": "Cấp tỉnh", "from_day": "", "valid_to": ""},
        ["online", "level", "from_day", "valid_to", "seen"],
    ),
    "decision_new": (DECISION, [*DECISION, "effective_on", "subject", "amended", "abolished"]),
    "decision_edit": (DECISION, [*DECISION, "effective_on", "subject", "amended", "abolished", "seen"]),
    "decision_remove": ({}, ["seen"]),
}
"""Every form by its page: what is posted beside, and the fields that take the bad input."""
FILTERS = {
    "list": ["tim", "linh_vuc", "cap", "truc_tuyen", "ngay", "trang"],
    "decisions": ["so", "noi_dung", "tu", "den", "trang"],
    "review": ["ngay", "thang"],
}
READ_ONLY = {"entry", "decision"}


def test_the_table_names_every_form() -> None:
    names = {pattern.name for pattern in get_resolver("tthc.unit_procedure_urls").url_patterns}
    assert names == {*FORMS, *FILTERS, *READ_ONLY}


@pytest.fixture
def places(health, listed) -> dict[str, tuple[int, int]]:
    """The number of a record and its version, by page."""
    decision = decide(health, amended=listed[1:2])
    row = UnitProcedure.objects.get(procedure=listed[0])
    of_decision = (decision.pk, seen(decision))
    return {"edit": (row.pk, version_of(row)), "decision_edit": of_decision, "decision_remove": of_decision}


def answer_is_clean(answer) -> bool:
    content = answer.content.decode()
    return "<script>alert" not in content and "onerror=alert(1)>" not in content


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_and_never_run(clerk: Client, health, places, page: str, kind: str) -> None:
    given, fields = FORMS[page]
    bad = BAD[kind].encode("utf-8", "replace").decode()
    for field in fields:
        number, version = places.get(page, (0, 0))
        address = reverse(f"unit_procedures:{page}", args=[health.pk, number] if number else [health.pk])
        posted = given | {"seen": version, field: bad}
        if page == "upload":
            data = f"Mã TTHC,Mức độ\n{bad},{bad}\n".encode()
            name = f"{bad[:80]}.csv" if field == "name" else "thu-tuc.csv"
            posted["file"] = SimpleUploadedFile(name, data)
        answer = clerk.post(address, posted, follow=True)
        assert (field, answer.status_code) == (field, 200)
        assert (field, answer_is_clean(answer)) == (field, True)


@pytest.mark.parametrize("kind", [kind for kind in BAD if kind != "1 MB"])
@pytest.mark.parametrize("page", ["list", "decisions"])
def test_bad_filters_are_answered_and_hide_nothing_wrong(clerk: Client, health, places, page: str, kind: str) -> None:
    bad = BAD[kind].encode("utf-8", "replace").decode()
    for field in FILTERS[page]:
        answer = clerk.get(reverse(f"unit_procedures:{page}", args=[health.pk]), {field: bad})
        assert (field, answer.status_code, answer_is_clean(answer)) == (field, 200, True)


def test_what_is_too_long_is_refused_beside_its_field_and_nothing_is_stored(clerk: Client, health, places) -> None:
    before = AnnouncingDecision.objects.count(), ProcedureChange.objects.count()
    long = {"number": "a" * 101, "subject": "b" * 1001, "announced": "1.004616\n" * 30_000}
    content = clerk.post(reverse("unit_procedures:decision_new", args=[health.pk]), DECISION | long).content.decode()
    for message in (
        "Số, ký hiệu dài quá 100 ký tự, hãy rút gọn.",
        "Trích yếu dài quá 1.000 ký tự, hãy rút gọn.",
        "Thủ tục công bố mới dài quá 200.000 ký tự, hãy rút gọn.",
    ):
        assert message in content
    assert (AnnouncingDecision.objects.count(), ProcedureChange.objects.count()) == before


def test_wrong_choices_and_days_are_told_in_vietnamese(clerk: Client, health, places) -> None:
    number, version = places["edit"]
    posted = {"online": "levels:9", "level": "Cấp phường", "from_day": "31/02/2022", "valid_to": "01/01/1000"}
    answer = clerk.post(reverse("unit_procedures:edit", args=[health.pk, number]), posted | {"seen": version})
    assert answer.context["form"].errors == {
        "online": ["Không có lựa chọn này, hãy chọn trong danh sách."],
        "level": ["Không có lựa chọn này, hãy chọn trong danh sách."],
        "from_day": ["Hãy ghi ngày, tháng, năm như 21/02/2022."],
        "valid_to": ["Hãy ghi năm từ 1945 đến 2100."],
    }
