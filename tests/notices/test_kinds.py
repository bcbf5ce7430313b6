"""The kinds of notices."""

from accounts.models import Membership
from notices.kinds import KINDS
from notices.models import MutedKind, Notice


def test_a_return_alone_cannot_be_switched_off() -> None:
    assert [name for name, kind in KINDS.items() if kind.is_kept] == ["returned"]


def test_every_kind_fits_its_column_has_words_and_concerns_somebody() -> None:
    longest = min(model._meta.get_field("kind").max_length for model in (Notice, MutedKind))
    assert [name for name in KINDS if len(name) > longest or "-" in name] == []
    assert len({kind.label for kind in KINDS.values()}) == len(KINDS)
    told = {Membership.Role.CLERK, Membership.Role.LEADER, Membership.Role.REVIEWER}
    assert [name for name, kind in KINDS.items() if not told.issuperset(kind.roles) or not kind.roles] == []
