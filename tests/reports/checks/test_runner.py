"""All rules together."""

from reports.checks.runner import RULES, check
from tests.reports.checks.trees import figure, report, section


def test_issues_stand_in_reading_order_whatever_rule_finds_them() -> None:
    tree = report(
        section(key="a", figures=(figure(24, 25),)),
        section(key="b", state="unanswered", required=True),
        section(key="c", state="none", figures=(figure(3),)),
    )
    assert [(issue.node, issue.code) for issue in check(tree.document)] == [
        ("a", "figure_overrides"),
        ("b", "required"),
        ("c", "none_beside_record"),
    ]


def test_every_rule_says_where_it_comes_from() -> None:
    sources = {rule.__module__: __import__(rule.__module__, fromlist=["x"]).__doc__ for rule in RULES}
    assert [name for name, told in sources.items() if "Source: " not in (told or "")] == []
