"""A Word file that was edited comes back through the browser: what differs, chosen section by section."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from reports.assembly.build import build_report
from reports.domain.document import Node
from reports.forms.word_back import choice_field, seen_field
from reports.importers import reading
from reports.models import Figure, Mention, Report, Section, SectionLine, UploadedReport
from reports.services import word_back
from tests.reports.word_edits import Edit, adding_after, edited, made_file, removing, replacing

PLAN, PROGRESS, MEETINGS = "steering.plan", "steering.plan.progress", "steering.direction.meetings"


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def send(clerk: Client, report: Report, data: bytes, name: str = "lanh_dao_sua.docx"):
    return clerk.post(reverse("reports:word_back", args=[report.pk]), {"file": SimpleUploadedFile(name, data)})


def review_address(clerk: Client, report: Report, *edits: Edit) -> str:
    return send(clerk, report, edited(made_file(report), *edits)).headers["Location"]


def choices(shown, **chosen: str) -> dict[str, str]:
    """Return what the page posts: `chosen` by the section's key (with _ for .), else what the page proposes."""
    posted = {}
    for row in shown.context["rows"]:
        posted[row.seen_field] = row.difference.seen
        posted[row.choice_field] = chosen.get(row.difference.key.replace(".", "_"), row.choice)
    return posted


def node(report: Report, key: str) -> Node:
    return next(one for one in build_report(Report.objects.get(pk=report.pk)).walk() if one.key == key)


def words(report: Report, key: str) -> list[str]:
    return [text for _, text in node(report, key).paragraphs()]


def keys(answer) -> list[str]:
    return [row.difference.key for row in answer.context["rows"]]


def test_a_file_that_nobody_edited_has_no_difference(clerk: Client, report: Report) -> None:
    shown = clerk.get(review_address(clerk, report))
    assert keys(shown) == []
    assert "Không có khác biệt." in shown.content.decode()


def test_one_section_is_accepted_and_another_refused(clerk: Client, report: Report, own_files: Path) -> None:
    address = review_address(
        clerk,
        report,
        replacing("Tổng số nhiệm vụ: 25", "Tổng số nhiệm vụ: 26"),
        removing("Thông báo số 34/TB-SYT"),
        replacing("1. Về kế hoạch cải cách hành chính", "1. Về kế hoạch CCHC năm 2022"),
    )
    shown = clerk.get(address)
    assert keys(shown) == [PLAN, PROGRESS, MEETINGS]
    assert "<del>25</del>" in shown.content.decode() and "<ins>26</ins>" in shown.content.decode()
    before = words(report, MEETINGS)
    answer = clerk.post(address, choices(shown, steering_direction_meetings="portal"), follow=True)
    assert answer.redirect_chain[0] == (reverse("reports:edit", args=[report.pk]), 302)
    text = answer.content.decode()
    assert "Đã nhận 2 mục từ tệp “lanh_dao_sua.docx”." in text and "Giữ bản trên cổng ở 1 mục." in text
    assert words(report, PLAN) == ["1. Về kế hoạch CCHC năm 2022"]
    assert words(report, PROGRESS)[1:] == [
        "Tổng số nhiệm vụ: 26",
        "Số nhiệm vụ đã thực hiện: 10",
        "Số nhiệm vụ đang triển khai thực hiện: 15",
    ]
    assert words(report, MEETINGS) == before
    assert UploadedReport.objects.count() == 0
    edited_by = Section.objects.get(report=report, key=PROGRESS).edited_by
    assert (edited_by.username, Section.objects.get(report=report, key=MEETINGS).version) == ("clerk", 1)


def test_an_edited_figure_is_stored_and_its_line_still_follows_it(clerk: Client, report: Report) -> None:
    address = review_address(clerk, report, replacing("Tổng số nhiệm vụ: 25", "Tổng số nhiệm vụ: 20"))
    clerk.post(address, choices(clerk.get(address)))
    figure = Figure.objects.get(report=report, code="plan_tasks.total")
    assert (figure.state, figure.value, figure.note) == ("answered", Decimal(20), "Theo tệp Word đã sửa")
    lines = SectionLine.objects.filter(section__report=report, section__key=PROGRESS)
    assert [(line.origin, line.text) for line in lines] == [("generated", "")] * 3
    rate = next(one for one in node(report, PROGRESS).figures if one.code == "plan_tasks.done_rate")
    assert (rate.value, [line.differs for line in node(report, PROGRESS).lines]) == (Decimal(50), ["", "", ""])


def test_a_figure_in_running_text_is_stored_too(clerk: Client, report: Report) -> None:
    address = review_address(clerk, report, replacing("đã triển khai 29 VBQPPL", "đã triển khai 31 VBQPPL"))
    clerk.post(address, choices(clerk.get(address)))
    figure = Figure.objects.get(report=report, code="legal_documents.disseminated")
    assert (figure.value, figure.note) == (Decimal(31), "Theo tệp Word đã sửa")


def test_lines_that_read_the_same_keep_their_records(clerk: Client, report: Report) -> None:
    key = "steering.direction.documents"
    lines = SectionLine.objects.filter(section__report=report, section__key=key)
    kept = {line.pk: (line.origin, line.document_id) for line in lines if "385/SYT-VP" not in str(line)}
    edited_line = next(line for line in lines if "385/SYT-VP" in str(line))
    address = review_address(
        clerk,
        report,
        replacing("Văn bản số 385/SYT-VP ngày 17/01/2022", "Văn bản số 385/SYT-VP ngày 18/01/2022"),
        adding_after("Văn bản số 385/SYT-VP", "+ Thông báo số 34/TB-SYT ngày 16/2/2022 kết luận Hội nghị giao ban;"),
    )
    clerk.post(address, choices(clerk.get(address)))
    after = {line.pk: line for line in lines.all()}
    assert {pk: (after[pk].origin, after[pk].document_id) for pk in kept} == kept
    changed = after[edited_line.pk]
    assert (changed.origin, changed.document_id) == ("written", edited_line.document_id)
    assert changed.text.startswith("Văn bản số 385/SYT-VP ngày 18/01/2022")
    [added] = [line for pk, line in after.items() if pk not in kept and pk != edited_line.pk]
    assert (added.position, added.origin, added.document.number) == (2, "written", "34")
    roles = Mention.objects.filter(line=added).values_list("document__number", "role")
    assert list(roles) == [("34", "issued")]


def test_an_edited_heading_names_the_documents_that_it_names(clerk: Client, report: Report) -> None:
    key = "steering.direction.discipline_directive"
    address = review_address(clerk, report, replacing("Chỉ thị số 10/CT-UBND ngày 16/8/2021", "chỉ đạo"))
    clerk.post(address, choices(clerk.get(address)))
    section = Section.objects.get(report=report, key=key)
    assert section.heading == "Việc thực hiện theo chỉ đạo của Chủ tịch UBND tỉnh về nâng cao hiệu quả CCHC."
    assert section.mentions.filter(line=None).count() == 0
    assert section.lines.count() == 2


def test_a_heading_that_the_report_left_out_becomes_a_section(clerk: Client, report: Report) -> None:
    key = "results.institutions.dissemination"
    Section.objects.filter(report=report, key=key).delete()
    heading = "- Kết quả thực hiện tuyên truyền, phổ biến giáo dục pháp luật: đã tổ chức 01 hội nghị."
    address = review_address(clerk, report, adding_after("+ Đã xây dựng Kế hoạch số 43/KH-SYT", heading))
    clerk.post(address, choices(clerk.get(address)))
    section = Section.objects.get(report=report, key=key)
    assert (section.version, section.state, section.heading) == (1, "answered", "")
    assert [(line.text, line.inline) for line in section.lines.all()] == [("đã tổ chức 01 hội nghị.", True)]


def test_words_answer_what_was_not_yet_available(clerk: Client, report: Report) -> None:
    key = "results.civil_service.talent"
    Section.objects.filter(report=report, key=key).update(state="not_yet_available", reason="Chờ số liệu")
    address = review_address(clerk, report, adding_after("(nếu có).", "Đã ban hành một chính sách."))
    clerk.post(address, choices(clerk.get(address)))
    section = Section.objects.get(report=report, key=key)
    assert (section.state, section.reason) == ("answered", "")


def test_the_accepted_file_differs_no_more(clerk: Client, report: Report) -> None:
    edits = (
        replacing("Tổng số nhiệm vụ: 25", "Tổng số nhiệm vụ: 26"),
        replacing("CCHC tại cơ quan, đơn vị, địa phương: chưa phát sinh", "CCHC tại cơ quan: đã phát động"),
        replacing("đơn vị, địa phương (nếu có).", "đơn vị, địa phương (nếu có): đã ban hành."),
        removing("Thông báo số 34/TB-SYT"),
        replacing("- VP UBND tỉnh;", "- Văn phòng UBND tỉnh;"),
        adding_after("Phạm Minh An", "Người ký thay"),
    )
    file = edited(made_file(report), *edits)
    address = send(clerk, report, file).headers["Location"]
    shown = clerk.get(address)
    assert len(keys(shown)) == 6
    clerk.post(address, choices(shown))
    assert keys(clerk.get(send(clerk, report, file).headers["Location"])) == []


def save_elsewhere(report: Report, key: str) -> None:
    """A colleague saves the section."""
    section = Section.objects.get(report=report, key=key)
    section.lines.filter(text__startswith="Thông báo số 34").update(text="Thông báo số 34/TB-SYT, đã sửa trên cổng;")
    Section.objects.filter(pk=section.pk).update(version=section.version + 1)


def test_a_section_saved_meanwhile_keeps_its_words_and_is_shown_again(clerk: Client, report: Report) -> None:
    address = review_address(
        clerk, report, removing("Thông báo số 51/TB-SYT"), replacing("Tổng số nhiệm vụ: 25", "Tổng số nhiệm vụ: 26")
    )
    posted = choices(clerk.get(address))
    save_elsewhere(report, MEETINGS)
    again = clerk.post(address, posted)
    text = again.content.decode()
    assert keys(again) == [MEETINGS]
    assert "1 mục vừa được lưu trên cổng nên chưa thay đổi." in text and "Đã nhận 1 mục" in text
    assert "đã sửa trên cổng" in text and "cũng đã thay đổi trên cổng sau khi tải tệp về" in text
    assert [row.choice for row in again.context["rows"]] == [""]
    assert "Tổng số nhiệm vụ: 26" in words(report, PROGRESS)
    assert any("đã sửa trên cổng" in line for line in words(report, MEETINGS))
    clerk.post(address, choices(again, steering_direction_meetings="file"))
    assert not any("51/TB-SYT" in line or "đã sửa trên cổng" in line for line in words(report, MEETINGS))


def test_a_record_that_changed_meanwhile_makes_the_choice_void(clerk: Client, report: Report) -> None:
    """The section's version is the same, but its generated line reads otherwise than it was shown."""
    address = review_address(clerk, report, removing("Thông báo số 51/TB-SYT"))
    posted = choices(clerk.get(address))
    line = SectionLine.objects.get(section__report=report, section__key=MEETINGS, document__number="47")
    line.document.subject = "lời trích yếu mới"
    line.document.save()
    again = clerk.post(address, posted)
    assert keys(again) == [MEETINGS]
    assert SectionLine.objects.filter(section__report=report, section__key=MEETINGS).count() == 4


def test_what_cannot_be_told_must_be_chosen(clerk: Client, report: Report) -> None:
    file = edited(made_file(report), removing("Công tác thi đua, khen thưởng gắn với"))
    address = send(clerk, report, file).headers["Location"]
    shown = clerk.get(address)
    assert "Tệp không có mục này" in shown.content.decode()
    posted = choices(shown)
    assert set(posted.values()) - {shown.context["rows"][0].difference.seen} == {""}
    answer = clerk.post(address, posted)
    assert "Hãy chọn nhận bản trong tệp hoặc giữ bản trên cổng." in answer.content.decode()
    clerk.post(address, choices(shown, steering_direction_emulation="file"))
    heading = "Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC tại cơ quan, đơn vị, địa phương"
    assert [one.rstrip(": ") for one in words(report, "steering.direction.emulation")] == [heading]


def test_sections_that_the_page_did_not_show_are_left_alone(clerk: Client, report: Report) -> None:
    address = review_address(clerk, report, removing("Thông báo số 51/TB-SYT"))
    before = words(report, MEETINGS)
    clerk.post(address, {})
    assert words(report, MEETINGS) == before
    address = review_address(clerk, report, removing("Thông báo số 51/TB-SYT"))
    clerk.post(address, {choice_field(PROGRESS): "file", seen_field(PROGRESS): "1-x", seen_field("x"): "<b>"})
    assert words(report, MEETINGS) == before


def test_words_of_the_file_are_shown_as_words(clerk: Client, report: Report) -> None:
    address = review_address(clerk, report, adding_after("Thông báo số 51/TB-SYT", "<script>alert(1)</script> =1+1"))
    shown = clerk.get(address).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; =1+1" in shown and "<script>alert" not in shown


def test_another_reports_file_is_refused(clerk: Client, report: Report) -> None:
    def of_another_period(word) -> None:
        word.core_properties.identifier = "cchc:BRVT/SYT/2022-6T"

    answer = send(clerk, report, edited(made_file(report), of_another_period))
    assert "được tải về từ báo cáo khác (BRVT/SYT, kỳ 2022-6T), hãy chọn tệp tải về từ báo cáo này." in (
        answer.content.decode()
    )


def test_marks_tell_the_report_where_the_properties_are_gone(clerk: Client, report: Report) -> None:
    def nameless(word) -> None:
        word.core_properties.identifier = ""

    def without_bookmarks(word) -> None:
        for start in list(word.element.body.iter()):
            if start.tag.endswith("bookmarkStart"):
                start.getparent().remove(start)

    file = edited(made_file(report), nameless)
    assert send(clerk, report, file).status_code == 302
    refused = send(clerk, report, edited(file, without_bookmarks)).content.decode()
    assert "không phải tệp Word tải về từ báo cáo này; để nhập một báo cáo viết riêng hãy dùng “Nhập báo cáo cũ”" in (
        refused
    )
    report.unit.code = "KHAC"
    report.unit.save()
    assert "không phải tệp Word tải về từ báo cáo này" in send(clerk, report, file).content.decode()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bao_cao.docx", b"MZ\x90 day la tep .exe", "không phải tệp Word .docx hợp lệ"),
        ("bao_cao.txt", "BÁO CÁO".encode(), "phải là tệp Word (.docx) tải về từ báo cáo này"),
        ("bao_cao.docx", b"", "Tệp không có nội dung"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_the_field(
    clerk: Client, report: Report, own_files: Path, name: str, data: bytes, said: str
) -> None:
    answer = send(clerk, report, data, name)
    assert answer.status_code == 200
    assert said in re.sub(r"\s+", " ", answer.content.decode())
    assert UploadedReport.objects.count() == 0
    assert [path for path in own_files.rglob("*") if path.is_file()] == []


def test_a_large_file_is_refused(clerk: Client, report: Report) -> None:
    answer = send(clerk, report, bytes(reading.MAX_BYTES + 1))
    assert "lớn hơn 20 MB" in answer.content.decode()


def test_a_paragraph_that_no_line_holds_is_refused_by_name(clerk: Client, report: Report) -> None:
    file = edited(made_file(report), adding_after("Thông báo số 51/TB-SYT", "chữ " * 6000))
    assert "đoạn “chữ chữ" in send(clerk, report, file).content.decode()


def test_a_file_of_too_many_paragraphs_is_refused(
    clerk: Client, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_back, "MOST_PARAGRAPHS", 50)
    assert "có hơn 50 đoạn, hãy bỏ bớt rồi nộp lại." in send(clerk, report, made_file(report)).content.decode()


def test_a_section_of_too_many_lines_is_not_taken(clerk: Client, report: Report) -> None:
    def many(word) -> None:
        for number in range(1001):
            adding_after("Thông báo số 51/TB-SYT", f"dòng {number}")(word)

    address = review_address(clerk, report, many)
    answer = clerk.post(address, choices(clerk.get(address)))
    assert "mục này có hơn 1000 dòng, không nhận được" in answer.content.decode()
    assert SectionLine.objects.filter(section__report=report, section__key=MEETINGS).count() == 4


@pytest.mark.django_db(transaction=True)
def test_each_kind_of_upload_takes_the_place_of_its_own_kind_alone(
    clerk: Client, report: Report, own_files: Path
) -> None:
    old = clerk.post(
        reverse("reports:import", args=[report.pk]), {"file": SimpleUploadedFile("cu.txt", "BÁO CÁO".encode())}
    ).headers["Location"]
    first = review_address(clerk, report)
    second = review_address(clerk, report)
    assert [clerk.get(one).status_code for one in (old, first, second)] == [200, 404, 200]
    assert len([path for path in own_files.rglob("*") if path.is_file()]) == 2
    numbers = [int(one.rstrip("/").rpartition("/")[2]) for one in (old, second)]
    crossed = [
        reverse("reports:word_back_review", args=[report.pk, numbers[0]]),
        reverse("reports:import_review", args=[report.pk, numbers[1]]),
    ]
    assert [clerk.get(one).status_code for one in crossed] == [404, 404]


def test_a_colleagues_upload_is_not_found(client: Client, clerk: Client, report: Report, people) -> None:
    address = review_address(clerk, report)
    client.force_login(people["leader"])
    assert client.get(address).status_code == 404


def test_only_the_clerk_and_the_leader_of_the_unit_bring_a_file_back(client: Client, report: Report, people) -> None:
    client.force_login(people["clerk"])
    review = review_address(client, report)
    upload = reverse("reports:word_back", args=[report.pk])
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = [client.get(upload).status_code, client.get(review).status_code]
    allowed = {"clerk": [200, 200], "leader": [200, 404], "reviewer": [403, 403], "administrator": [403, 403]}
    assert answers == {name: allowed.get(name, [404, 404]) for name in people}


def test_the_review_takes_few_queries(clerk: Client, report: Report, django_assert_max_num_queries) -> None:
    address = review_address(clerk, report, replacing("Tổng số nhiệm vụ: 25", "Tổng số nhiệm vụ: 26"))
    with django_assert_max_num_queries(26):
        clerk.get(address)


def test_in_a_returned_report_the_file_changes_open_sections_alone(clerk: Client, report: Report) -> None:
    data = edited(
        made_file(report),
        adding_after("Tổng số nhiệm vụ", "Nhiệm vụ mới của năm."),
        adding_after(words(report, MEETINGS)[-1][:40], "Họp giao ban quý."),
    )
    Report.objects.filter(pk=report.pk).update(state="returned")
    report.openings.create(key=MEETINGS, cause="comment")
    shown = clerk.get(send(clerk, report, data).headers["Location"])
    assert [row.difference.key for row in shown.context["rows"]] == [MEETINGS]
    assert len(shown.context["locked"]) == 1
    html = shown.content.decode()
    assert "báo cáo được trả lại chỉ mở mục có góp ý nên giữ nguyên như bản đã gửi" in html
