"""Bad input into every form of the registers: never an error page, never words that the browser would run."""

import unicodedata

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Unit
from directives.models import Document
from reports.forms.register_records import REGISTER_FORMS

SCRIPT = "</textarea></p>\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Quyết định số 385/SYT-VP về cải cách"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
}
ROWS = {
    "ke-hoach": ["task-0-id", "task-0-content", "task-0-due_on", "task-0-DELETE", "task-TOTAL_FORMS"],
    "kiem-tra": ["finding-0-id", "finding-0-content", "request-0-day", "finding-INITIAL_FORMS"],
}
MANAGED = {f"{name}-{part}_FORMS": "1" for name in ("task", "finding", "request") for part in ("TOTAL", "INITIAL")}
QUERY = ("tim", "ky", "chuyen_de", "trang_thai", "xep", "trang", "vua_xoa")
FORMS = {"new", "edit", "propose", "list", "home"}
WITHOUT_WORDS = {"entry", "remove", "restore", "export"}


def is_harmless(page: str) -> bool:
    return "<script>alert" not in page and "onerror=alert(1)>" not in page


def test_the_table_names_every_form() -> None:
    names = {pattern.name for pattern in get_resolver("reports.register_urls").url_patterns}
    assert names == FORMS | WITHOUT_WORDS


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("slug", REGISTER_FORMS)
def test_bad_input_is_answered_and_never_run(clerk: Client, unit: Unit, slug: str, kind: str) -> None:
    typed = [name for name in REGISTER_FORMS[slug].base_fields if name != "seen"]
    rows, words = ROWS.get(slug, []), [name for name in typed if not name.endswith(("_on", "report"))]
    groups = [typed, words, rows, ["seen"], ["more"], ["duplicate"], ["again"]]
    if kind == "1 MB":  # Together they would be refused for their size alone.
        groups = [[field] for field in (*typed, *rows, "seen", "more", "duplicate")]
    for fields in groups:
        posted = MANAGED | dict.fromkeys(fields, BAD[kind])
        answer = clerk.post(reverse("registers:new", args=[unit.pk, slug]), posted)
        assert answer.status_code in (200, 302), fields
        assert is_harmless(answer.content.decode()), fields


@pytest.mark.parametrize("kind", BAD)
def test_bad_addresses_of_a_list_are_answered(clerk: Client, unit: Unit, kind: str) -> None:
    bad = BAD[kind][:2000]
    for name in QUERY:
        for place in (
            reverse("registers:list", args=[unit.pk, "van-ban"]),
            reverse("registers:export", args=[unit.pk, "kien-nghi"]),
            reverse("registers:home"),
        ):
            answer = clerk.get(place, {name: bad})
            assert answer.status_code in (200, 302), (place, name)
            if answer.headers["Content-Type"].startswith("text/html"):
                assert is_harmless(answer.content.decode()), (place, name)
    assert clerk.post(reverse("registers:propose", args=[unit.pk, "van-ban"]), {"ky": bad}).status_code == 404


def test_long_words_are_refused_beside_their_fields_and_nothing_is_stored(clerk: Client, unit: Unit) -> None:
    before = Document.objects.count()
    long = BAD["1 MB"]
    posted = {"number_symbol": "1/SYT", "type_name": long, "issuer": long, "subject": long}
    errors = clerk.post(reverse("registers:new", args=[unit.pk, "van-ban"]), posted).context["form"].errors
    assert {name: list(some) for name, some in errors.items()} == {
        "type_name": ["Loại văn bản dài quá 100 ký tự, hãy rút gọn."],
        "issuer": ["Cơ quan ban hành dài quá 300 ký tự, hãy rút gọn."],
        "subject": ["Trích yếu dài quá 2.000 ký tự, hãy rút gọn."],
    }
    assert Document.objects.count() == before


def test_words_are_stored_in_nfc_and_shown_escaped(clerk: Client, unit: Unit) -> None:
    subject = unicodedata.normalize("NFD", "về cải cách\x00 <b>đậm</b>")
    clerk.post(reverse("registers:new", args=[unit.pk, "van-ban"]), {"number_symbol": "1400/SYT", "subject": subject})
    document = Document.objects.get(number="1400")
    assert document.subject == "về cải cách <b>đậm</b>"
    for name in ("entry", "edit", "remove"):
        page = clerk.get(reverse(f"registers:{name}", args=[unit.pk, "van-ban", document.pk])).content.decode()
        assert ("<b>đậm</b>" in page, "&lt;b&gt;đậm&lt;/b&gt;" in page) == (False, True), name
