"""The real report of Sở Y tế, Quý I/2022, imported as the demo imports it."""

from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest

from accounts.models import Unit
from reports.domain.outline import Outline as OutlineData
from reports.importers.parsing import ParsedReport, parse_report
from reports.importers.reading import read_report_file
from reports.models import AnswerState, Outline, Report, ReportingPeriod
from reports.selectors import outline_data, published_outline
from reports.services.importing import import_parsed
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
    return import_seed(health, period)


@pytest.fixture
def sendable(seed_report: Report) -> Report:
    """The seed report with an answer to every item that the outline requires: it can be sent."""
    answer_everything(seed_report)
    return seed_report


def import_seed(unit: Unit, period: ReportingPeriod) -> Report:
    """Import the seed report; what it says is read once for all tests, as most of the time goes into that."""
    parsed = parsed_seed(outline_data(period.outlines.get(unit_kind=unit.kind).outline), unit.short_name, unit.name)
    return import_parsed(deepcopy(parsed), SEED.name, unit, period).report


@cache
def parsed_seed(outline: OutlineData, short_name: str, name: str) -> ParsedReport:
    return parse_report(read_report_file(SEED), outline, short_name, name)


def answer_everything(report: Report) -> None:
    """Say of each required item that nobody has answered that nothing arose."""
    nodes = published_outline(report.outline).nodes
    answered = set(report.sections.exclude(state=AnswerState.UNANSWERED).values_list("key", flat=True))
    for node in nodes:
        if node.required and node.key not in answered:
            report.sections.update_or_create(key=node.key, defaults={"state": AnswerState.NONE})
