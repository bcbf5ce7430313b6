"""A browser before a portal that runs: Debian's Chromium, the seed report, and one person who can sign in."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import Membership, Unit, User
from reports.demo import FIXTURES
from reports.services.outlines import load_outline
from reports.services.periods import open_period
from tests.reports.conftest import import_seed

# Playwright keeps an event loop in the test's thread, where Django would otherwise refuse to open its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PASSWORD = "trinh-dien-2022"
WIDE = {"width": 1366, "height": 768}
NARROW = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {
        "executable_path": "/usr/bin/chromium",
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


class Portal:
    """The portal in a page of the browser; `problems` are console errors, refused requests and foreign hosts."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.problems: list[str] = []
        page.set_default_timeout(15_000)
        page.on("console", lambda message: message.type == "error" and self.problems.append(message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self._check_host(request.url))
        page.on(
            "response", lambda answer: answer.status >= 400 and self.problems.append(f"{answer.status} {answer.url}")
        )

    def _check_host(self, address: str) -> None:
        if not address.startswith((f"{self.url}/", "data:")):
            self.problems.append(f"another host: {address}")

    def sign_in(self, username: str, password: str) -> None:
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(password)
        # Until the next page and its scripts are there: a click before that would go nowhere.
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Đăng nhập").click()

    def barriers(self) -> list[str]:
        """Return what axe-core finds wrong at both sizes, and whether the page is wider than the screen."""
        found = []
        # Colours are measured at rest: no button under the pointer, none half way to another colour.
        self.page.emulate_media(reduced_motion="reduce")
        self.page.mouse.move(0, 0)
        for size in (WIDE, NARROW):
            self.page.set_viewport_size(size)
            for violation in Axe().run(self.page).response["violations"]:
                found.append(f"{size['width']} {violation['id']}: {violation['nodes'][0]['html']}")
            if self.page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                found.append(f"{size['width']}: wider than the screen")
        self.page.set_viewport_size(WIDE)
        return found


@pytest.fixture
def portal(page: Page, live_server: LiveServer) -> Portal:
    page.set_viewport_size(WIDE)
    return Portal(page, live_server.url)


@pytest.fixture
def clerk(brvt: Unit) -> User:
    """The clerk of Sở Y tế, whose report is the seed report."""
    health = Unit.objects.get(province=brvt, code="SYT")
    outline = load_outline(FIXTURES / "outlines" / "brvt_315_2022.toml").outline
    import_seed(health, open_period(brvt, "2022-Q1", outline)[0])
    user = User.objects.create_user("canbo.syt", password=PASSWORD, display_name="Cán bộ Sở Y tế")
    Membership.objects.create(user=user, unit=health, role=Membership.Role.CLERK)
    return user
