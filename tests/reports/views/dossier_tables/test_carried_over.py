"""Column 6 against column 11 of the period before: which number counts, and the difference dossier by dossier."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from reports.models import Outline, Report, ReportingPeriod, Revision, RevisionFigure, Transition
from tests.reports.views.dossier_tables.conftest import NOTHING
from tests.tthc.dossiers import make_dossier, make_list
from tthc.models import Dossier, DossierList, TypedTable
from tthc.services.typed_tables import EnteredRow, save_typed_table


@pytest.fixture(autouse=True)
def signed_in(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])


@pytest.fixture
def address(health: Unit, period: ReportingPeriod) -> str:
    return reverse("dossier_tables:carried_over", args=[health.pk, period.pk])


def typed_before(unit: Unit, period: ReportingPeriod, user: User, pending: int) -> TypedTable:
    """The table by hand of the period before, with so many pending dossiers."""
    before = period.starts_on - timedelta(1)
    rows = [EnteredRow("Dược phẩm", NOTHING | {"c4": pending, "c12": pending})]
    return save_typed_table(unit, date(2020, 12, 15), before, rows, user, 0)


def freeze(unit: Unit, period: ReportingPeriod, outline: Outline, leader: User, pending: int) -> None:
    """A report of the year before, sent twice; its last revision has so many pending dossiers."""
    before = ReportingPeriod.objects.create(
        province=period.province,
        key="2021-N",
        kind="N",
        year=2021,
        name="Năm 2021",
        starts_on=date(2020, 12, 15),
        ends_on=period.starts_on - timedelta(1),
        department_due_at=period.department_due_at,
        province_due_at=period.province_due_at,
    )
    report = Report.objects.create(unit=unit, period=before, outline=outline)
    for number, value in ((1, 99), (2, pending)):
        sent = Transition.objects.create(
            report=report,
            action="submit",
            from_state="draft",
            to_state="submitted",
            actor=leader,
            at=timezone.now(),
        )
        revision = Revision.objects.create(report=report, number=number, transition=sent, tree="{}", sha256="0" * 64)
        RevisionFigure.objects.create(
            revision=revision,
            position=1,
            code="dossiers.pending",
            label="Đang giải quyết",
            state="answered",
            value=Decimal(value),
        )


def test_two_numbers_of_one_list_always_agree(client: Client, address: str, listed: list[Dossier]) -> None:
    answer = client.get(address)
    assert (answer.context["number"], answer.context["earlier"].number, answer.context["difference"]) == (1, 1, 0)
    assert "luôn khớp nhau" in answer.content.decode()


def test_the_table_by_hand_of_the_period_before_comes_before_the_list(
    client: Client, address: str, listed: list[Dossier], health: Unit, period: ReportingPeriod, people: dict[str, User]
) -> None:
    typed_before(health, period, people["leader"], 4)
    answer = client.get(address)
    assert (answer.context["earlier"].source, answer.context["difference"]) == ("bảng nhập tay", -3)
    assert (answer.context["unexplained"], len(answer.context["changes"])) == (-3, 0)
    assert "Còn chênh lệch -3 hồ sơ" in answer.content.decode()
    TypedTable.objects.update(is_used=False)
    assert client.get(address).context["earlier"].source == "danh sách hồ sơ hiện nay"


def test_the_frozen_number_of_the_last_revision_comes_first(
    client: Client,
    address: str,
    listed: list[Dossier],
    health: Unit,
    period: ReportingPeriod,
    outline: Outline,
    people: dict[str, User],
) -> None:
    typed_before(health, period, people["leader"], 4)
    freeze(health, period, outline, people["leader"], 2)
    earlier = client.get(address).context["earlier"]
    assert (earlier.number, earlier.source) == (2, "số đã chốt ở phiên bản 2 của báo cáo")
    RevisionFigure.objects.update(state="none", value=None)
    assert client.get(address).context["earlier"].number == 0
    RevisionFigure.objects.update(state="unanswered")
    assert client.get(address).context["earlier"].source == "bảng nhập tay"


def test_the_difference_is_explained_dossier_by_dossier(
    client: Client, address: str, listed: list[Dossier], health: Unit, period: ReportingPeriod, people: dict[str, User]
) -> None:
    DossierList.objects.update(loaded_at=timezone.now() - timedelta(days=9))
    typed_before(health, period, people["leader"], 1)
    newer = make_list(health, date(2022, 3, 20), name="moi.csv")
    for number in range(60):
        make_dossier(health, f"H06-them-{number:02}", date(2021, 12, 2), by=newer)
    answer = client.get(address)
    assert (answer.context["difference"], answer.context["unexplained"]) == (60, 0)
    page = answer.content.decode()
    assert "H06-them-00" in page
    assert "Danh sách trước chưa có hồ sơ này (tiếp nhận ngày 02/12/2021)." in page
    assert ("moi.csv" in page, "H06-them-59" in page) == (True, False)
    assert "H06-them-59" in client.get(f"{address}?trang=2").content.decode()


def test_a_list_that_was_taken_back_is_named_beside_what_nobody_can_explain(
    client: Client, address: str, listed: list[Dossier], health: Unit, period: ReportingPeriod, people: dict[str, User]
) -> None:
    gone = make_list(health, name="da-go.csv", loaded_at=timezone.now() - timedelta(days=3))
    typed_before(health, period, people["leader"], 5)
    DossierList.objects.filter(pk=gone.pk).update(stage="undone", undone_at=timezone.now())
    assert "Danh sách “da-go.csv” đã hoàn tác ngày" in client.get(address).content.decode()


def test_a_table_by_hand_has_no_dossiers_to_explain_with(
    client: Client, address: str, typed: TypedTable, health: Unit, period: ReportingPeriod, people: dict[str, User]
) -> None:
    typed_before(health, period, people["leader"], 3)
    answer = client.get(address)
    assert (answer.context["number"], answer.context["difference"]) == (1, -2)
    assert "không có danh sách để đối chiếu từng hồ sơ" in answer.content.decode()


def test_where_nothing_is_known_the_page_says_so(
    client: Client, address: str, typed: TypedTable, health: Unit, period: ReportingPeriod
) -> None:
    assert "Chưa có số liệu của kỳ kết thúc trước ngày 15/12/2021." in client.get(address).content.decode()
    TypedTable.objects.all().delete()
    assert "chưa có số liệu để so với kỳ trước" in client.get(address).content.decode()
