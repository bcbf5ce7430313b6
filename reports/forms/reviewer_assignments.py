"""Who reviews which unit, for all units of a province at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from accounts.models import Unit, User
from reports.review.assignments import Change

_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Option:
    """A person to choose for a unit; a blank `value` is nobody."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A unit with the people to choose from, and who was assigned when the page was shown."""

    unit: Unit
    name: str
    before_name: str
    before: str
    options: tuple[Option, ...]
    errors: Sequence[str]


class AssignmentsForm(forms.Form):
    """A choice for each unit, and beside it, hidden, who was assigned when the page was shown."""

    def __init__(self, data: Any, units: Iterable[Unit], reviewers: Sequence[User]) -> None:
        super().__init__(data)
        self._units = list(units)
        people = [("", "Mọi người kiểm tra"), *((str(one.pk), one.get_full_name()) for one in reviewers)]
        for unit in self._units:
            self.fields[_name(unit)] = forms.ChoiceField(
                label=unit.name,
                required=False,
                choices=_choices(people, unit),
                error_messages={"invalid_choice": "Hãy chọn một người kiểm tra có trong danh sách."},
            )
            self.fields[_before_name(unit)] = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST_ID)

    def rows(self) -> Iterable[AssignmentRow]:
        """Yield what the page shows of each unit: what was typed, else what is stored."""
        for unit in self._units:
            name, before_name = _name(unit), _before_name(unit)
            stored = str(_assigned(unit).pk) if _assigned(unit) else ""
            chosen = self.data.get(name, "") if self.is_bound else stored
            # After a refusal the page shows who is assigned now, and the next save decides on that.
            yield AssignmentRow(
                unit,
                name,
                before_name,
                stored,
                tuple(Option(value, label, value == chosen) for value, label in self.fields[name].choices),
                self.errors.get(name, ()) if self.is_bound else (),
            )

    def changes(self) -> dict[int, Change]:
        """Return what is asked for, by the ids of the units; units that the sender did not name stay."""
        return {
            unit.pk: Change(
                self.cleaned_data.get(_before_name(unit)),
                int(self.cleaned_data[_name(unit)]) if self.cleaned_data[_name(unit)] else None,
            )
            for unit in self._units
            if _name(unit) in self.data
        }

    def refuse(self, units: Iterable[int], message: str) -> None:
        """Put the message beside the units."""
        for unit in self._units:
            if unit.pk in units:
                self.add_error(_name(unit), message)


def _choices(people: list[tuple[str, str]], unit: Unit) -> list[tuple[str, str]]:
    """Return the people, and who is assigned though no reviewer any more."""
    former = _assigned(unit)
    if former is None or any(value == str(former.pk) for value, _ in people):
        return people
    return [*people, (str(former.pk), f"{former.get_full_name()} (không còn là người kiểm tra)")]


def _assigned(unit: Unit) -> User | None:
    assignment = getattr(unit, "reviewer_assignment", None)
    return assignment.reviewer if assignment else None


def _name(unit: Unit) -> str:
    return f"nguoi-{unit.pk}"


def _before_name(unit: Unit) -> str:
    return f"truoc-{unit.pk}"
