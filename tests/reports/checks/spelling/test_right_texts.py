"""Right texts: the outlines' prompts and the names of units."""

import csv
import tomllib
from pathlib import Path

from reports.checks import spelling
from tests.reports.checks.loose import issues_of

FIXTURES = Path(__file__).resolve().parents[4] / "fixtures"


def test_the_headings_of_the_outlines_are_spelt_right() -> None:
    for path in sorted((FIXTURES / "outlines").glob("*.toml")):
        headings = [
            node["heading"]
            for node in tomllib.loads(path.read_text(encoding="utf-8")).get("node", [])
            if node.get("heading")
        ]
        issues = [issue for rule in spelling.RULES for issue in issues_of(rule, "\n".join(headings))]
        assert [issue.excerpt for issue in issues if issue.severity == "warning"] == [], path.name


def test_the_names_of_units_are_spelt_right() -> None:
    with (FIXTURES / "units/viet_nam_2025.csv").open(encoding="utf-8", newline="") as file:
        names = [name for row in csv.reader(file) for name in row if " " in name]
    assert len(names) > 3000
    issues = [issue for rule in spelling.RULES for issue in issues_of(rule, "\n".join(names))]
    assert [issue.excerpt for issue in issues] == []
