"""The page that lists what is missing and wrong, and says what comes next."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, User
from reports.models import Comment, Report, Section, Waiver
from reports.review.actor import Actor
from reports.review.checklist import checklist_of
from reports.review.comments import write_comment
from reports.review.transitions import approve, return_report, send_to_leader, submit
from reports.services.current import document_of
from tests.reports.views.test_sections import grow

MISSING = "steering.plan.issued"
SignIn = Callable[[str], Client]


def address(page: str, report: Report) -> str:
    return reverse(f"submission:{page}", args=[report.pk])


def shown(client: Client, report: Report) -> str:
    page = client.get(address("check", report)).content.decode()
    return re.sub(r"\s+", " ", page)


def forms(client: Client, report: Report) -> set[str]:
    """Return the names of the actions that the page offers."""
    found = re.findall(r'action="[^"]*/kiem-tra-va-gui/([\w-]+)/"', shown(client, report))
    return set(found) - {"giu-nguyen", "sua-giup"}


def test_a_missing_answer_is_listed_with_a_link_into_the_editor(signed_in: SignIn, report: Report) -> None:
    report.sections.get(key=MISSING).lines.all().delete()
    Section.objects.filter(report=report, key=MISSING).update(state="unanswered")
    page = shown(signed_in("clerk"), report)
    link = reverse("reports:section", args=[report.pk, MISSING])
    assert f'<a class="btn btn-primary" href="{link}">Đến lỗi đầu tiên</a>' in page
    place = "I.1. Việc xây dựng và ban hành kế hoạch cải cách hành chính"
    assert f'<a href="{link}">{place}</a> <span class="issue-badge issue-error">Chưa trả lời</span>' in page
    assert "<strong>Còn 1 lỗi phải sửa</strong> rồi mới trình và gửi được báo cáo." in page
    assert "<dt>Mục bắt buộc đã trả lời</dt><dd>56/57</dd>" in page


def test_with_errors_nobody_is_offered_to_send(signed_in: SignIn, report: Report) -> None:
    Section.objects.filter(report=report, key=MISSING).update(state="unanswered")
    assert forms(signed_in("clerk"), report) == forms(signed_in("leader"), report) == set()


def test_the_clerk_hands_over_and_the_leader_sends(signed_in: SignIn, report: Report) -> None:
    assert forms(signed_in("clerk"), report) == {"trinh"}
    assert forms(signed_in("leader"), report) == {"gui"}
    assert "Bạn trình thủ trưởng đơn vị là Người leader;" in shown(signed_in("clerk"), report)
    report.unit.clerk_submits = True
    report.unit.save()
    assert forms(signed_in("clerk"), report) == {"trinh", "gui"}


def test_with_the_leader_the_clerk_may_take_it_back(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    assert forms(signed_in("clerk"), report) == {"tra-lai"}
    assert forms(signed_in("leader"), report) == {"tra-lai", "gui"}
    page = shown(signed_in("clerk"), report)
    assert "Báo cáo đang chờ thủ trưởng đơn vị là Người leader; Người clerk trình lúc" in page
    assert "Lấy lại để sửa" in page
    assert reverse("reports:section", args=[report.pk, MISSING]) not in page
    page = shown(signed_in("leader"), report)
    assert "Người clerk trình lúc" in page and "mời xem rồi gửi Sở Nội vụ, hoặc trả lại người lập báo cáo." in page
    assert "đang chờ thủ trưởng đơn vị là" not in page
    assert re.findall(r'<h3 class="check-decision">([^<]+)</h3>', page) == [
        "Gửi Sở Nội vụ",
        "Trả lại người lập báo cáo",
    ]


def test_after_sending_the_page_says_who_acts(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    submit(report.pk, 1, Actor(people["leader"]))
    assert "Đã gửi, chờ Sở Nội vụ kiểm tra." in shown(signed_in("clerk"), report)
    assert forms(signed_in("leader"), report) == set()
    approve(report.pk, 2, Actor(people["reviewer"]))
    assert "Sở Nội vụ đã tiếp nhận" in shown(signed_in("clerk"), report)


def test_a_unit_without_a_leader_is_told_to_ask_for_one(signed_in: SignIn, report: Report) -> None:
    Membership.objects.filter(role=Membership.Role.LEADER, unit=report.unit).delete()
    assert "Đơn vị chưa có tài khoản thủ trưởng" in shown(signed_in("clerk"), report)
    report.unit.clerk_submits = True
    report.unit.save()
    assert "Đơn vị chưa có tài khoản thủ trưởng" not in shown(signed_in("clerk"), report)


def test_number_and_day_are_told_with_the_way_to_enter_them(signed_in: SignIn, report: Report) -> None:
    link = reverse("paper:number", args=[report.pk])
    assert f'Chưa có số, chưa có ngày <a class="summary-link" href="{link}">Ghi số, ngày</a>' in shown(
        signed_in("clerk"), report
    )
    Report.objects.filter(pk=report.pk).update(number="05", issued_on="2022-03-15")
    assert "Số 05, 15/3/2022" in shown(signed_in("clerk"), report)


def test_locked_sections_with_errors_are_opened_at_a_click(
    signed_in: SignIn, report: Report, people: dict[str, User]
) -> None:
    clerk = signed_in("clerk")
    returned_with_locked_error(report, people)
    assert forms(clerk, report) == {"mo-muc-co-loi"}
    answer = clerk.post(address("open_locked", report), follow=True)
    assert re.search(r"Đã mở mục I\.2\. [^;]+ để sửa\.", answer.content.decode())
    assert report.openings.filter(key="steering.direction.documents", cause="error").exists()
    assert forms(clerk, report) == {"trinh"}


def test_a_returned_report_tells_why_what_waits_and_what_changed(
    signed_in: SignIn, report: Report, people: dict[str, User]
) -> None:
    compare = reverse("differences:compare", args=[report.pk])
    assert compare not in shown(signed_in("clerk"), report)
    submit(report.pk, 1, Actor(people["leader"]))
    write_comment(report.pk, MISSING, Comment.Target.SECTION, "", "", "Xem lại.", Actor(people["reviewer"]))
    return_report(report.pk, 2, Actor(people["reviewer"]), "Thiếu số liệu")
    page = shown(signed_in("clerk"), report)
    assert "Người reviewer yêu cầu bổ sung, chỉnh sửa lúc" in page and "<p>Lý do: Thiếu số liệu</p>" in page
    waiting = reverse("responses:list", args=[report.pk]) + "?trang_thai=cho-tra-loi"
    assert f'<dt>Góp ý chưa trả lời</dt><dd>1 <a class="summary-link" href="{waiting}">Xem, trả lời</a></dd>' in page
    assert f'href="{compare}?truoc=1&amp;sau=hien-tai">So với bản đã gửi lần trước</a>' in page
    Comment.objects.update(state="answered")
    assert "Góp ý chưa trả lời" not in shown(signed_in("clerk"), report)


def returned_with_locked_error(report: Report, people: dict[str, User]) -> None:
    """Let the report be returned for one section, and another have an error in what was sent."""
    submit(report.pk, 1, Actor(people["leader"]))
    revision = report.revisions.get()
    key = '"key": "steering.direction.documents"'
    before, after = revision.tree.split(key)
    after = after.replace('"state": "answered"', '"state": "unanswered"', 1)
    type(revision).objects.filter(pk=revision.pk).update(tree=f"{before}{key}{after}")
    Comment.objects.create(report=report, key=MISSING, author=people["reviewer"])
    return_report(report.pk, 2, Actor(people["reviewer"]))


def test_the_editor_learns_which_sections_have_errors(signed_in: SignIn, report: Report) -> None:
    section = report.sections.get(key="results.procedures.catalogue")
    for place, text in enumerate(["Lĩnh vực\tNhận", "Dược\t10", "Dân số\t20", "Tổng cộng\t31"], start=50):
        section.lines.create(position=place, marker="|", text=text)
    Section.objects.filter(report=report, key=MISSING).update(state="unanswered")
    clerk = signed_in("clerk")
    answer = clerk.get(address("faults", report)).json()
    warnings = answer.pop("warnings")
    assert answer == {"keys": ["results.procedures.catalogue"], "mark": "to_mend", "mark_label": "Cần sửa"}
    assert warnings == checklist_of(report, document_of(report)).warnings_by_key
    assert warnings["results.institutions.dissemination"] >= 1


def measured(client: Client, report: Report, page: str, keeper: User) -> list[int]:
    """Return how many queries the page takes with 10 and with 200 records and waivers more; the first is warm."""
    client.get(address(page, report))
    counts = []
    for number in (10, 200):
        grow(report, number)
        Waiver.objects.bulk_create(
            Waiver(report=report, rule=f"{number}", key=str(place), words_hash="0", made_by=keeper)
            for place in range(number)
        )
        with CaptureQueriesContext(connection) as captured:
            client.get(address(page, report))
        counts.append(len(captured))
    return counts


@pytest.mark.parametrize("page", ["check", "faults"])
def test_the_page_takes_the_same_queries_for_few_and_for_many_records(
    signed_in: SignIn, report: Report, people: dict[str, User], page: str
) -> None:
    few, many = measured(signed_in("clerk"), report, page, people["clerk"])
    assert few == many <= 38


def test_a_returned_report_takes_two_more(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    """Its return and the comments that wait."""
    returned_with_locked_error(report, people)
    few, many = measured(signed_in("clerk"), report, "check", people["clerk"])
    assert few == many <= 40


def test_a_report_with_the_leader_takes_no_more(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    few, many = measured(signed_in("leader"), report, "check", people["clerk"])
    assert few == many <= 38


def test_the_list_is_narrowed_to_one_kind_by_a_link(signed_in: SignIn, report: Report) -> None:
    clerk, found = signed_in("clerk"), checklist_of(report, document_of(report))
    page = shown(clerk, report)
    kinds = re.findall(
        r'<a href="[^"?]*(?:\?muc_do=([\w-]+))?#danh-sach"(?: aria-current="true")?>([^<]+) '
        r'<span class="checklist-count">(\d+)',
        page,
    )
    assert kinds == [
        ("", "Tất cả", str(len(found.issues))),
        ("loi", "Lỗi", "0"),
        ("canh-bao", "Cảnh báo", str(found.open_warnings)),
        ("thong-tin", "Thông tin", str(found.infos)),
        ("giu-nguyen", "Đã giữ nguyên", "0"),
    ]
    one = re.sub(r"\s+", " ", clerk.get(address("check", report) + "?muc_do=loi").content.decode())
    assert "Không có mục nào thuộc loại “Lỗi”." in one and 'class="issue-message"' not in one
    warnings = clerk.get(address("check", report) + "?muc_do=canh-bao").content.decode()
    assert warnings.count('class="issue-message"') == found.open_warnings
    assert "checklist-folded" not in warnings
    assert clerk.get(address("check", report) + "?muc_do=<script>").content.decode().count("<script>") == 0


def test_infos_are_folded_below_what_has_to_be_seen(signed_in: SignIn, report: Report) -> None:
    line = report.sections.get(key=MISSING).lines.first()
    line.origin, line.text = "written", "Công văn số 813/SYT-VP ngày 12/02/2022 của Sở Y tế."
    line.save()
    infos = checklist_of(report, document_of(report)).infos
    page = shown(signed_in("clerk"), report)
    assert infos > 0
    assert f"<summary>{infos} thông tin để tham khảo</summary>" in page
    above, below = page.split('<details class="checklist-folded">')
    assert 'class="issue-badge issue-info"' not in above
    assert below.count('class="issue-badge issue-info"') == infos


def test_the_words_lead_to_their_place(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    found = checklist_of(report, document_of(report)).issues
    one = next(one for one in found if one.issue.code == "open_annex")
    key, words = one.issue.node, f"“{one.shown_words}”"
    assert f'<a href="{reverse("reports:section", args=[report.pk, key])}">{words}</a>' in shown(
        signed_in("clerk"), report
    )
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    paper = reverse("reports:preview", args=[report.pk])
    assert f'<a href="{paper}#node-{key}">{words}</a>' in shown(signed_in("clerk"), report)
