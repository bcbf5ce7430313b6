"""All rules on references together, on a real report, on its corrected text, and on texts that no one would write."""

from collections import Counter

import pytest

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.references import NAMES, RULES
from reports.checks.references.citations import citations
from reports.demo import SEED_REPORT
from tests.reports.checks.corrected_seed import corrected_seed
from tests.reports.checks.references.loose import read
from tests.reports.renderers.sample_tree import sample_document


def found(reading: Reading) -> list[Issue]:
    return [issue for rule in RULES for issue in rule(reading)]


SEED = {
    ("symbol", "107/2021/NĐ"),
    ("plan_year", "năm 2021"),
    ("one_number_two_subjects", "22/KH-SYT ngày 21/02/2022"),
    ("one_document_two_numbers", "23/KH-SYT ngày 21/02/2022"),
    ("dated_after_citing", "5065/QĐ-UBND ngày 31/12/2022"),
    ("register_order", "395/SYT-VP ngày 18/02/2022"),
    ("register_order", "28/KH-SYT ngày 23/3/2022"),
    ("register_order", "05/KH-SYT ngày 13/02/2022"),
    ("wrong_year", "1295/SYT-VP ngày 03/3/2020"),
    ("day_off", "813/SYT-VP ngày 12/02/2022"),
    ("undated_reference", "870/UBND-VP"),
    ("undated_reference", "184/QĐ-UBND"),
}


def test_the_seeds_defects_and_nothing_else_are_found() -> None:
    issues = found(read(SEED_REPORT.read_text("utf-8")))
    assert {(issue.code, issue.excerpt) for issue in issues} == SEED | {
        ("reference_year", "60/2022/NĐ-CP ngày 21/6/2021")
    }
    assert Counter(issue.code for issue in issues)["one_number_two_subjects"] == 3


def test_the_corrected_text_is_silent() -> None:
    assert [(issue.code, issue.excerpt) for issue in found(read(corrected_seed()))] == []


def test_in_a_tree_the_outlines_prompts_are_not_accused_and_excerpts_stand_in_their_nodes() -> None:
    document = sample_document()
    reading = Reading(document)
    texts: dict[str, str] = {}
    for passage in reading.passages:
        texts[passage.node] = texts.get(passage.node, "") + passage.text
    issues = found(reading)
    assert {issue.code for issue in issues} >= {"register_order", "one_number_two_subjects", "dated_after_citing"}
    assert all(issue.excerpt in texts[issue.node] for issue in issues)


def test_every_issue_names_a_rule_and_warns_at_most() -> None:
    issues = found(read(SEED_REPORT.read_text("utf-8")))
    assert {issue.code for issue in issues} <= NAMES.keys()
    assert {issue.severity for issue in issues} == {"warning", "info"}


@pytest.mark.parametrize(
    "text",
    [
        "." * 100_000,
        "1" * 100_000,
        "(" * 50_000,
        "số 1/KH-A " * 5_000,
        "ngày 1/1/2022 " * 5_000,
        "22-KH-SYT " * 5_000,
        "\u00a0" * 50_000,
        "số\u0301 1/KH " * 5_000,
        "triển khai Kế hoạch số 5/KH-SYT ngày 3/3/2022 về " * 1_000,
        "\n".join(f"- Kế hoạch số 5/KH-SYT ngày {place % 28 + 1}/3/2022 về A{place}" for place in range(2_000)),
        "số 00000/KH-SYT ngày 99/99/9999, số 99999/9999/QĐ-UBND ngày 0/0/0000, ngày 000/000",
    ],
)
def test_no_text_makes_a_rule_fail(text: str) -> None:
    reading = read(text)
    issues = found(reading)
    assert len(issues) <= len(citations(reading)) * 3 + text.count("ngày")
