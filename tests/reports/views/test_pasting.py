"""Pasting many lines: the field, the table of what was read, and what is stored."""

import re
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from core.text import clean
from directives.models import Document
from reports.models import Report, Section, SectionLine
from reports.selectors import published_outline
from reports.services.starting import start_report
from tests.reports.conftest import SEED

DOCUMENTS = "steering.direction.documents"
NARRATIVE = "steering.direction.emulation"
ORDER = "+ Văn bản số 385/SYT-VP ngày 17/01/2022 về chấn chỉnh công tác tiếp nhận hồ sơ;"
TEN_NUMBERS = ("7351", "385", "692", "395", "813", "177", "1133", "1295", "1299", "1347")
TEN = [
    line
    for line in clean(SEED.read_text("utf-8")).splitlines()
    if line.startswith(tuple(f"+ Văn bản số {number}/" for number in TEN_NUMBERS))
]


@pytest.fixture
def report(health, period) -> Report:
    """A new report, every section unanswered."""
    return start_report(health, period)


@pytest.fixture
def client(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def address(report: Report, key: str = DOCUMENTS) -> str:
    return reverse("reports:paste_lines", args=[report.pk, key])


def read(client: Client, report: Report, text: str, key: str = DOCUMENTS) -> HttpResponse:
    return client.post(address(report, key), {"step": "read", "text": text})


def post_rows(
    client: Client, report: Report, words: list[str], step: str = "confirm", key: str = DOCUMENTS, **data: object
) -> HttpResponse:
    """Post the table with these words, all chosen, as the page with the section's version would."""
    section = Section.objects.get(report=report, key=key)
    chosen = [str(number) for number in range(1, len(words) + 1)]
    posted = {"step": step, "words": words, "chosen": chosen, "seen": section.version, "version": section.version}
    return client.post(address(report, key), posted | data)


def stored(report: Report, key: str = DOCUMENTS) -> list[str]:
    lines = SectionLine.objects.filter(section__report=report, section__key=key).order_by("position")
    return [f"{line.marker} {line.text or line}".strip() for line in lines]


def doubts(answer: HttpResponse) -> list[tuple[str, ...]]:
    return [one.review.doubts for one in answer.context["rows"]]


def messages(answer: HttpResponse) -> list[str]:
    """Return what is seen in alerts and beside fields."""
    pattern = r'class="(?:alert [^"]*|paste-error|invalid-feedback)"(?:(?! hidden)[^>])*>(.*?)</(?:div|li|span|p)>'
    found = re.findall(pattern, answer.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one).strip() for one in found]


def test_the_ten_documents_of_the_real_report_are_read_looked_at_and_taken_in(client, report):
    answer = read(client, report, "\n\n".join(TEN))
    table = answer.context["rows"]
    assert [one.document.number for one in table] == [f"{number}/{symbol(number)}" for number in TEN_NUMBERS]
    assert [one.row.is_chosen for one in table] == [True] * 10
    reading = table[1].document
    assert (reading.type_name, reading.day, reading.issuer, reading.subject[:22]) == (
        "Văn bản",
        "17/01/2022",
        "Sở Y tế",
        "triển khai chỉ đạo của",
    )
    assert doubts(answer)[5:9] == [
        ("Văn bản số 5065/QĐ-UBND ghi ngày 31/12/2022, sau ngày chốt số liệu 14/3/2022.",),
        (),
        ("Văn bản số 1295/SYT-VP ghi ngày 03/3/2020, ngoài kỳ báo cáo (từ 15/12/2021 đến 14/3/2022).",),
        ("Ký hiệu “NĐ” thiếu cơ quan ban hành.",),
    ]
    taken = post_rows(client, report, [one.row.words for one in table])
    assert (taken.headers["HX-Retarget"], taken.headers["HX-Reswap"]) == ("#section", "outerHTML show:none")
    assert messages(taken) == ["Đã đưa vào mục 10 dòng và 15 văn bản mới vào sổ."]
    lines = SectionLine.objects.filter(section__report=report, section__key=DOCUMENTS).order_by("position")
    assert [line.document.number for line in lines] == list(TEN_NUMBERS)
    assert Document.objects.filter(topic="direction").count() == 10
    again = read(client, report, "\n".join(TEN))
    assert ["Mục này đã nêu văn bản này." in one for one in doubts(again)] == [True] * 10


def symbol(number: str) -> str:
    return "PC-SYT" if number == "177" else "SYT-VP"


def test_words_that_were_corrected_are_read_again_and_nothing_is_stored(client, report):
    wrong = "+ Văn bản số 1295/SYT-VP ngày 03/3/2020 về kế hoạch năm 2022;"
    answer = post_rows(client, report, [wrong.replace("2020", "2022"), "", "+ Một.\n+ Hai."], step="read")
    assert [one.row.words for one in answer.context["rows"]] == [wrong.replace("2020", "2022"), "+ Một.", "+ Hai."]
    assert doubts(answer)[0] == ()
    assert (stored(report), Document.objects.count()) == ([], 0)


def test_only_the_chosen_rows_are_taken_in(client, report):
    post_rows(client, report, [ORDER, "+ Không đưa vào.", "- Đưa vào.\n- Cả hai."], chosen=["1", "3"])
    assert stored(report) == [f"+ {Document.objects.get()}", "- Đưa vào.", "- Cả hai."]


def test_rows_that_are_not_chosen_stay_so_when_they_are_read_again(client, report):
    answer = post_rows(client, report, [ORDER, "+ Hai."], step="read", chosen=["2"])
    assert [one.row.is_chosen for one in answer.context["rows"]] == [False, True]


def test_rows_that_are_not_chosen_are_read_but_neither_doubted_nor_compared(client, report):
    table = post_rows(client, report, [ORDER, ORDER, "+ Không nêu văn bản."], step="read", chosen=["1"]).context["rows"]
    assert [(one.document is not None, one.review.doubts) for one in table] == [(True, ()), (True, ()), (False, ())]


def test_prose_is_taken_in_as_lines_without_doubts(client, report):
    answer = read(client, report, "- Sở đã họp giao ban.\nĐã khen thưởng 03 tập thể.", NARRATIVE)
    assert doubts(answer) == [(), ()]
    post_rows(client, report, [one.row.words for one in answer.context["rows"]], key=NARRATIVE)
    assert stored(report, NARRATIVE) == ["- Sở đã họp giao ban.", "Đã khen thưởng 03 tập thể."]


def test_every_node_of_the_outline_takes_pasted_lines(client, report):
    keys = [node.key for node in published_outline(report.outline).nodes]
    before = {key: len(stored(report, key)) for key in keys}
    answers = {key: post_rows(client, report, ["Một dòng dán vào."], key=key) for key in keys}
    assert {key: len(stored(report, key)) - before[key] for key in keys} == dict.fromkeys(keys, 1)
    assert {words for answer in answers.values() for words in messages(answer)[:1]} == {"Đã đưa vào mục 1 dòng."}


def test_who_saved_the_section_meanwhile_costs_the_clerk_no_row(client, report):
    """The rows are compared anew, and the same button then takes them in: nothing of the other's is overwritten."""
    Section.objects.filter(report=report, key=DOCUMENTS).update(version=5)
    answer = post_rows(client, report, [ORDER, "+ Hai."], seen=1, version=1)
    assert messages(answer) == [
        "Mục vừa được lưu lại nên các dòng đã được đối chiếu lại với nội dung mới nhất. Hãy xem rồi đưa vào lần nữa."
    ]
    assert ([one.row.words for one in answer.context["rows"]], answer.context["seen"]) == ([ORDER, "+ Hai."], 5)
    assert (stored(report), Document.objects.count()) == ([], 0)
    post_rows(client, report, [ORDER, "+ Hai."], seen=5, version=1)
    assert len(stored(report)) == 2


def test_what_the_clerk_typed_between_reading_and_confirming_is_no_hindrance(client, report):
    Section.objects.filter(report=report, key=DOCUMENTS).update(version=5)
    post_rows(client, report, ["+ Hai."], seen=1, version=5)
    assert stored(report) == ["+ Hai."]


def test_nothing_to_take_in_is_said(client, report):
    assert messages(read(client, report, " \n\t\n")) == ["Hãy nhập các dòng cần đưa vào mục."]
    assert messages(post_rows(client, report, ["", " "])) == ["Hãy nhập các dòng cần đưa vào mục."]
    assert messages(post_rows(client, report, [ORDER], chosen=[])) == ["Hãy chọn ít nhất một dòng để đưa vào."]


def test_a_line_that_is_too_long_is_named_beside_its_field(client, report):
    answer = read(client, report, f"{ORDER}\n{'ă' * 20_001}")
    told = "Dòng 2 dài 20.001 ký tự, nhiều nhất là 20.000; hãy tách thành nhiều dòng."
    assert messages(answer) == [told]
    refused = post_rows(client, report, [ORDER, "ă" * 20_001])
    assert messages(refused) == ["Chưa đưa vào dòng nào: hãy sửa hoặc bỏ chọn các dòng có báo lỗi.", told]
    assert stored(report) == []
    post_rows(client, report, [ORDER, "ă" * 20_001], chosen=["1"])
    assert len(stored(report)) == 1


def test_more_lines_than_one_paste_takes_go_back_into_the_field(client, report):
    lines = [f"Dòng thứ {number}" for number in range(1, 302)]
    told = ["Có 301 dòng, mỗi lần nhận nhiều nhất 300 dòng; hãy để lại từ dòng 301 (“Dòng thứ 301”) cho lần sau."]
    answer = read(client, report, "\n".join(lines))
    assert messages(answer) == told
    assert answer.context["form"]["text"].value() == "\n".join(lines)
    back = post_rows(client, report, ["\n".join(lines)])
    assert (messages(back), back.context["form"]["text"].value()) == (told, "\n".join(lines))
    assert len(read(client, report, "\n".join(lines[:300])).context["rows"]) == 300


def test_more_documents_than_one_paste_takes_are_refused(client, report):
    many = [" ".join(f"Văn bản số {n}/SYT-VP;" for n in range(500))] * 3
    assert messages(post_rows(client, report, many)) == [
        "Các dòng nêu 1.500 văn bản, mỗi lần nhận nhiều nhất 1.000; hãy bỏ chọn bớt dòng."
    ]
    assert doubts(read(client, report, "\n".join(many))) == [(), (), ()]
    assert (stored(report), Document.objects.count()) == ([], 0)
    assert messages(post_rows(client, report, many, chosen=["1", "3"])) == [
        "Đã đưa vào mục 2 dòng và 500 văn bản mới vào sổ."
    ]


def test_a_section_that_would_grow_too_long_says_so(client, report):
    section = Section.objects.get(report=report, key=DOCUMENTS)
    SectionLine.objects.bulk_create(SectionLine(section=section, position=at, text="Một.") for at in range(1000))
    assert messages(post_rows(client, report, [ORDER])) == [
        "Mục đã có 1000 dòng, thêm 1 dòng thì vượt 1000 dòng, hãy bỏ bớt dòng."
    ]


def test_an_unknown_heading_is_not_found(client, report):
    assert client.get(address(report, "khong.co")).status_code == 404
    assert read(client, report, ORDER, "outside").status_code == 404


def test_pasting_is_for_the_clerk_and_the_leader_of_the_unit(client, report, people):
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = [client.get(address(report)).status_code, post_rows(client, report, ["Một."]).status_code]
    allowed = {"clerk": [200, 200], "leader": [200, 200], "reviewer": [403, 403], "administrator": [403, 403]}
    assert answers == {name: allowed.get(name, [404, 404]) for name in people}
    assert stored(report) == ["Một.", "Một."]


def test_reading_asks_the_same_number_of_queries_for_ten_and_a_hundred_rows(client, report):
    words = [f"+ Văn bản số {n}/SYT-VP ngày 17/01/2022 triển khai văn bản số {n}/UBND-VP;" for n in range(1, 101)]
    read(client, report, ORDER)
    counts = []
    for some in (words[:10], words):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(client, report, "\n".join(some))
        counts.append(len(asked))
    assert counts == [6, 6]


ODD = {
    "html": "+ <script>alert(1)</script> <b>Văn bản số 385/SYT-VP</b> ngày 17/01/2022 về \"x\" & 'y';",
    "emoji": "+ Văn bản số 385/SYT-VP ngày 17/01/2022 về 😀 họp;",
    "formula": '=HYPERLINK("http://x.vn","Văn bản số 385/SYT-VP ngày 17/01/2022 về họp")',
    "control characters": "+ Văn bản số 385/SYT-VP\x00 ngày\x07 17/01/2022\u200b về họp;",
    "decomposed letters": unicodedata.normalize("NFD", ORDER),
    "markers only": "+ + - * –",
    "closing tag": "</textarea><img src=x onerror=alert(1)>",
    "template": "{{ report }} {% url %} %s %(x)s",
}


@pytest.mark.parametrize("words", ODD.values(), ids=ODD.keys())
def test_odd_words_are_kept_as_they_are_and_never_become_markup(client, report, words):
    answer = read(client, report, words)
    kept = clean(words)
    assert [one.row.words for one in answer.context["rows"]] == [kept]
    taken = post_rows(client, report, [words])
    for body in (answer.content.decode(), taken.content.decode()):
        assert not re.search(r"<script>alert|<b>Văn bản|<img src=x|</textarea><img", body)
    assert len(stored(report)) == 1
    assert clean("".join(stored(report))) == "".join(stored(report))


def test_a_megabyte_is_refused_line_by_line_and_nothing_is_lost(client, report):
    answer = read(client, report, "Văn bản số 385/SYT-VP " * 50_000)
    assert messages(answer) == [
        "Dòng 1 dài 1.099.999 ký tự, nhiều nhất là 20.000; hãy tách thành nhiều dòng.",
    ]
    assert len(answer.context["rows"][0].row.words) == 1_099_999


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"step": "???", "text": ORDER},
        {"step": ["confirm", "read"], "words": [ORDER], "chosen": ["x", "-1", "1e9", "٣"], "version": "x"},
        {"step": "confirm", "words": [ORDER], "chosen": "1", "version": "9" * 400, "seen": "²"},
        {"step": "confirm", "words": [ORDER], "chosen": "1", "version": "", "seen": "1.5"},
        {"step": "read", "text": ["một", "hai"]},
        {"step": "read", "text": SimpleUploadedFile("a.txt", b"x")},
        {"step": "confirm", "words": SimpleUploadedFile("a.txt", b"x")},
    ],
)
def test_a_wrong_request_changes_nothing_and_is_answered_in_the_tool(client, report, data):
    answer = client.post(address(report), data)
    assert (answer.status_code, stored(report), Document.objects.count()) == (200, [], 0)
    assert answer.templates[0].name in ("reports/editor/paste_form.html", "reports/editor/paste_table.html")
