"""The order of numbers in a register."""

from datetime import date

from reports.checks.references.registers import Entry, fits, neighbours, numbers_of_day, order_of, slip_of_date


def entry(day: str, number: int) -> Entry:
    return Entry(date.fromisoformat(f"2022-{day}"), number)


KEPT = [entry("01-17", 385), entry("01-28", 692), entry("02-12", 813), entry("02-25", 1133), entry("03-03", 1297)]


def test_a_register_in_order_has_nothing_that_stands_out() -> None:
    assert order_of([*KEPT, entry("03-03", 1296)]).out == ()


def test_the_one_entry_outside_the_longest_run_stands_out() -> None:
    order = order_of([*KEPT, entry("02-18", 395)])
    assert (order.out, order.doubtful) == ((entry("02-18", 395),), ())
    assert list(order.run) == KEPT


def test_of_two_entries_that_exclude_each_other_either_may_be_wrong() -> None:
    order = order_of([entry("01-10", 5), entry("01-20", 9), entry("01-25", 8), entry("02-10", 20), entry("02-20", 30)])
    assert (order.out, order.doubtful) == ((), (entry("01-20", 9), entry("01-25", 8)))


def test_nothing_stands_out_where_too_few_agree_or_too_many_would() -> None:
    assert order_of([entry("01-10", 5), entry("01-20", 9), entry("02-10", 2)]).out == ()
    scattered = [entry(f"01-{day:02}", number) for day, number in enumerate((50, 3, 40, 9, 60, 2, 70, 1), start=1)]
    assert order_of(scattered).out == ()


def test_no_entry_at_all_is_an_empty_order() -> None:
    assert order_of([]) == order_of([])
    assert order_of([]).run == ()


def test_neighbours_are_found_by_number_and_by_day() -> None:
    assert neighbours(KEPT, 395) == (KEPT[0], KEPT[1])
    assert neighbours(KEPT, 813) == (KEPT[1], KEPT[3])
    assert numbers_of_day(KEPT, date(2022, 2, 18)) == (KEPT[2], KEPT[3])


def test_a_number_fits_between_the_days_of_its_neighbours() -> None:
    assert fits(KEPT, entry("01-20", 500)) and not fits(KEPT, entry("02-20", 500))
    assert fits(KEPT, entry("03-09", 1400))


def test_a_day_that_is_wrong_in_its_month_alone_is_proposed() -> None:
    assert slip_of_date(KEPT, entry("02-18", 395)) == date(2022, 1, 18)
    assert slip_of_date(KEPT, entry("02-05", 395)) is None
