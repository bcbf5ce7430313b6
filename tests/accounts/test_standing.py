"""What the page's header says of a person's roles."""

from accounts.standing import Standing, standing_from


def test_each_unit_is_named_once_in_its_order() -> None:
    roles = [("Sở Nội vụ", "reviewer"), ("Sở Y tế", "clerk"), ("Sở Nội vụ", "administrator")]
    assert standing_from(roles) == Standing(("Sở Nội vụ", "Sở Y tế"), True, True, True)


def test_a_role_gives_what_it_stands_for_and_no_more() -> None:
    given = {role: standing_from([("Sở", role)]) for role in ("clerk", "leader", "reviewer", "administrator")}
    assert {role: (one.writes_reports, one.reviews, one.administers) for role, one in given.items()} == {
        "clerk": (True, False, False),
        "leader": (True, False, False),
        "reviewer": (False, True, False),
        "administrator": (False, False, True),
    }


def test_who_has_no_role_stands_nowhere() -> None:
    assert standing_from([]) == Standing((), False, False, False)
