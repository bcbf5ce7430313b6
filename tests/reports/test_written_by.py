"""The rule of the database is that of reports.domain.editability, in every combination."""

from itertools import product

from accounts.models import Membership, Unit, User
from reports.domain.editability import may_edit
from reports.domain.states import STATES
from reports.models import Report, Section, SectionOpening
from reports.permissions import roles_in
from reports.selectors import opened_keys, reports_written_by, sections_written_by
from tests.reports.views.conftest import people, units

__all__ = ["people", "units"]
KEY, OTHER = "steering.plan.issued", "results.procedures.catalogue"
OPENINGS = ((), (KEY,), (OTHER,), ("",), (KEY, OTHER))


def test_database_and_rule_agree(seed_report: Report, people: dict[str, User]) -> None:
    for state, keys in product(STATES, OPENINGS):
        Report.objects.update(state=state)
        SectionOpening.objects.all().delete()
        SectionOpening.objects.bulk_create(
            SectionOpening(report=seed_report, key=key, cause=SectionOpening.Cause.COMMENT) for key in keys
        )
        report = Report.objects.select_related("unit").get()
        opened = opened_keys(report)
        for name, person in people.items():
            roles = roles_in(person, report.unit)
            for key in (None, KEY, OTHER):
                expected = may_edit(state, roles, opened, key).allowed
                assert reports_written_by(person, key).exists() is expected, (state, keys, name, key)
            written = set(sections_written_by(person).values_list("key", flat=True))
            known = set(Section.objects.values_list("key", flat=True))
            assert written == {one for one in known if may_edit(state, roles, opened, one).allowed}, (state, keys, name)


def test_openings_count_in_a_returned_report_alone(seed_report: Report) -> None:
    SectionOpening.objects.create(report=seed_report, key=KEY, cause=SectionOpening.Cause.COMMENT)
    assert opened_keys(seed_report) == frozenset()
    seed_report.state = "returned"
    assert opened_keys(seed_report) == {KEY}


def test_a_clerk_of_another_unit_writes_nothing(seed_report: Report, people: dict[str, User], brvt: Unit) -> None:
    stranger = people["clerk_of_another_unit"]
    assert not reports_written_by(stranger).exists()
    Membership.objects.create(user=stranger, unit=seed_report.unit, role=Membership.Role.LEADER)
    assert reports_written_by(stranger).get() == seed_report
