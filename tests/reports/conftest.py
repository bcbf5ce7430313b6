"""The real report of Sở Y tế, Quý I/2022, imported as the demo imports it."""

from pathlib import Path

import pytest

from accounts.models import Unit
from reports.models import AnswerState, Outline, Report, ReportingPeriod
from reports.selectors import published_outline
from reports.services.importing import import_report
from reports.services.outlines import load_outline
from reports.services.periods import open_period

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "fixtures" / "demo" / "bao_cao_so_y_te_quy_1_2022.txt"
OUTLINES = ROOT / "fixtures" / "outlines"


@pytest.fixture
def outline(brvt: Unit) -> Outline:
    return load_outline(OUTLINES / "brvt_315_2022.toml").outline


@pytest.fixture
def period(brvt: Unit, outline: Outline) -> ReportingPeriod:
    return open_period(brvt, "2022-Q1", outline)[0]


@pytest.fixture
def health(brvt: Unit) -> Unit:
    """Sở Y tế of Bà Rịa - Vũng Tàu."""
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def seed_report(health: Unit, period: ReportingPeriod) -> Report:
    imported = import_report(SEED, health, period).report
    assert imported is not None
    return imported


@pytest.fixture
def sendable(seed_report: Report) -> Report:
    """The seed report with an answer to every item that the outline requires: it can be sent."""
    answer_everything(seed_report)
    return seed_report


def answer_everything(report: Report) -> None:
    """Say of each required item that nobody has answered that nothing arose."""
    nodes = published_outline(report.outline).nodes
    answered = set(report.sections.exclude(state=AnswerState.UNANSWERED).values_list("key", flat=True))
    for node in nodes:
        if node.required and node.key not in answered:
            report.sections.update_or_create(key=node.key, defaults={"state": AnswerState.NONE})
