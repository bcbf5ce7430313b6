"""A score against the scores that it is made of."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.score_sums import wrong_score_sums


@pytest.mark.parametrize(
    ("text", "score", "reached"),
    [
        ("Huyện đạt 84,25 điểm, trong đó điểm thẩm định 60,15, điểm điều tra xã hội học 23,10.", "84.25", "83.25"),
        ("Xã được 79,5 điểm (điểm tự chấm được công nhận 52,5, điểm khảo sát 26).", "79.5", "78.5"),
    ],
)
def test_a_score_that_its_parts_miss_narrowly(text: str, score: str, reached: str) -> None:
    (wrong,) = wrong_score_sums(read_statement(text))
    assert (str(wrong.total.mention.value), str(wrong.reached)) == (score, reached)


@pytest.mark.parametrize(
    "text",
    [
        "Huyện đạt 84,25 điểm, trong đó điểm thẩm định 61,15, điểm điều tra xã hội học 23,10.",
        "Huyện đạt 84,25 điểm, trong đó điểm tự chấm 84,75, điểm thẩm định 84,25.",
        "Huyện đạt 84,25 điểm, trong đó điểm thẩm định tăng 1,15, điểm điều tra giảm 0,10.",
        "Huyện đạt 84,25 điểm, trong đó điểm thẩm định đạt 61,15.",
    ],
)
def test_scores_that_add_up_or_are_no_parts(text: str) -> None:
    assert list(wrong_score_sums(read_statement(text))) == []
