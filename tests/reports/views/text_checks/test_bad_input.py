"""Bad input: never an error page, never words that the browser would run, a message in Vietnamese beside the field."""

import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User

BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Quyết định số 385/SYT-VP về cải cách"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e\ud800",
    "HTML": "</textarea></p>\"'><script>alert(1)</script><img src=x onerror=alert(1)> ngày 30/02/2022",
    "formulas": '=HYPERLINK("http://x")|\'+cmd ngày 30/02/2022',
    "huge number": "9" * 5000,
    "NUL": "\x00",
    "line ends alone": "\r\n" * 50,
}
FIELDS = ("text", "file", "period", "show", "mend", "mend_all")
CHECK = "text_checks:check"


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> User:
    client.force_login(people["clerk"])
    return people["clerk"]


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", ["check", "text_file", "findings_file"])
def test_bad_input_is_answered_and_never_run(client: Client, clerk: User, page: str, kind: str) -> None:
    bad = BAD[kind].encode("utf-8", "replace").decode()
    for field in FIELDS:
        posted = {"text": "Kế hoạch năm 2022", field: bad}
        if field == "file":
            posted |= {"text": "", "file": SimpleUploadedFile(f"{bad[:80]}.docx", bad.encode())}
        answer = client.post(reverse(f"text_checks:{page}"), posted)
        assert answer.status_code == 200, field
        if answer.headers["Content-Type"].startswith("text/html"):
            html = answer.content.decode()
            assert "<script>alert" not in html, field
            assert "onerror=alert(1)>" not in html, field


def shown(client: Client, **posted: object) -> str:
    return client.post(reverse(CHECK), posted).content.decode()


def test_nothing_at_all_is_asked_for_beside_the_text(client: Client, clerk: User) -> None:
    assert "Hãy dán văn bản cần kiểm tra, hoặc chọn một tệp." in shown(client, text=" \r\n\t")


def test_a_text_and_a_file_together_are_refused_and_the_text_stays(client: Client, clerk: User) -> None:
    page = shown(client, text="Nội dung đang gõ", file=SimpleUploadedFile("a.txt", "Khác".encode()))
    assert "Đã có văn bản dán ở trên. Hãy dán văn bản hoặc chọn tệp, không cả hai." in page
    assert "Nội dung đang gõ</textarea>" in page


def test_more_than_a_million_characters_are_refused(client: Client, clerk: User) -> None:
    assert "Văn bản dài quá 1.000.000 ký tự, hãy rút gọn." in shown(client, text="a " * 500_001)
    file = SimpleUploadedFile("dai.txt", b"a " * 500_001)
    assert "Tệp có hơn 1.000.000 ký tự, hãy chia thành nhiều phần" in shown(client, file=file)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"day khong phai tep Word", "Tệp “a.docx” không phải tệp Word .docx hợp lệ"),
        ("a.pdf", b"%PDF-1.4", "Tệp “a.pdf” phải là .docx hoặc .txt"),
        ("a.txt", b"\xe1\xff\xe1", "không phải bảng mã UTF-8 hay UTF-16"),
        ("a.txt", b" \n ", "Tệp “a.txt” không có chữ nào"),
        ("a.txt", b"", "Tệp không có nội dung, hãy chọn tệp khác."),
        ("<img src=x onerror=alert(1)>.pdf", b"x", "phải là .docx hoặc .txt"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_mend(
    client: Client, clerk: User, name: str, data: bytes, said: str
) -> None:
    page = shown(client, file=SimpleUploadedFile(name, data))
    assert said in page
    assert "onerror=alert(1)>" not in page


def test_html_in_the_text_is_shown_as_words(client: Client, clerk: User) -> None:
    page = shown(client, text=BAD["HTML"])
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
