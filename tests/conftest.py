"""What every test shares: two provinces, users by role, and the rule that no test is skipped."""

from collections.abc import Callable

import pytest

from accounts.models import Membership, Unit, User

USES_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="leave out the tests that use no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --database-only: what uses no database behaves alike on both, and was run on the first."""
    if not config.getoption("--database-only"):
        return
    used = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _uses_database(item)])
    items[:] = used


def _uses_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or not USES_DATABASE.isdisjoint(item.fixturenames)


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


def make_province(code: str, name: str) -> Unit:
    return Unit.objects.create(code=code, kind=Unit.Kind.PROVINCE, name=name)


def make_department(province: Unit, code: str, name: str) -> Unit:
    return Unit.objects.create(
        code=code, kind=Unit.Kind.DEPARTMENT, name=name, province=province, parent=province, short_name=code
    )


@pytest.fixture
def brvt(db: None) -> Unit:
    """Bà Rịa - Vũng Tàu with Sở Nội vụ, Sở Y tế and Sở Tư pháp."""
    province = make_province("BRVT", "Tỉnh Bà Rịa - Vũng Tàu")
    for code, name in (("SNV", "Sở Nội vụ"), ("SYT", "Sở Y tế"), ("STP", "Sở Tư pháp")):
        make_department(province, code, name)
    return province


@pytest.fixture
def dlk(db: None) -> Unit:
    """Đắk Lắk with Sở Nội vụ and Sở Y tế."""
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
