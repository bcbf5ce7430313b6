"""Django's admin: for superusers alone, behind the portal's sign-in, every table tidy, what is published only read."""

import re
from datetime import date

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from accounts.models import Attachment, Membership, Session, Unit, UploadedList, User
from directives.models import Document
from notices.models import Mail, MutedKind, Notice
from reports.demo import FIXTURES
from reports.models import (
    AnnexTable,
    AuditEntry,
    Comment,
    CommentMessage,
    Extension,
    Figure,
    Mention,
    Outline,
    OutlineChange,
    OutlineFigure,
    OutlineNode,
    PeriodOutline,
    Report,
    ReviewerAssignment,
    Revision,
    RevisionFigure,
    RevisionFile,
    Section,
    SectionLine,
    SectionNote,
    SectionOpening,
    SectionRequest,
    SignedCopy,
    Transition,
    UploadedReport,
    Waiver,
)
from reports.services.outlines import load_outline
from reports.services.periods import open_period
from tests.reports.conftest import import_seed
from tthc.models import (
    AnnouncingDecision,
    ColumnChoice,
    Dossier,
    DossierList,
    ListedProcedure,
    TypedTable,
    UnitProcedure,
)

INDEX = "/quan-tri/django/"
MODELS: list[type[Model]] = sorted(admin.site._registry, key=lambda model: model._meta.label)
OWN_APPS = ("accounts", "directives", "notices", "reports", "tthc")
READ_ONLY = {
    AccessAttempt,
    AccessFailureLog,
    AccessLog,
    AnnexTable,
    AnnouncingDecision,
    Attachment,
    AuditEntry,
    ColumnChoice,
    Comment,
    CommentMessage,
    Dossier,
    DossierList,
    Extension,
    Figure,
    ListedProcedure,
    LogEntry,
    Mail,
    Mention,
    MutedKind,
    Notice,
    Outline,
    OutlineChange,
    OutlineFigure,
    OutlineNode,
    PeriodOutline,
    Report,
    ReviewerAssignment,
    Revision,
    RevisionFigure,
    RevisionFile,
    Section,
    SectionLine,
    SectionNote,
    SectionOpening,
    SectionRequest,
    SignedCopy,
    Transition,
    TypedTable,
    UnitProcedure,
    UploadedList,
    UploadedReport,
    Waiver,
}
LEFT_OUT = {Session}
"""The key of a session would let whoever reads it in."""
ENGLISH = re.compile(
    r"\b(?:the|and|this|select|change|delete|add|save|user|show|enabled|history|log|by|of)\b", re.IGNORECASE
)


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("sieuquantri", password="mat-khau-thu-2022")


@pytest.fixture
def desk(client: Client, superuser: User) -> Client:
    client.force_login(superuser)
    return client


@pytest.fixture
def outline(brvt: Unit) -> Outline:
    return load_outline(FIXTURES / "outlines" / "brvt_315_2022.toml").outline


@pytest.fixture
def seed_report(brvt: Unit, outline: Outline) -> Report:
    """The report of Sở Y tế with all its records."""
    unit = Unit.objects.get(province=brvt, code="SYT")
    return import_seed(unit, open_period(brvt, "2022-Q1", outline)[0])


def page_of(model: type[Model], page: str = "changelist", *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def words(html: str) -> str:
    """The words that a page shows: without its tags, scripts and what stands in fields."""
    shown = re.sub(r"<(script|style|svg|textarea)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def test_every_table_is_in_the_admin_but_those_left_out() -> None:
    own = {model for app in OWN_APPS for model in apps.get_app_config(app).get_models()}
    tracked = {model for model in own if model.__name__.startswith("Historical")}
    below_their_owner = {inline.model for page in admin.site._registry.values() for inline in page.inlines}
    assert own - tracked - below_their_owner - set(MODELS) == LEFT_OUT
    assert {model._meta.label for model in set(MODELS) - own} == {
        "admin.LogEntry",
        "axes.AccessAttempt",
        "axes.AccessFailureLog",
        "axes.AccessLog",
    }


@pytest.mark.parametrize("role", [*Membership.Role.values, "staff"])
def test_nobody_but_a_superuser_finds_the_admin(client: Client, brvt: Unit, role: str) -> None:
    person = User.objects.create(username="nguoi", is_staff=role == "staff")
    if role != "staff":
        Membership.objects.create(user=person, unit=brvt, role=role)
    client.force_login(person)
    for address in (INDEX, page_of(User), page_of(User, "change", person.pk), f"{INDEX}jsi18n/", f"{INDEX}khong-co/"):
        answer = client.get(address)
        assert (answer.status_code, "Không tìm thấy trang" in answer.content.decode()) == (404, True)
    assert client.post(page_of(User, "add"), {"username": "moi"}).status_code == 404


def test_there_is_no_second_sign_in_page(client: Client, db: None) -> None:
    assert client.get(INDEX).headers["Location"] == f"/dang-nhap/?next={INDEX}"
    assert client.get(f"{INDEX}login/").headers["Location"] == f"/dang-nhap/?next={INDEX}login/"
    for page in ("login", "password_change", "password_change_done"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:{page}")


def test_the_index_is_in_vietnamese(desk: Client) -> None:
    page = desk.get(INDEX).content.decode()
    assert "<title>Dữ liệu của hệ thống | Quản trị hệ thống</title>" in page
    assert ENGLISH.findall(words(page)) == []
    for title in ("Đơn vị, người dùng", "Chỉ đạo, điều hành", "Báo cáo", "Nhật ký đăng nhập"):
        assert title in page


def forms_of(desk: Client, model: type[Model]) -> list[str]:
    """Return the page of the first row, and that of a new one where there may be one."""
    row = model._default_manager.first()
    addresses = [page_of(model, "change", row.pk)] if row is not None else []
    addresses += [] if model in READ_ONLY else [page_of(model, "add")]
    return [desk.get(address).content.decode() for address in addresses]


def test_every_list_takes_the_same_queries_for_one_row_and_for_fifty(
    desk: Client, seed_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {}
    for model in MODELS:
        for rows in (1, 50):
            monkeypatch.setattr(admin.site._registry[model], "list_per_page", rows)
            with CaptureQueriesContext(connection) as captured:
                assert desk.get(page_of(model)).status_code == 200
            counts[model._meta.label, rows] = len(captured)
    assert [label for label, rows in counts if rows == 50 and counts[label, 50] > counts[label, 1]] == []
    assert max(counts.values()) <= 12


def test_lists_and_forms_are_in_vietnamese_and_run_nothing_inline(desk: Client, seed_report: Report) -> None:
    """Inline scripts and styles would be stopped by the content security policy."""
    inline = re.compile(r"<script(?![^>]*(?:src=|type=\"application/json\"))[^>]*>|\sstyle=|\son[a-z]+=")
    found = {}
    for model in MODELS:
        for page in [desk.get(page_of(model)).content.decode(), *forms_of(desk, model)]:
            shown = "" if model in (SectionLine, AccessLog) else words(page)
            found.setdefault(model._meta.label, set()).update(inline.findall(page), ENGLISH.findall(shown))
    assert {label: problems for label, problems in found.items() if problems} == {}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_what_the_portal_alone_writes_is_only_read(rf, superuser: User, model: type[Model]) -> None:
    request = rf.get("/")
    request.user = superuser
    page = admin.site._registry[model]
    may = page.has_add_permission(request), page.has_change_permission(request), page.has_delete_permission(request)
    assert may == ((False,) * 3 if model in READ_ONLY else (True, True, model is Membership))


def test_a_published_outline_is_shown_and_not_changed(desk: Client, outline: Outline) -> None:
    answer = desk.post(page_of(Outline, "change", outline.pk), {"title": "khác"})
    assert answer.status_code == 403
    assert desk.post(page_of(Outline, "delete", outline.pk), {"post": "yes"}).status_code == 403
    outline.refresh_from_db()
    assert outline.title != "khác"


def test_a_changed_record_leaves_its_history_with_who_and_what(desk: Client, superuser: User, brvt: Unit) -> None:
    unit = Unit.objects.get(code="SYT")
    document = Document.objects.create(unit=unit, number="22", symbol="KH-SYT", issued_on=date(2022, 2, 21))
    posted = {"unit": unit.pk, "number": "23", "symbol": "KH-SYT", "issued_on": "2022-02-21", "subject": "<b>mới</b>"}
    answer = desk.post(page_of(Document, "change", document.pk), posted)
    assert answer.headers["Location"] == page_of(Document)
    changed = document.history.first()
    assert (changed.number, changed.history_user) == ("23", superuser)
    history = desk.get(page_of(Document, "history", document.pk))
    assert "Số: 22 → 23" in words(history.content.decode())
    assert "&lt;b&gt;mới" in history.content.decode()
    assert [len(one["changes"]) for one in history.context["versions"]] == [2, 0]


def test_a_long_history_is_read_by_pages_of_the_same_number_of_queries(desk: Client, brvt: Unit) -> None:
    document = Document.objects.create(unit=Unit.objects.get(code="SYT"), number="1")
    seen = []
    for last in (3, 60):
        for number in range(document.history.count(), last):
            document.number = str(number + 1)
            document.save()
        with CaptureQueriesContext(connection) as captured:
            shown = desk.get(page_of(Document, "history", document.pk)).context["versions"]
        seen.append((len(shown), len(captured)))
    assert [count for count, _ in seen] == [3, 50]
    assert seen[0][1] == seen[1][1]
    second = desk.get(page_of(Document, "history", document.pk) + "?p=2").context["versions"]
    assert [one["version"].number for one in second] == [str(number) for number in range(10, 0, -1)]
    assert [len(one["changes"]) for one in second] == [1] * 9 + [0]
    assert desk.get(page_of(Document, "history", 0)).status_code == 404


def test_nothing_of_a_password_is_shown_and_a_new_one_signs_the_user_out(desk: Client, user_with, brvt: Unit) -> None:
    person = user_with(Membership.Role.CLERK, brvt)
    person.set_password("mat-khau-cu-2022")
    person.save()
    browser = Client()
    browser.force_login(person)
    page = desk.get(page_of(User, "change", person.pk)).content.decode()
    assert "argon2" not in page
    assert person.password[-8:] not in page
    form = reverse("admin:auth_user_password_change", args=[person.pk])
    assert "Đặt mật khẩu mới" in page
    assert ENGLISH.findall(words(desk.get(form).content.decode())) == []
    assert desk.post(form, {"password1": "", "password2": ""}).context["form"].errors["password1"]
    new = {"password1": "mat-khau-moi-2022", "password2": "mat-khau-moi-2022"}
    assert desk.post(form, new).status_code == 302
    person.refresh_from_db()
    assert person.check_password("mat-khau-moi-2022")
    assert not person.sessions.exists()
    assert browser.get("/tai-khoan/").status_code == 302


def test_a_deactivated_user_is_signed_out_and_stays_so(desk: Client, user_with, brvt: Unit) -> None:
    person = user_with(Membership.Role.CLERK, brvt)
    Client().force_login(person)
    inline = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    answer = desk.post(page_of(User, "change", person.pk), {"username": "nghi-viec"} | inline)
    assert answer.headers["Location"] == page_of(User)
    person.refresh_from_db()
    assert (person.is_active, person.sessions.count()) == (False, 0)


def test_the_large_tables_are_chosen_from_by_typing(desk: Client, brvt: Unit) -> None:
    asked = {"app_label": "directives", "model_name": "document", "field_name": "unit", "term": "so y te"}
    answer = desk.get(f"{INDEX}autocomplete/", asked)
    assert [one["text"] for one in answer.json()["results"]] == ["Sở Y tế"]
