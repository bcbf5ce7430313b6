"""The review of reports in Django's admin: everything is looked at and nothing is changed, not even by a superuser."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, User
from reports import review_admin
from reports.models import AuditEntry, Report, Revision, RevisionFigure, RevisionFile, Transition
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.transitions import submit

PAGES = [model for model, page in admin.site._registry.items() if type(page).__module__ == review_admin.__name__]


@pytest.fixture
def desk(client: Client, sendable: Report) -> Client:
    """A superuser's, with a report that was sent."""
    leader = User.objects.create(username="lanhdao")
    Membership.objects.create(user=leader, unit=sendable.unit, role=Membership.Role.LEADER)
    submit(sendable.pk, 1, Actor(leader, "192.0.2.2"))
    leave_trace(Actor(leader, "192.0.2.2"), "numbered", sendable, detail="Số 05")
    client.force_login(User.objects.create_superuser("sieuquantri", password="mat-khau-thu-2022"))
    return client


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_rows_are_neither_made_nor_changed_nor_deleted(desk: Client, model: type) -> None:
    name = f"admin:reports_{model._meta.model_name}"
    row = model.objects.first()
    changes = [reverse(f"{name}_add")]
    changes += [reverse(f"{name}_{page}", args=[row.pk]) for page in ("change", "delete")] if row else []
    assert {desk.post(address, {"post": "yes"}).status_code for address in changes} == {403}
    assert model.objects.filter(pk=row.pk).exists() if row else not model.objects.exists()
    posted = {"action": "delete_selected", "_selected_action": [row.pk if row else 1], "post": "yes"}
    before = model.objects.count()
    desk.post(reverse(f"{name}_changelist"), posted)
    assert model.objects.count() == before


@pytest.mark.parametrize("model", [Transition, AuditEntry, Revision, RevisionFigure, RevisionFile])
def test_a_list_of_many_rows_takes_the_queries_of_one(
    desk: Client, model: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []
    for rows in (1, 50):
        monkeypatch.setattr(admin.site._registry[model], "list_per_page", rows)
        with CaptureQueriesContext(connection) as captured:
            page = desk.get(reverse(f"admin:reports_{model._meta.model_name}_changelist"))
        counts.append(len(captured))
        assert len(page.context["cl"].result_list) == min(rows, model.objects.count())
        assert not [query for query in captured.captured_queries if '"reports_revision"."tree"' in query["sql"]]
    assert counts[1] <= counts[0]
    assert max(counts) <= 12


def test_the_tree_and_the_files_are_not_shown(desk: Client) -> None:
    revision = Revision.objects.get()
    page = desk.get(reverse("admin:reports_revision_change", args=[revision.pk])).content.decode()
    assert revision.sha256 in page
    assert "steering.direction" not in page
    file = revision.files.first()
    page = desk.get(reverse("admin:reports_revisionfile_change", args=[file.pk])).content.decode()
    assert "revisions/" not in page
