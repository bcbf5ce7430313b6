"""The one rule of what the unit may write: state, role, openings."""

from itertools import product

import pytest

from reports.domain.editability import LOCKED, may_edit, may_import
from reports.domain.states import STATES

KEY, OTHER = "steering.plan.issued", "results.procedures.catalogue"
CLERK, LEADER, REVIEWER = frozenset({"clerk"}), frozenset({"leader"}), frozenset({"reviewer"})
OPENINGS = (frozenset(), frozenset({KEY}), frozenset({OTHER}), frozenset({""}))


def test_drafts_and_reopened_reports_are_written_whole() -> None:
    for state, roles, opened, key in product(("draft", "reopened"), (CLERK, LEADER), OPENINGS, (None, KEY)):
        assert may_edit(state, roles, opened, key).allowed


def test_in_a_returned_report_only_what_was_opened_is_written() -> None:
    allowed = {opened: may_edit("returned", CLERK, opened, KEY).allowed for opened in OPENINGS}
    assert list(allowed.values()) == [False, True, False, True]
    assert may_edit("returned", LEADER, {OTHER}, KEY).reason == LOCKED
    assert [may_edit("returned", CLERK, opened).allowed for opened in OPENINGS] == [False, True, True, True]


@pytest.mark.parametrize("state", ["awaiting_leader", "submitted", "approved"])
def test_what_lies_with_others_is_not_written_whatever_is_open(state: str) -> None:
    for roles, opened, key in product((CLERK, LEADER), OPENINGS, (None, KEY)):
        assert not may_edit(state, roles, opened, key).allowed


def test_only_the_units_own_people_write() -> None:
    for state, roles in product(STATES, (REVIEWER, frozenset())):
        verdict = may_edit(state, roles, {""}, KEY)
        assert (verdict.allowed, "người lập báo cáo và thủ trưởng" in verdict.reason) == (False, True)


def test_every_refusal_says_why_and_what_to_do() -> None:
    reasons = {
        state: may_edit(state, CLERK, {OTHER}, KEY).reason for state in STATES if state not in ("draft", "reopened")
    }
    assert reasons["awaiting_leader"].endswith("hãy chọn “Lấy lại để sửa” ở trang kiểm tra và gửi báo cáo.")
    assert reasons["submitted"].endswith("liên hệ người kiểm tra của Sở Nội vụ để được trả lại báo cáo.")
    assert reasons["returned"].endswith("hãy bấm “Đề nghị mở mục” ở trang soạn báo cáo.")
    assert reasons["approved"].endswith("hãy đề nghị Sở Nội vụ mở lại báo cáo.")


def test_with_the_leader_each_is_told_of_the_button_that_is_theirs() -> None:
    clerk, leader, either = (may_edit("awaiting_leader", roles, ()).reason for roles in (CLERK, LEADER, CLERK | LEADER))
    assert ("“Lấy lại để sửa”" in clerk, "“Trả lại người lập báo cáo”" in clerk) == (True, False)
    assert ("“Lấy lại để sửa”" in leader, "“Trả lại người lập báo cáo”" in leader) == (False, True)
    assert "“Lấy lại để sửa” (người lập báo cáo) hoặc “Trả lại người lập báo cáo” (thủ trưởng)" in either


def test_an_old_report_comes_only_into_one_that_is_written_whole() -> None:
    assert {state for state in STATES if may_import(state).allowed} == {"draft", "reopened"}
    assert may_import("returned").reason.endswith("Hãy mở mục cần sửa rồi dùng “Dán nhiều dòng”.")
    assert may_import("submitted").reason == may_edit("submitted", CLERK, ()).reason
