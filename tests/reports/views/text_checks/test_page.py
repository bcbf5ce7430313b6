"""Checking a text: what is found stands beside the words, what is certain is mended on the spot, nothing is stored."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document as WordFile
from openpyxl import load_workbook

from accounts.models import User
from reports.models import Report, UploadedReport
from tests.reports.checks.corrected_seed import corrected_seed
from tests.reports.conftest import SEED

CHECK = "text_checks:check"
WRONG = "Thực hiện Quyết định số 12/QĐ-UBND ngày 30/02/2022 của UBND tỉnh."
BROKEN = "- Kế hoạch năm 2022.\r\n\r\nTrung tâm hiện đnag tiếp nhận hồ sơ.\r\nKết quả đnag được rà soát."
BUDGET = 9


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> User:
    client.force_login(people["clerk"])
    return people["clerk"]


def post(client: Client, **posted: object):
    return client.post(reverse(CHECK), posted)


def text_of(answer) -> str:
    """Return the text as it stands in the field of the page."""
    return answer.context["form"].initial["text"]


def test_the_empty_page_says_what_to_do(client: Client, clerk: User) -> None:
    page = client.get(reverse(CHECK)).content.decode()
    assert "Dán báo cáo hoặc một đoạn văn bản, hoặc chọn tệp, rồi bấm “Kiểm tra”." in page
    assert "không lưu trên hệ thống" in page


def test_a_finding_stands_beside_its_words_and_each_leads_to_the_other(client: Client, clerk: User) -> None:
    page = post(client, text=f"Mở đầu\r\n\r\n{WRONG}").content.decode()
    assert '<a href="#dong-3">Dòng 3</a>' in page
    assert re.search(
        r'<p class="text-check-line" id="dong-3">.*<mark class="found found-warning"><a href="#cho-1">', page
    )
    assert 'id="cho-1"' in page


def test_the_findings_of_a_line_are_numbered_in_the_order_of_their_words(client: Client, clerk: User) -> None:
    line = "Theo Quyết định số 12/QĐ-UBND ngày 30/02/2022, Sở đnag rà soát và xcas nhận 5 hồ sơ."
    findings = post(client, text=f"Mở đầu.\n{line}").context["findings"]
    assert [(one.number, one.line) for one in findings] == [(1, 2), (2, 2), (3, 2)]
    starts = [line.index(one.issue.excerpt) for one in findings]
    assert starts == sorted(starts)
    assert ["đnag" in findings[1].issue.excerpt, "xcas" in findings[2].issue.excerpt] == [True, True]


def test_a_text_without_findings_says_so_plainly(client: Client, clerk: User) -> None:
    page = post(client, text="Sở Y tế đã hoàn thành kế hoạch.").content.decode()
    assert "Không tìm thấy chỗ nào cần xem lại." in page
    assert "Chỗ cần xem lại" not in page


def test_nothing_is_stored(client: Client, clerk: User) -> None:
    before = (Report.objects.count(), UploadedReport.objects.count())
    post(client, file=SimpleUploadedFile("a.txt", WRONG.encode()))
    assert (Report.objects.count(), UploadedReport.objects.count()) == before
    assert "no-store" in post(client, text=WRONG).headers["Cache-Control"]


def test_one_mend_changes_its_own_line_alone(client: Client, clerk: User) -> None:
    findings = [one for one in post(client, text=BROKEN).context["findings"] if one.issue.mend]
    assert [one.line for one in findings] == [3, 4]
    answer = post(client, text=BROKEN, mend=findings[0].mend_key)
    assert text_of(answer).split("\n") == [
        "- Kế hoạch năm 2022.",
        "",
        "Trung tâm hiện đang tiếp nhận hồ sơ.",
        "Kết quả đnag được rà soát.",
    ]
    assert "Đã sửa “đnag” → “đang”." in answer.content.decode()
    assert [one.line for one in answer.context["findings"] if one.issue.mend] == [4]


def test_all_certain_mends_are_made_at_once_and_the_others_stay(client: Client, clerk: User) -> None:
    answer = post(client, text=f"{BROKEN}\r\n{WRONG}", mend_all="1")
    assert "đnag" not in text_of(answer)
    assert "Đã sửa 2 chỗ." in answer.content.decode()
    assert [one.line for one in answer.context["findings"]] == [5]


def test_two_mends_that_meet_in_the_same_words_are_both_made(client: Client, clerk: User) -> None:
    text = "Công tác CCHC, kế hoạch CCHC, kiểm tra CCHC được quan tâm.\nNhiệm vụ gắn với CCH : hoàn thành."
    answer = post(client, text=text, mend_all="1")
    assert text_of(answer).endswith("gắn với CCHC: hoàn thành.")
    assert not any(one.issue.mend for one in answer.context["findings"])


def test_a_mend_of_words_that_are_gone_changes_nothing_and_says_so(client: Client, clerk: User) -> None:
    key = next(one for one in post(client, text=BROKEN).context["findings"] if one.issue.mend).mend_key
    answer = post(client, text=BROKEN.replace("hiện đnag", "sẽ"), mend=key)
    assert "Chưa sửa: văn bản đã đổi" in answer.content.decode()
    assert text_of(answer) == BROKEN.replace("hiện đnag", "sẽ").replace("\r\n", "\n")


def test_the_list_is_narrowed_to_one_severity(client: Client, clerk: User) -> None:
    answer = post(client, text=WRONG, show="error")
    assert (len(answer.context["findings"]), answer.context["shown"]) == (1, [])
    assert "Không có chỗ nào ở mức độ này." in answer.content.decode()
    assert len(post(client, text=WRONG, show="warning").context["shown"]) == 1


def test_a_word_file_is_checked_with_its_tables(client: Client, clerk: User) -> None:
    word = WordFile()
    word.add_paragraph("Mở đầu")
    word.add_paragraph(WRONG)
    table = word.add_table(rows=2, cols=3)
    for place, cell in enumerate(("Lĩnh vực", "Tiếp nhận", "Giải quyết", "Dược", "12", "10")):
        table.cell(*divmod(place, 3)).text = cell
    data = BytesIO()
    word.save(data)
    answer = post(client, file=SimpleUploadedFile("bao cao.docx", data.getvalue()))
    assert text_of(answer).split("\n") == ["Mở đầu", WRONG, "Lĩnh vực\tTiếp nhận\tGiải quyết", "Dược\t12\t10"]
    assert [one.line for one in answer.context["findings"]] == [2]


def test_the_text_comes_back_as_a_file_with_the_line_ends_of_windows(client: Client, clerk: User) -> None:
    answer = client.post(reverse("text_checks:text_file"), {"text": "\r\nMột\nHai đnag"})
    assert answer.content.decode("utf-8-sig") == "\r\nMột\r\nHai đnag"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="van-ban.txt"'


def test_the_workbook_has_every_finding_with_its_line(client: Client, clerk: User) -> None:
    answer = client.post(reverse("text_checks:findings_file"), {"text": f"=1+1 Mở đầu\n=SUM(A1) {WRONG}"})
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0][0] == "Kết quả kiểm tra văn bản"
    assert [(row[1], row[2]) for row in rows[2:]] == [("Dòng 2", "Cảnh báo")]
    sheet = load_workbook(BytesIO(answer.content)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_number_of_queries_does_not_grow_with_the_text(client: Client, clerk: User, period) -> None:
    counts = []
    for text in (WRONG, SEED.read_text("utf-8"), corrected_seed()):
        with CaptureQueriesContext(connection) as queries:
            post(client, text=text)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= BUDGET


def test_a_refused_field_is_marked_like_in_other_forms(client: Client, clerk: User) -> None:
    assert "is-invalid" not in client.get(reverse(CHECK)).content.decode()
    page = post(client, text="").content.decode()
    assert re.findall(r'<(?:textarea|input|select)[^>]* name="(\w+)"[^>]*is-invalid', page) == ["text"]


def test_a_text_that_was_mended_here_is_known_to_be_nowhere_else(client: Client, clerk: User) -> None:
    safe, mended = '<input type="hidden" name="mended" value="">', '<input type="hidden" name="mended" value="1">'
    assert safe in post(client, text=BROKEN).content.decode()
    assert mended in post(client, text=BROKEN, mend_all="1").content.decode()
    assert mended in post(client, text=WRONG, mended="1").content.decode()
    assert safe in post(client, text=WRONG, mend="gone").content.decode()


def test_the_words_of_the_form_are_kept_in_the_browser_for_their_person(client: Client, clerk: User) -> None:
    page = client.get(reverse(CHECK)).content.decode()
    assert page.count(f'data-keep-typed="{clerk.pk}:text-check"') == 2
