"""The seed's sums, counts and percentages are right: the rules on figures in sentences raise nothing on it."""

from reports.checks.figures.across_places import check_across_places
from reports.checks.figures.announced_counts import check_announced_counts
from reports.checks.figures.dossier_balance import check_dossier_balance
from reports.checks.figures.levels import check_levels
from reports.checks.figures.percentages import check_percentages
from reports.checks.figures.sum_of_parts import check_sum_of_parts
from reports.demo import SEED_REPORT
from tests.reports.checks.figures.loose import reading

RULES = (
    check_sum_of_parts,
    check_levels,
    check_dossier_balance,
    check_percentages,
    check_announced_counts,
    check_across_places,
)


def test_the_seed_raises_nothing() -> None:
    seed = reading(SEED_REPORT.read_text(encoding="utf-8"))
    assert [issue for rule in RULES for issue in rule(seed)] == []


def test_a_seed_with_a_part_changed_is_told() -> None:
    text = SEED_REPORT.read_text(encoding="utf-8")
    assert "76 thủ tục hành chính mức độ 4" in text
    (issue,) = check_levels(reading(text.replace("76 thủ tục hành chính mức độ 4", "67 thủ tục hành chính mức độ 4")))
    assert issue.excerpt == "126 thủ tục"


def test_a_text_of_one_line_is_read_in_time_and_never_raises() -> None:
    for piece in ("số 1/KH-A ", "(1 hồ sơ ", "gồm: 5%, ", "một hồ sơ và ", "…", "9" * 40 + " hồ sơ "):
        text = reading(piece * 2000)
        assert all(issue.excerpt for rule in RULES for issue in rule(text))
