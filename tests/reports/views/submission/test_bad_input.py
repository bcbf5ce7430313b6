"""Bad input into the forms of the page: never an error page, never words that the browser would run."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import Report, Transition, Waiver
from reports.review.actor import Actor
from reports.review.transitions import send_to_leader
from tests.reports.views.test_bad_input import BAD

FORMS = {
    "to_leader": ["version"],
    "send": ["version", "read", "unchanged"],
    "send_back": ["version", "reason"],
    "keep": ["rule", "key", "words", "reason"],
    "mend": ["rule", "key", "words", "version"],
    "undo_mend": ["number"],
}
WITHOUT_WORDS = {"check", "faults", "withdraw", "open_locked", "section_checks", "checks_xlsx"}


def test_the_table_names_every_form() -> None:
    names = {pattern.name for pattern in get_resolver("reports.submission_urls").url_patterns}
    assert names == {*FORMS, *WITHOUT_WORDS}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_and_never_run(
    signed_in: Callable[[str], Client], report: Report, people: dict[str, User], page: str, kind: str
) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    leader = signed_in("leader")
    bad = BAD[kind].encode("utf-8", "replace").decode()
    for field in FORMS[page]:
        answer = leader.post(reverse(f"submission:{page}", args=[report.pk]), {"version": 1, field: bad})
        assert answer.status_code == 200, field
        shown = answer.content.decode()
        assert 'role="alert"' in shown or 'class="invalid-feedback"' in shown, field
        assert "<script>alert" not in shown and "onerror=alert(1)>" not in shown, field
    assert Transition.objects.count() == 1
    assert not Waiver.objects.exists()
