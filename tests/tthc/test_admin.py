"""What the portal keeps of dossiers and procedures, in Django's admin: read in Vietnamese, with its history."""

from datetime import date

import pytest
from django.test import Client

from accounts.models import Unit, User
from tests.test_admin import ENGLISH, page_of, words
from tests.tthc.dossiers import make_dossier
from tests.tthc.unit_procedures import decide, make_procedure
from tthc.models import AnnouncingDecision, Dossier, DossierList, ListedProcedure, StatisticForm, UnitProcedure


@pytest.fixture
def desk(client: Client, brvt: Unit) -> Client:
    unit = Unit.objects.get(code="SYT", province=brvt)
    decide(unit, announced=[make_procedure()])
    make_dossier(unit, "000.00.00.H06-1", date(2022, 1, 3))
    client.force_login(User.objects.create_superuser("sieuquantri", password="mat-khau-thu-2022"))
    return client


@pytest.mark.parametrize(
    "model", [AnnouncingDecision, Dossier, DossierList, ListedProcedure, StatisticForm, UnitProcedure]
)
def test_every_row_is_shown_in_vietnamese(desk: Client, model) -> None:
    row = model._default_manager.first()
    for page in (page_of(model), page_of(model, "change", row.pk)):
        answer = desk.get(page)
        assert answer.status_code == 200
        assert ENGLISH.findall(words(answer.content.decode())) == []


def test_a_row_of_a_unit_shows_its_history_and_is_not_changed(desk: Client) -> None:
    row = UnitProcedure.objects.get()
    history = desk.get(page_of(UnitProcedure, "history", row.pk))
    assert [len(one["changes"]) for one in history.context["versions"]] == [0]
    assert desk.post(page_of(UnitProcedure, "change", row.pk), {"valid_to": "2022-01-01"}).status_code == 403
    assert desk.post(page_of(AnnouncingDecision, "delete", AnnouncingDecision.objects.get().pk)).status_code == 403
