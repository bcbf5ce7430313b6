"""Mending at a click from the page and from the editor, and undoing it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from reports.models import AuditEntry, Report
from reports.review.actor import Actor
from reports.review.checklist import CheckedIssue, checklist_of
from reports.review.transitions import send_to_leader
from reports.services.current import document_of
from tests.reports.slips import KEY, slip_rule, write

__all__ = ["slip_rule"]

pytestmark = pytest.mark.usefixtures("slip_rule")

SignIn = Callable[[str], Client]


@pytest.fixture
def report(sendable: Report) -> Report:
    write(sendable, "Sở đnag rà soát.", "Dòng hai.")
    return sendable


def slip(report: Report) -> CheckedIssue:
    issues = checklist_of(report, document_of(report)).issues
    return next(one for one in issues if one.issue.code == "slip" and one.issue.node == KEY)


def post(client: Client, report: Report, **changed: object):
    one = slip(report)
    sent = {"rule": "slip", "key": KEY, "words": one.mend_hash} | changed
    return client.post(reverse("submission:mend", args=[report.pk]), sent)


def texts(report: Report) -> list[str]:
    return list(report.sections.get(key=KEY).lines.values_list("text", flat=True))


def shown(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def number_in(page: str) -> str:
    return re.search(r'name="number" value="(\w+)"', page)[1]


def test_the_page_shows_what_becomes_of_the_words_before_the_click(signed_in: SignIn, report: Report) -> None:
    page = shown(signed_in("clerk").get(reverse("submission:check", args=[report.pk])))
    block = page[page.index(f'id="{slip(report).anchor}"') :]
    assert "<del>đnag</del>" in block and "<ins>đang</ins>" in block
    assert block.index("<ins>đang</ins>") < block.index("Sửa giúp</button>") < block.index("Giữ nguyên</button>")


def test_one_click_mends_says_so_and_offers_to_undo(signed_in: SignIn, report: Report) -> None:
    clerk = signed_in("clerk")
    answer = post(clerk, report)
    page = reverse("submission:check", args=[report.pk])
    # The section has no more issues: the list goes on at the next one that has.
    assert answer.headers["Location"] == f"{page}?vua=sua#muc-results.civil_service.training.classes"
    assert 'id="muc-results.civil_service.training.classes"' in shown(clerk.get(page))
    assert texts(report) == ["Sở đang rà soát.", "Dòng hai."]
    told = shown(clerk.get(f"{page}?vua=sua"))
    assert told.index('class="checklist-issues"') < told.index('class="mended"')
    assert re.search(r"Đã sửa giúp ở mục [^:]+: <del>đnag</del> .*?<ins>đang</ins>\.</p>", told)
    undone = clerk.post(reverse("submission:undo_mend", args=[report.pk]), {"number": number_in(told)}, follow=True)
    assert "Đã hoàn tác: nội dung trở lại như trước khi sửa giúp." in shown(undone)
    assert texts(report) == ["Sở đnag rà soát.", "Dòng hai."]
    assert "Đã sửa giúp" not in shown(clerk.get(f"{page}?vua=sua"))


def test_in_the_editor_the_section_is_shown_anew(signed_in: SignIn, report: Report) -> None:
    clerk = signed_in("clerk")
    clerk.defaults["HTTP_HX_REQUEST"] = "true"
    answer = post(clerk, report, version=report.sections.get(key=KEY).version)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (200, "#section")
    # The form is a boosted one, after which htmx would scroll to the section's top.
    assert answer.headers["HX-Reswap"] == "outerHTML show:none"
    page = shown(answer)
    assert "Sở đang rà soát." in page and "<ins>đang</ins>" in page
    side = page[page.index('class="open-section-side"') : page.index('id="section-checks"')]
    assert re.search(r'<div class="mended" role="status" tabindex="-1" autofocus>.*Hoàn tác</button>', side)
    answer = clerk.post(reverse("submission:undo_mend", args=[report.pk]), {"number": number_in(page), "key": KEY})
    assert "Sở đnag rà soát." in shown(answer) and "Đã hoàn tác" in shown(answer)


def test_an_editor_that_is_out_of_date_shows_the_newest_words(signed_in: SignIn, report: Report) -> None:
    version = report.sections.get(key=KEY).version
    clerk = signed_in("clerk")
    clerk.defaults["HTTP_HX_REQUEST"] = "true"
    page = shown(post(clerk, report, version=version - 1))
    assert "Chưa thực hiện: mục này vừa được lưu ở nơi khác." in page and "Sở đnag rà soát." in page
    assert texts(report) == ["Sở đnag rà soát.", "Dòng hai."]
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("changed", ["rule", "key", "words"])
def test_what_is_gone_is_told(signed_in: SignIn, report: Report, changed: str) -> None:
    answer = post(signed_in("clerk"), report, **{changed: "khac"})
    assert re.search(r'role="alert">Chưa sửa: nội dung đã thay đổi nên không còn chỗ này', shown(answer))
    assert texts(report) == ["Sở đnag rà soát.", "Dòng hai."]


def test_of_two_mends_only_the_last_is_undone(signed_in: SignIn, report: Report) -> None:
    clerk = signed_in("clerk")
    post(clerk, report)
    page = reverse("submission:check", args=[report.pk])
    first = number_in(shown(clerk.get(f"{page}?vua=sua")))
    write(report, "Phòng đnag họp.")
    post(clerk, report)
    answer = clerk.post(reverse("submission:undo_mend", args=[report.pk]), {"number": first})
    assert "không còn là lần gần nhất. Hãy tự sửa lại trong mục." in shown(answer)
    assert texts(report) == ["Phòng đang họp."]


def test_nobody_undoes_the_mend_of_somebody_else(signed_in: SignIn, report: Report) -> None:
    clerk = signed_in("clerk")
    post(clerk, report)
    number = number_in(shown(clerk.get(reverse("submission:check", args=[report.pk]) + "?vua=sua")))
    answer = signed_in("leader").post(reverse("submission:undo_mend", args=[report.pk]), {"number": number})
    assert "Chưa hoàn tác" in shown(answer)
    assert texts(report) == ["Sở đang rà soát.", "Dòng hai."]


def test_with_the_leader_nothing_is_mended(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    clerk = signed_in("clerk")
    assert "Sửa giúp</button>" not in shown(clerk.get(reverse("submission:check", args=[report.pk])))
    assert "Chưa thực hiện: mục này đang khóa, báo cáo không còn ở trạng thái soạn" in shown(post(clerk, report))
    clerk.defaults["HTTP_HX_REQUEST"] = "true"
    assert post(clerk, report).headers["HX-Redirect"] == reverse("submission:check", args=[report.pk])
    assert texts(report) == ["Sở đnag rà soát.", "Dòng hai."]
