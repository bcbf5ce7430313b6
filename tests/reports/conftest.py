"""The real report of Sở Y tế, Quý I/2022, imported as the demo imports it."""

import pickle
from functools import cache
from pathlib import Path

import pytest

from accounts.models import Unit
from reports.domain.outline import Outline as OutlineData
from reports.importers.parsing import parse_report
from reports.importers.reading import read_report_file
from reports.models import AnswerState, Outline, Report, ReportingPeriod
from reports.selectors import published_outline
from reports.services.importing import import_parsed
from reports.services.outlines import load_outline
from reports.services.periods import open_period
from tests.conftest import MAKERS
from tests.kept_rows import kept_rows

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "fixtures" / "demo" / "bao_cao_so_y_te_quy_1_2022.txt"
OUTLINES = ROOT / "fixtures" / "outlines"


@pytest.fixture
def outline(brvt: Unit) -> Outline:
    return kept_rows.get("outline", make_outline)


def make_outline() -> Outline:
    return load_outline(OUTLINES / "brvt_315_2022.toml").outline


@pytest.fixture
def period(brvt: Unit, outline: Outline) -> ReportingPeriod:
    return kept_rows.get("period", make_period, brvt, outline)


def make_period(brvt: Unit, outline: Outline) -> ReportingPeriod:
    return open_period(brvt, "2022-Q1", outline)[0]


@pytest.fixture
def health(brvt: Unit) -> Unit:
    """Sở Y tế of Bà Rịa - Vũng Tàu."""
    return find_health(brvt)


def find_health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def seed_report(health: Unit, period: ReportingPeriod) -> Report:
    return kept_rows.get("seed_report", import_seed, health, period)


@pytest.fixture
def sendable(seed_report: Report) -> Report:
    """The seed report with an answer to every item that the outline requires: it can be sent."""
    return kept_rows.get("sendable", make_sendable, seed_report)


def make_sendable(seed_report: Report) -> Report:
    answer_everything(seed_report)
    return seed_report


def import_seed(unit: Unit, period: ReportingPeriod) -> Report:
    """Import the seed report; what it says is read once for all tests, as most of the time goes into that."""
    outline = published_outline(period.outlines.get(unit_kind=unit.kind).outline)
    parsed = parsed_seed(outline, unit.short_name, unit.name)
    return import_parsed(pickle.loads(parsed), SEED.name, unit, period).report


@cache
def parsed_seed(outline: OutlineData, short_name: str, name: str) -> bytes:
    """Pickled, so that each import has a copy of its own; copy.deepcopy takes four times as long."""
    return pickle.dumps(parse_report(read_report_file(SEED), outline, short_name, name))


def answer_everything(report: Report) -> None:
    """Say of each required item that nobody has answered that nothing arose."""
    nodes = published_outline(report.outline).nodes
    answered = set(report.sections.exclude(state=AnswerState.UNANSWERED).values_list("key", flat=True))
    for node in nodes:
        if node.required and node.key not in answered:
            report.sections.update_or_create(key=node.key, defaults={"state": AnswerState.NONE})


MAKERS.update(
    outline=lambda rows: make_outline(),
    period=lambda rows: make_period(rows["brvt"], rows["outline"]),
    seed_report=lambda rows: import_seed(find_health(rows["brvt"]), rows["period"]),
    sendable=lambda rows: make_sendable(rows["seed_report"]),
)
