"""Keeping warnings from the page."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import Report, SectionLine, Waiver
from reports.review.checklist import CheckedIssue, checklist_of
from reports.services.current import document_of

SignIn = Callable[[str], Client]
FIGURES = "results.civil_service.training.classes"


def warning(report: Report, code: str = "open_annex") -> CheckedIssue:
    return next(one for one in checklist_of(report, document_of(report)).issues if one.issue.code == code)


def identity(one: CheckedIssue) -> dict[str, str]:
    return {"rule": one.issue.code, "key": one.issue.node, "words": one.words_hash}


def post(client: Client, report: Report, **sent: str):
    return client.post(reverse("submission:keep", args=[report.pk]), sent)


def words(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_kept_warning_shows_who_and_why_and_can_be_withdrawn(signed_in: SignIn, report: Report) -> None:
    one, clerk = warning(report), signed_in("clerk")
    answer = post(clerk, report, **identity(one), reason="Gửi kèm bản giấy")
    page = reverse("submission:check", args=[report.pk])
    assert answer.headers["Location"] == f"{page}#{one.anchor}"
    shown = words(clerk.get(page))
    assert re.search(r"Người clerk giữ nguyên lúc \d\d:\d\d, [\d/]+\. Lý do: Gửi kèm bản giấy", shown)
    assert "<dt>Đã giữ nguyên</dt><dd>1</dd>" in shown
    withdraw = reverse("submission:withdraw", args=[report.pk, Waiver.objects.get().pk])
    assert f'action="{withdraw}"' in shown
    clerk.post(withdraw)
    assert not Waiver.objects.exists()


def contradict(report: Report) -> None:
    line = SectionLine.objects.filter(section__report=report, section__key=FIGURES).exclude(sentence="").first()
    line.origin, line.text = "written", re.sub(r"\{[^}]+\}", "77", line.sentence).lstrip("+ ")
    line.save()
    codes = re.findall(r"\{([^}]+)\}", line.sentence)
    for code in codes:
        report.figures.update_or_create(code=code, defaults={"state": "answered", "value": 5})


def test_a_reason_that_lacks_is_asked_for_beside_its_field(signed_in: SignIn, report: Report) -> None:
    contradict(report)
    one, clerk = warning(report, "record_differs"), signed_in("clerk")
    shown = words(post(clerk, report, **identity(one), reason="  "))
    assert f'id="loi-{one.anchor}">Hãy nêu lý do giữ nguyên: số liệu ở hai chỗ không khớp nhau.</p>' in shown
    assert not Waiver.objects.exists()
    assert post(clerk, report, **identity(one), reason="Theo biên bản").status_code == 302


def test_a_reason_that_is_too_long_is_not_lost(signed_in: SignIn, report: Report) -> None:
    one = warning(report)
    shown = post(signed_in("clerk"), report, **identity(one), reason="a" * 501).content.decode()
    assert "Lý do dài quá 500 ký tự, hãy rút gọn." in shown
    assert f'value="{"a" * 501}"' in shown


@pytest.mark.parametrize("changed", ["rule", "key", "words"])
def test_a_warning_that_is_gone_is_not_kept(signed_in: SignIn, report: Report, changed: str) -> None:
    sent = identity(warning(report)) | {changed: "khac"}
    assert "Cảnh báo này không còn" in words(post(signed_in("clerk"), report, **sent, reason=""))
    assert not Waiver.objects.exists()


def test_what_the_reviewer_reads_has_no_forms(signed_in: SignIn, report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(state="awaiting_leader")
    page = words(signed_in("clerk").get(reverse("submission:check", args=[report.pk])))
    assert "Mục ghi “đính kèm” nhưng chưa có tệp nào được đính kèm." in page
    assert "Giữ nguyên</button>" not in page


def test_the_kind_that_is_shown_stays(signed_in: SignIn, report: Report) -> None:
    one, clerk = warning(report), signed_in("clerk")
    page = reverse("submission:check", args=[report.pk])
    keep = f"{reverse('submission:keep', args=[report.pk])}?muc_do=canh-bao"
    assert f'action="{keep}"' in words(clerk.get(f"{page}?muc_do=canh-bao"))
    assert clerk.post(keep, identity(one)).headers["Location"].startswith(f"{page}?muc_do=canh-bao#muc-results.")
    withdraw = f"{reverse('submission:withdraw', args=[report.pk, Waiver.objects.get().pk])}?muc_do=giu-nguyen"
    assert f'action="{withdraw}"' in words(clerk.get(f"{page}?muc_do=giu-nguyen"))
    assert clerk.post(withdraw).headers["Location"] == f"{page}?muc_do=giu-nguyen"


def test_the_page_opens_at_the_reason_that_was_refused(signed_in: SignIn, report: Report) -> None:
    one, clerk = warning(report), signed_in("clerk")
    assert "autofocus" not in words(clerk.get(reverse("submission:check", args=[report.pk])))
    shown = words(post(clerk, report, **identity(one), reason="a" * 501))
    assert re.findall(r'<input[^>]* id="([^"]+)"[^>]* autofocus', shown) == [f"ly-do-{one.anchor}"]


def test_a_reason_typed_in_another_tab_is_added(signed_in: SignIn, report: Report) -> None:
    one, clerk = warning(report), signed_in("clerk")
    for reason in ("", "Gửi kèm bản giấy"):
        assert post(clerk, report, **identity(one), reason=reason).status_code == 302
    assert Waiver.objects.get().reason == "Gửi kèm bản giấy"
    assert "Chưa ghi lý do “Khác”" in words(post(clerk, report, **identity(one), reason="Khác"))
