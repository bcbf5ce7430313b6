"""Who may open the administration of periods and outlines, and what bad input does to its forms."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Unit, User
from reports.models import OutlineChange, PeriodOutline, Report, ReportingPeriod

KEY = "assessment.strengths"
PROVINCIAL = "steering.direction.discipline_directive"
PAGES = {
    "list": {},
    "open": {},
    "period": {"period_id": "period"},
    "close": {"period_id": "period"},
    "add_duty": {},
    "duty": {"duty_id": "duty"},
    "remove_duty": {"duty_id": "duty"},
    "outlines": {},
    "outline": {"outline_id": "outline"},
    "add_item": {"outline_id": "outline"},
    "reword_item": {"outline_id": "outline", "key": KEY},
    "drop_item": {"outline_id": "outline", "key": PROVINCIAL},
    "undo_change": {"outline_id": "outline", "change_id": "change"},
    "publish": {"outline_id": "outline"},
}
"""Every page by what its address names besides the province."""
QUERIES = {"add_item": f"?sau={KEY}", "open": "?ky=2022-6T"}
READ_ONLY = {"list", "outlines", "outline"}
POST_ONLY = {"undo_change", "remove_duty"}
SCRIPT = "</textarea></p>\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Công tác dân vận"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
}
FORMS = {
    "open": (
        *("starts_on", "ends_on", "department_due_at", "province_due_at"),
        *("outline_department", "outline_district", "outline_commune", "confirm"),
    ),
    "period": ("starts_on", "ends_on", "department_due_at", "province_due_at", "outline_commune", "confirm"),
    "add_duty": ("family", "key", "name", "starts_on", "ends_on", "department_due_at", "province_due_at"),
    "duty": ("name", "starts_on", "ends_on", "department_due_at", "province_due_at", "seen"),
    "add_item": ("heading", "place", "kind", "required"),
    "reword_item": ("heading",),
    "publish": ("seen",),
}
WITHOUT_WORDS = {"close", "drop_item", "undo_change", "remove_duty"}


@pytest.fixture
def change(report: Report, people: dict[str, User]) -> OutlineChange:
    return OutlineChange.objects.create(
        outline=report.outline, action="reword", key="directions", heading="KẾ HOẠCH", made_by=people["administrator"]
    )


def make_duty(province: Unit) -> ReportingPeriod:
    """Return the one duty of the province that is no report in the portal."""
    dates = {"starts_on": date(2022, 1, 1), "ends_on": date(2022, 3, 31)}
    due_at = datetime(2022, 4, 5, 10, 0, tzinfo=UTC)
    return ReportingPeriod.objects.get_or_create(
        province=province,
        family="kstthc",
        key="2022-Q1",
        defaults=dates | {"year": 2022, "name": "Quý I/2022", "department_due_at": due_at, "province_due_at": due_at},
    )[0]


def address(page: str, report: Report, change: OutlineChange) -> str:
    duty = make_duty(report.unit.province)
    known = {"period": report.period_id, "outline": report.outline_id, "change": change.pk, "duty": duty.pk}
    parts = {name: known.get(value, value) for name, value in PAGES[page].items()}
    province = report.unit.province_id
    return reverse(f"periods:{page}", kwargs={"province_id": province, **parts}) + QUERIES.get(page, "")


def test_the_tables_name_every_url() -> None:
    names = {pattern.name for pattern in get_resolver("reports.administration_urls").url_patterns}
    assert names == set(PAGES) == {*FORMS, *READ_ONLY, *WITHOUT_WORDS}


@pytest.mark.parametrize("page", PAGES)
def test_only_the_administrator_of_the_province_opens_it(client: Client, report, people, change, page) -> None:
    asked = client.post if page in POST_ONLY else client.get
    answers = {"anonymous": asked(address(page, report, change)).status_code}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = asked(address(page, report, change)).status_code
    allowed = 302 if page in POST_ONLY else 200
    assert answers == {
        name: {"anonymous": 302, "administrator": allowed}.get(name, 404) for name in ("anonymous", *people)
    }


@pytest.mark.parametrize("page", [page for page in PAGES if page not in READ_ONLY])
def test_nobody_else_changes_anything(client: Client, report, people, change, page) -> None:
    make_duty(report.unit.province)
    before = state()
    for name, person in people.items():
        if name != "administrator":
            client.force_login(person)
            assert client.post(address(page, report, change)).status_code == 404, name
    assert state() == before


def state() -> list[list[tuple]]:
    models = (OutlineChange, PeriodOutline, ReportingPeriod)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


@pytest.mark.parametrize("page", PAGES)
def test_what_belongs_to_another_province_is_not_found(client: Client, report, people, change, page, dlk) -> None:
    people["administrator"].memberships.create(unit=dlk, role="administrator")
    client.force_login(people["administrator"])
    own = f"/quan-tri/{report.unit.province_id}/"
    foreign = address(page, report, change).replace(own, f"/quan-tri/{dlk.pk}/")
    answer = client.post(foreign) if page in POST_ONLY else client.get(foreign)
    is_list = page in {"list", "open", "add_duty", "outlines"}
    assert answer.status_code == (200 if is_list else 404)


@pytest.mark.parametrize("page", PAGES)
def test_reading_changes_nothing(client: Client, report, people, change, page) -> None:
    client.force_login(people["administrator"])
    make_duty(report.unit.province)
    before = state()
    client.get(address(page, report, change))
    assert state() == before


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_and_never_run(client: Client, report, people, change, page, kind) -> None:
    client.force_login(people["administrator"])
    answers = []
    for field in FORMS[page]:
        answer = client.post(address(page, report, change), {field: BAD[kind]})
        assert answer.status_code in (200, 302), field
        answers.append(answer)
    answers.append(client.get(reverse("periods:outline", args=[report.unit.province_id, report.outline_id])))
    for answer in answers:
        content = answer.content.decode()
        assert "<script>alert" not in content
        assert "onerror=alert(1)>" not in content


def test_words_of_1_mb_are_refused_beside_their_field(client: Client, report, people, change) -> None:
    client.force_login(people["administrator"])
    answer = client.post(address("reword_item", report, change), {"heading": BAD["1 MB"]})
    assert "Lời nhắc của mục dài quá 2.000 ký tự, hãy rút gọn." in answer.content.decode()
    assert OutlineChange.objects.count() == 1


@pytest.mark.parametrize("query", ["", "?sau=khong.co", "?sau=signer", "?sau=%00"])
def test_an_item_is_added_at_a_place_that_is_there(client: Client, report, people, change, query) -> None:
    client.force_login(people["administrator"])
    assert client.get(address("add_item", report, change).partition("?")[0] + query).status_code == 404
