from django.urls import reverse

from reports.domain.next_steps import NEXT_STEPS
from reports.domain.states import STATES


def test_every_state_has_a_next_step_on_a_page_that_is_there() -> None:
    assert set(NEXT_STEPS) == set(STATES)
    assert {state: reverse(step.page, args=[7]) for state, step in NEXT_STEPS.items()} == {
        "draft": "/bao-cao/7/soan-thao/",
        "awaiting_leader": reverse("submission:check", args=[7]),
        "submitted": "/bao-cao/7/",
        "returned": "/bao-cao/7/gop-y/",
        "approved": "/bao-cao/7/",
        "reopened": "/bao-cao/7/soan-thao/",
    }
