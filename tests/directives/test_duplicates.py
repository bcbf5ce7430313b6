"""Possible duplicates of a register: proposed, never merged by themselves."""

from itertools import permutations

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Unit
from directives.duplicates import possible_duplicates
from directives.models import Document


@pytest.fixture
def unit(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


def document(unit: Unit, number: str = "22", symbol: str = "KH-SYT", **more: object) -> int:
    return Document.objects.create(unit=unit, number=number, symbol=symbol, **{"year": 2022, **more}).pk


def test_zeros_and_case_do_not_count(unit: Unit) -> None:
    one, two = document(unit, "05"), document(unit, "5", "kh-syt")
    assert possible_duplicates(unit) == [(one, two)]


def test_another_year_number_symbol_or_body_is_another_document(unit: Unit) -> None:
    document(unit, issuer="UBND huyện Đất Đỏ")
    document(unit, issuer="UBND huyện Long Điền")
    document(unit, year=2021)
    document(unit, "23")
    document(unit, symbol="BC-SYT")
    assert possible_duplicates(unit) == []


def test_a_blank_year_or_body_agrees_with_any(unit: Unit) -> None:
    one, two = document(unit, issuer="Sở Y tế"), document(unit, year=None)
    assert possible_duplicates(unit) == [(one, two)]


def test_a_document_without_a_year_stands_with_each_year(unit: Unit) -> None:
    old, new, unknown = document(unit, year=2021), document(unit), document(unit, year=None)
    assert possible_duplicates(unit) == [(old, unknown), (new, unknown)]


@pytest.mark.parametrize("issuers", list(permutations(["UBND tỉnh", "", "UBND huyện"])))
def test_a_document_without_a_body_stands_with_each_body_in_any_order(unit: Unit, issuers: tuple[str, ...]) -> None:
    filed = {issuer: document(unit, issuer=issuer) for issuer in issuers}
    pairs = [tuple(sorted((filed[""], filed[body]))) for body in ("UBND tỉnh", "UBND huyện")]
    assert possible_duplicates(unit) == sorted(pairs)


@pytest.mark.parametrize("issuers", list(permutations(["UBND tỉnh Bà Rịa", "Ủy ban nhân dân", "UBND huyện Đất Đỏ"])))
def test_a_body_not_named_in_full_stands_with_each_fuller_name(unit: Unit, issuers: tuple[str, ...]) -> None:
    filed = {issuer: document(unit, issuer=issuer) for issuer in issuers}
    short = filed.pop("Ủy ban nhân dân")
    assert possible_duplicates(unit) == sorted(tuple(sorted((short, fuller))) for fuller in filed.values())


def test_removed_documents_and_those_of_other_units_do_not_count(unit: Unit, dlk: Unit) -> None:
    document(unit)
    document(unit, removed_at=timezone.now())
    document(dlk.units.get(code="SYT"))
    assert possible_duplicates(unit) == []


def test_one_query_answers_for_any_number(unit: Unit, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Document.objects.bulk_create(Document(unit=unit, number=str(n // 2 + 1), symbol="KH-SYT") for n in range(300))
    with django_assert_num_queries(1):
        assert len(possible_duplicates(unit)) == 150
