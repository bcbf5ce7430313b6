"""The codebase tests itself: what no single feature's test would notice."""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

ROOT: Path = settings.BASE_DIR
APPS = ("accounts", "cchc_portal", "core", "directives", "notices", "reports", "tthc")
SIGN_IN_NOT_NEEDED = {
    "login",
    "logout",
    "accounts:forgotten",
    "accounts:forgotten_sent",
    "accounts:reset",
    "accounts:reset_done",
}
"""Names of the pages that anybody may open. Static files are served before the sign-in is asked for."""

PERMISSION_TABLES = {
    "accounts": "accounts/test_account.py",
    "administration": "accounts/administration/views/test_permissions.py",
    "tthc": "tthc/views/test_procedures.py",
    "unit_procedures": "tthc/views/unit_procedures/test_permissions.py",
    "dossiers": "tthc/views/dossiers/test_permissions.py",
    "dossier_deadlines": "tthc/views/deadlines/test_permissions.py",
    "dossier_tables": "reports/views/dossier_tables/test_permissions.py",
    "periods": "reports/views/administration/test_access.py",
    "registers": "reports/views/registers/test_permissions.py",
    "register_import": "reports/views/register_import/test_permissions.py",
    "evidence": "reports/views/evidence/test_permissions.py",
    "reports": "reports/views/test_permissions.py",
    "submission": "reports/views/submission/test_permissions.py",
    "responses": "reports/views/responses/test_permissions.py",
    "revisions": "reports/views/revisions/test_permissions.py",
    "paper": "reports/views/paper/test_permissions.py",
    "differences": "reports/views/differences/test_permissions.py",
    "review": "reports/views/review/test_permissions.py",
    "deadlines": "reports/views/deadlines/test_permissions.py",
    "audit": "reports/views/audit/test_permissions.py",
    "text_checks": "reports/views/text_checks/test_permissions.py",
    "notices": "notices/test_permissions.py",
    "admin": "test_admin.py",
}
"""Where the table of who may open which page stands, by the namespace of the URLs; each proves itself complete."""

FOUND_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html", "admin/base_site.html"}
"""Templates that Django finds by their name alone."""

ELSEWHERE = re.compile(r"\s*(?:https?:|javascript:|//)", re.IGNORECASE)
TEMPLATE_TAG = re.compile(r"\{%\s*comment\b.*?endcomment\s*%\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)


def templates() -> dict[str, Path]:
    """Return every HTML template of the project by the name that it is loaded with."""
    folders = [ROOT / "templates", *(ROOT / app / "templates" for app in APPS)]
    return {path.relative_to(folder).as_posix(): path for folder in folders for path in folder.rglob("*.html")}


def sources() -> Iterator[Path]:
    """Yield the Python files and templates of the product."""
    for folder in ("templates", *APPS):
        for pattern in ("*.py", "*.html"):
            yield from (ROOT / folder).rglob(pattern)


class Elements(HTMLParser):
    """The elements of a template: (line, name, attributes); the template language is cut out first."""

    def __init__(self, template: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str, dict[str, str]]] = []
        self.feed(TEMPLATE_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), template))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((self.getpos()[0], tag, {name: value or "" for name, value in attrs}))


def elements() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield (template:line, element, attributes) of every element of every template."""
    for template_name, path in templates().items():
        for line, element, attributes in Elements(path.read_text("utf-8")).found:
            yield f"{template_name}:{line}", element, attributes


def url_patterns(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield (name with its namespace, pattern) of every page below `patterns`."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from url_patterns(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name or pattern.pattern}", pattern


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_template_is_used() -> None:
    texts = {path: path.read_text("utf-8") for path in sources()}
    unused = [
        name
        for name, template in templates().items()
        if name not in FOUND_BY_DJANGO
        and not any(f'"{name}"' in text or f"'{name}'" in text for path, text in texts.items() if path != template)
    ]
    assert unused == []


def test_all_lists_share_one_pager() -> None:
    own = [name for name, template in templates().items() if "page.has_other_pages" in template.read_text("utf-8")]
    assert own == ["_pager.html"]


def test_templates_load_nothing_from_elsewhere() -> None:
    foreign = [
        (place, element, attributes[name])
        for place, element, attributes in elements()
        for name in ("src", "srcset", "href", "action")
        if ELSEWHERE.match(attributes.get(name, ""))
    ]
    assert foreign == []


def test_templates_hold_no_inline_scripts() -> None:
    """The content security policy would silently stop them."""
    scripts = [place for place, element, attributes in elements() if element == "script" and "src" not in attributes]
    handlers = [
        (place, name) for place, _, attributes in elements() for name in attributes if re.fullmatch(r"on[a-z]+", name)
    ]
    assert (scripts, handlers) == ([], [])


def test_sign_in_is_asked_for_by_default() -> None:
    middleware = settings.MIDDLEWARE
    authentication = middleware.index("accounts.middleware.SessionUserMiddleware")
    assert middleware.index("django.contrib.auth.middleware.LoginRequiredMiddleware") > authentication


def test_every_page_stands_in_a_table_of_permissions() -> None:
    patterns = get_resolver().url_patterns
    alone = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern)}
    assert alone == {"login", "logout"}
    assert {pattern.namespace for pattern in patterns if isinstance(pattern, URLResolver)} == set(PERMISSION_TABLES)
    assert [path for path in PERMISSION_TABLES.values() if not (ROOT / "tests" / path).is_file()] == []


def test_only_the_named_pages_open_without_sign_in() -> None:
    open_pages = {
        name
        for name, pattern in url_patterns(get_resolver().url_patterns)
        if not getattr(pattern.callback, "login_required", True)
    }
    assert open_pages == SIGN_IN_NOT_NEEDED


def test_no_fixture_is_empty() -> None:
    def entries(path: Path) -> int:
        text = path.read_text("utf-8-sig")
        if path.suffix == ".csv":
            return len(list(csv.DictReader(text.splitlines())))
        return len(json.loads(text) if path.suffix == ".json" else tomllib.loads(text))

    data = [path for path in sorted((ROOT / "fixtures").rglob("*")) if path.suffix in {".csv", ".json", ".toml"}]
    assert data != []
    assert [path.name for path in data if entries(path) == 0] == []
