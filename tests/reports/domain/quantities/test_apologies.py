"""Late dossiers, those somebody apologised for, and those nobody has apologised for yet."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.parts import wrong_parts


def wrong(text: str) -> list[tuple[int, int]]:
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_parts(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "late", "told"),
    [
        ("Có 61 hồ sơ trễ hạn, đã xin lỗi 52 hồ sơ, còn 14 hồ sơ chưa xin lỗi.", 61, 66),
        (
            "Sở để 27 hồ sơ quá hạn. Thư xin lỗi đã gửi cho 21 trường hợp, 9 trường hợp chưa gửi thư xin lỗi.",
            27,
            30,
        ),
        ("Với 33 hồ sơ trễ hẹn, đã gửi 30 thư xin lỗi (mỗi hồ sơ một thư), còn 05 hồ sơ chưa xin lỗi.", 33, 35),
    ],
)
def test_apologies_made_and_due_are_the_late_dossiers(text: str, late: int, told: int) -> None:
    assert wrong(text) == [(late, told)]


@pytest.mark.parametrize(
    "text",
    [
        "Có 61 hồ sơ trễ hạn, đã xin lỗi 52 hồ sơ, còn 9 hồ sơ chưa xin lỗi.",
        "Có 61 hồ sơ trễ hạn, đã gửi 40 văn bản xin lỗi, còn 3 hồ sơ chưa xin lỗi.",
        "Có 61 hồ sơ trễ hạn, đã xin lỗi 52 hồ sơ; 20 hồ sơ khác thuộc diện không phải xin lỗi.",
    ],
)
def test_one_letter_may_be_for_several(text: str) -> None:
    assert wrong(text) == []
