"""Assigning the units of a province to its reviewers."""

from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Unit, User
from reports.models import AuditEntry, Report, ReviewerAssignment
from tests.reports.views.review.conftest import fill_province


def address(brvt: Unit) -> str:
    return reverse("review:assignments", args=[brvt.pk])


def assigned() -> dict[str, str]:
    return dict(ReviewerAssignment.objects.values_list("unit__name", "reviewer__username"))


def typed(units: dict[Unit, str], before: str = "") -> dict[str, str]:
    """What the form sends: the reviewer chosen for each unit, and who was shown."""
    return {f"nguoi-{unit.pk}": who for unit, who in units.items()} | {f"truoc-{unit.pk}": before for unit in units}


def test_one_save_assigns_many_units(reviewing: Client, sent: Report, brvt: Unit, people: dict[str, User]) -> None:
    units = dict.fromkeys(Unit.objects.filter(province=brvt).exclude(code="STP"), str(people["reviewer"].pk))
    page = reviewing.post(address(brvt), typed(units), follow=True)
    assert "Đã lưu phân công của 2 đơn vị." in page.content.decode()
    assert assigned() == {"Sở Nội vụ": "reviewer", "Sở Y tế": "reviewer"}
    assert page.context["loads"] == [("Người reviewer", 2)]
    entry = AuditEntry.objects.filter(action="reviewer_assigned").first()
    assert (entry.actor, entry.address, entry.detail) == (people["reviewer"], "127.0.0.1", "Người reviewer")


def test_a_unit_is_given_back_to_everybody(reviewing: Client, sent: Report, brvt: Unit, people: dict) -> None:
    reviewer = people["reviewer"]
    ReviewerAssignment.objects.create(unit=sent.unit, reviewer=reviewer, assigned_by=reviewer)
    reviewing.post(address(brvt), typed({sent.unit: ""}, before=str(reviewer.pk)))
    assert assigned() == {}


def test_only_reviewers_of_the_province_are_chosen(
    reviewing: Client, sent: Report, brvt: Unit, people: dict[str, User]
) -> None:
    for stranger in ("clerk", "reviewer_of_another_province"):
        page = reviewing.post(address(brvt), typed({sent.unit: str(people[stranger].pk)}))
        assert "Hãy chọn một người kiểm tra có trong danh sách." in page.content.decode()
    assert assigned() == {}


def test_what_somebody_else_assigned_meanwhile_is_shown_before_it_is_overwritten(
    reviewing: Client, sent: Report, brvt: Unit, people: dict[str, User]
) -> None:
    other = User.objects.create(username="other", display_name="Người khác")
    Membership.objects.create(user=other, unit=Unit.objects.get(province=brvt, code="SNV"), role="reviewer")
    ReviewerAssignment.objects.create(unit=sent.unit, reviewer=other, assigned_by=other)
    wanted = {sent.unit: str(people["reviewer"].pk)}
    page = reviewing.post(address(brvt), typed(wanted))
    assert "Người khác vừa phân công lại đơn vị này. Hãy xem lại rồi lưu." in page.content.decode()
    assert assigned() == {"Sở Y tế": "other"}
    row = next(row for row in page.context["rows"] if row.unit == sent.unit)
    assert (row.before, [one.label for one in row.options if one.is_chosen]) == (str(other.pk), ["Người reviewer"])
    reviewing.post(address(brvt), typed(wanted, before=row.before))
    assert assigned() == {"Sở Y tế": "reviewer"}


def test_who_is_no_reviewer_any_more_is_named_as_such(
    reviewing: Client, sent: Report, brvt: Unit, people: dict[str, User]
) -> None:
    ReviewerAssignment.objects.create(unit=sent.unit, reviewer=people["clerk"], assigned_by=people["reviewer"])
    page = reviewing.get(address(brvt)).content.decode()
    assert "Người clerk (không còn là người kiểm tra)" in page


def test_empty_pages_say_what_to_do(reviewing: Client, brvt: Unit, people: dict[str, User]) -> None:
    assert "Chưa có đơn vị nào phải báo cáo." in reviewing.get(address(brvt)).content.decode()
    Membership.objects.filter(user=people["reviewer"]).delete()
    reviewing.force_login(people["administrator"])
    assert "Tỉnh chưa có người kiểm tra nào." in reviewing.get(address(brvt)).content.decode()


def test_few_and_many_units_take_as_many_queries(
    reviewing: Client, sent: Report, brvt: Unit, django_assert_num_queries
) -> None:
    for number in (20, 190):
        fill_province(brvt, number)
        with django_assert_num_queries(7):
            page = reviewing.get(address(brvt))
        assert len(page.context["rows"]) == number
