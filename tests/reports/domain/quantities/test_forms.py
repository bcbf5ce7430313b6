"""Forms given out, back, valid and invalid."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.forms import wrong_forms


def wrong(text: str) -> list[tuple[int, int]]:
    statement = read_statement(text)
    counts = [claim for claim in statement.claims if claim.mention.kind == "count"]
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_forms(statement, counts)]


@pytest.mark.parametrize(
    ("text", "whole", "reached"),
    [
        ("Phát ra 500 phiếu, thu về 468 phiếu, trong số phiếu thu về có 475 phiếu hợp lệ.", 468, 475),
        ("Gửi 240 phiếu, nhận lại 251 phiếu.", 240, 251),
        ("Phát 300 phiếu, thu lại 290 phiếu: 281 phiếu hợp lệ, 19 phiếu không hợp lệ.", 290, 300),
        ("Phát đi 700 phiếu, thu về 655 phiếu; 55 phiếu không thu hồi được.", 700, 710),
    ],
)
def test_forms_that_do_not_fit_are_told(text: str, whole: int, reached: int) -> None:
    assert wrong(text) == [(whole, reached)]


@pytest.mark.parametrize(
    "text",
    [
        "Phát ra 500 phiếu, thu về 468 phiếu, trong đó 455 phiếu hợp lệ.",
        "Thu về 245 phiếu hợp lệ trong số 250 phiếu phát ra.",
        "Lần một phát 200 phiếu, thu 190 phiếu; lần hai phát 250 phiếu, thu 240 phiếu.",
        "Thu về 290 phiếu, loại 04 phiếu không hợp lệ; trên 286 phiếu hợp lệ có 270 phiếu hài lòng.",
    ],
)
def test_forms_that_fit_are_left_alone(text: str) -> None:
    assert wrong(text) == []
