"""What every test shares: two provinces, users by role, what is made once, and that no test is skipped."""

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from accounts.models import Membership, Unit, User
from reports.services.formats import FORMATS
from tests import remembered
from tests.kept_rows import bring_back_migrated_rows, kept_rows, rows_asked_for

USES_DATABASE = {"db", "transactional_db", "live_server"}
BAD_INPUT = "test_bad_input.py"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="leave out the tests that need no second database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --database-only: what does not touch the database behaves alike on both, and was run on the first.

    So does a page: what it asks the database is asked, and tested, below the views. But bad input it hands down.
    """
    if not config.getoption("--database-only"):
        return
    used = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _uses_database(item)])
    items[:] = used


def _uses_database(item: pytest.Item) -> bool:
    if "views" in item.path.parts and item.path.name != BAD_INPUT:
        return False
    return item.get_closest_marker("django_db") is not None or not USES_DATABASE.isdisjoint(item.fixturenames)


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking all that was imported and collected, again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def skipped_tests(config: pytest.Config) -> list[str]:
    """Return the ids of the tests and files that were skipped; [] in a worker, which reports to the main process."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return [report.nodeid for report in reporter.stats.get("skipped", [])] if reporter else []


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test checks nothing, so the run fails: install what is missing or remove the test."""
    if session.exitstatus == pytest.ExitCode.OK and skipped_tests(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for nodeid in skipped_tests(config):
        terminalreporter.write_line(f"Không được bỏ qua phép thử: {nodeid}", red=True)


@pytest.fixture(scope="session", autouse=True)
def worked_out_once() -> Iterator[None]:
    """Render each file of a report once: a PDF takes seconds, and most tests need some file of a report."""
    with remembered.remembered():
        yield


@pytest.fixture
def files_rendered_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what comes out when a file is rendered twice."""
    for name, file_format in remembered.AS_THEY_ARE.items():
        monkeypatch.setitem(FORMATS, name, file_format)


def make_province(code: str, name: str) -> Unit:
    return Unit.objects.create(code=code, kind=Unit.Kind.PROVINCE, name=name)


def make_department(province: Unit, code: str, name: str) -> Unit:
    return Unit.objects.create(
        code=code, kind=Unit.Kind.DEPARTMENT, name=name, province=province, parent=province, short_name=code
    )


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef, request: pytest.FixtureRequest) -> None:
    """Make or take back the shared rows right before a test's own transaction begins."""
    if fixturedef.argname == "_django_db_helper":
        blocker = request.getfixturevalue("django_db_blocker")
        bring_back_migrated_rows(blocker)
        kept_rows.prepare(rows_asked_for(request.node, list(MAKERS)), MAKERS, blocker)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Take the shared rows back before the test database goes."""
    yield
    kept_rows.end()


@pytest.fixture
def brvt(db: None) -> Unit:
    """Bà Rịa - Vũng Tàu with Sở Nội vụ, Sở Y tế and Sở Tư pháp."""
    return kept_rows.get("brvt", make_brvt)


def make_brvt() -> Unit:
    province = make_province("BRVT", "Tỉnh Bà Rịa - Vũng Tàu")
    for code, name in (("SNV", "Sở Nội vụ"), ("SYT", "Sở Y tế"), ("STP", "Sở Tư pháp")):
        make_department(province, code, name)
    return province


@pytest.fixture
def dlk(db: None) -> Unit:
    """Đắk Lắk with Sở Nội vụ and Sở Y tế."""
    return kept_rows.get("dlk", make_dlk)


def make_dlk() -> Unit:
    province = make_province("DLK", "Tỉnh Đắk Lắk")
    for code, name in (("SNV", "Sở Nội vụ"), ("SYT", "Sở Y tế")):
        make_department(province, code, name)
    return province


@pytest.fixture
def user_with(db: None) -> Callable[[Membership.Role, Unit], User]:
    """Make a user who has the role in the unit."""

    def make(role: Membership.Role, unit: Unit) -> User:
        user = User.objects.create(username=f"{role}-{unit.pk}")
        Membership.objects.create(user=user, unit=unit, role=role)
        return user

    return make


MAKERS: dict[str, Callable[[dict[str, Any]], Any]] = {"brvt": lambda rows: make_brvt(), "dlk": lambda rows: make_dlk()}
"""How the rows of the shared fixtures are made of those before them; folders below add their own."""
