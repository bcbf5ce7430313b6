"""A rule of the tests' own, with a certain mend: what is done with a mend does not hang on which rule proposes it."""

from collections.abc import Iterator
from typing import Final

import pytest

from core.issue import Issue, Mend
from reports.checks import runner
from reports.checks.reading import Reading
from reports.models import Report, SectionLine

KEY: Final = "results.organisation.functions"
SLIP: Final = "đnag"


def check_slip(reading: Reading) -> Iterator[Issue]:
    """Yield a warning with a mend for every passage with "đnag", also in its heading; an info for "nhờ"."""
    for passage in reading.passages:
        if SLIP in passage.text:
            yield Issue(
                "warning",
                "slip",
                passage.node,
                "“đnag” không phải là một tiếng trong tiếng Việt.",
                SLIP,
                "Sửa thành “đang”.",
                mend=Mend(SLIP, "đang"),
            )
        if "nhờ" in passage.own:
            yield Issue("info", "slip", passage.node, "Có thể là lời nhắn.", "nhờ")


@pytest.fixture
def slip_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the checks have this rule too, and no other that reads spelling."""
    others = [rule for rule in runner.RULES if "spelling" not in rule.__module__]
    monkeypatch.setattr(runner, "RULES", (*others, check_slip))


def write(report: Report, *texts: str, key: str = KEY) -> list[SectionLine]:
    """Give the section these lines alone."""
    section = report.sections.get(key=key)
    section.lines.all().delete()
    section.state = "answered"
    section.save()
    return [section.lines.create(position=place, text=text) for place, text in enumerate(texts)]
