"""Topics have names that people understand."""

import tomllib
from pathlib import Path

import pytest

from directives.domain.topics import PLAN_TOPICS, TOPICS, topic_name

OUTLINES = sorted((Path(__file__).resolve().parents[3] / "fixtures" / "outlines").glob("*.toml"))


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_every_topic_of_our_outlines_has_a_name(outline: Path) -> None:
    nodes = tomllib.loads(outline.read_text("utf-8")).get("node", [])
    asked = {node["topic"] for node in nodes if node.get("topic")}
    assert asked - TOPICS.keys() == set()


def test_plans_are_made_of_known_topics() -> None:
    assert set(PLAN_TOPICS) <= TOPICS.keys()


def test_a_topic_of_another_outline_keeps_its_word() -> None:
    assert (topic_name("direction"), topic_name("khac"), topic_name("")) == ("Chỉ đạo, điều hành", "khac", "")
