"""Matching the procedures of the lists with the catalogue."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit
from tests.tthc.dossiers import make_dossier, make_listed
from tthc.models import ListedProcedure, Procedure

DAY = date(2022, 1, 4)


def page(unit: Unit) -> str:
    return reverse("dossiers:unknown", args=[unit.pk])


def place(listed: ListedProcedure) -> str:
    return reverse("dossiers:match", args=[listed.unit_id, listed.pk])


@pytest.fixture
def pharmacy(db: None) -> Procedure:
    return Procedure.objects.create(
        code="1.004616", name="Cấp Chứng chỉ hành nghề dược", field="Dược phẩm", levels="Cấp tỉnh"
    )


@pytest.fixture
def listed(health: Unit) -> ListedProcedure:
    """A procedure of two dossiers that the catalogue writes otherwise."""
    listed = make_listed(health, "Dược - Mỹ phẩm", code="SYT-12", name="Cấp CCHN dược (chứng chỉ hành nghề)")
    for number in range(2):
        make_dossier(health, f"H06-{number}", DAY, listed)
    return listed


def test_unmatched_procedures_stand_with_their_dossiers_most_first(
    clerk: Client, health: Unit, listed: ListedProcedure, pharmacy: Procedure
) -> None:
    make_dossier(health, "H06-9", DAY, make_listed(health, name="Thủ tục khác"))
    make_dossier(health, "H06-8", DAY, make_listed(health, name="Đã khớp", procedure=pharmacy))
    answer = clerk.get(page(health))
    assert [(row.listed.code, row.dossiers) for row in answer.context["page"]] == [("SYT-12", 2), ("", 1)]
    html = answer.content.decode()
    for words in ("Chưa khớp (2)", "Ngoài danh mục (0)", "Đã khớp (1)", f'href="{place(listed)}"'):
        assert words in html
    matched = clerk.get(page(health), {"xem": "da-khop"}).content.decode()
    assert 'Cấp Chứng chỉ hành nghề dược<span class="cell-detail">1.004616</span>' in matched


def test_likely_procedures_are_offered_and_others_are_found(
    clerk: Client, listed: ListedProcedure, pharmacy: Procedure
) -> None:
    other = Procedure.objects.create(code="1.001193", name="Đăng ký khai sinh", field="Hộ tịch", levels="Cấp xã")
    assert list(clerk.get(place(listed)).context["found"]) == [pharmacy]
    assert list(clerk.get(place(listed), {"tim": "khai sinh"}).context["found"]) == [other]
    assert list(clerk.get(place(listed), {"tim": "1.001193"}).context["found"]) == [other]
    html = clerk.get(place(listed), {"tim": "zzz"}).content.decode()
    assert "Danh mục không có thủ tục nào khớp với “zzz”." in html


def test_a_search_that_finds_too_many_asks_for_more_words(clerk: Client, listed: ListedProcedure) -> None:
    for number in range(21):
        Procedure.objects.create(code=f"1.{number:06}", name=f"Cấp phép {number}", field="Y", levels="Cấp tỉnh")
    answer = clerk.get(place(listed), {"tim": "cap phep"})
    assert len(answer.context["found"]) == 20
    assert "hãy gõ thêm chữ để thu hẹp" in answer.content.decode()


def test_matching_counts_the_dossiers_by_the_procedure_of_the_catalogue(
    clerk: Client, health: Unit, listed: ListedProcedure, pharmacy: Procedure
) -> None:
    html = clerk.post(place(listed), {"procedure": pharmacy.pk}, follow=True).content.decode()
    assert "Đã khớp với thủ tục 1.004616" in html
    listed.refresh_from_db()
    assert (listed.procedure, listed.field, listed.level) == (pharmacy, "Dược phẩm", "Cấp tỉnh")
    assert "Mọi thủ tục trong danh sách đều đã khớp" in clerk.get(page(health)).content.decode()


def test_a_procedure_can_stay_outside_the_catalogue(clerk: Client, health: Unit, listed: ListedProcedure) -> None:
    html = clerk.post(place(listed), {"outside": "1"}, follow=True).content.decode()
    assert "Đã để ngoài danh mục" in html
    listed.refresh_from_db()
    assert (listed.is_outside, listed.field) == (True, "Dược - Mỹ phẩm")
    outside = clerk.get(page(health), {"xem": "ngoai-danh-muc"}).context["page"]
    assert [row.listed for row in outside] == [listed]


@pytest.mark.parametrize("posted", [{}, {"procedure": "999999"}, {"procedure": "x"}])
def test_choosing_nothing_or_something_unknown_changes_nothing(
    clerk: Client, listed: ListedProcedure, posted: dict[str, str]
) -> None:
    html = clerk.post(place(listed), posted).content.decode()
    wanted = "Không có thủ tục này trong danh mục" if posted else "Hãy chọn một thủ tục của danh mục"
    assert f'role="alert">{wanted}' in html
    listed.refresh_from_db()
    assert (listed.procedure, listed.is_outside) == (None, False)


def test_without_a_list_nothing_is_to_match(clerk: Client, health: Unit) -> None:
    assert "Sở Y tế chưa nạp danh sách hồ sơ nào." in clerk.get(page(health)).content.decode()


def test_the_pages_take_as_many_queries_for_few_and_for_many(
    clerk: Client, health: Unit, listed: ListedProcedure, pharmacy: Procedure
) -> None:
    def queries() -> tuple[int, int]:
        counts = []
        for address in (page(health), place(listed)):
            with CaptureQueriesContext(connection) as captured:
                clerk.get(address)
            counts.append(len(captured))
        return counts[0], counts[1]

    few = queries()
    for number in range(30):
        make_dossier(health, f"H06-1{number}", DAY, make_listed(health, name=f"Cấp phép {number}"))
        Procedure.objects.create(code=f"1.{number:06}", name=f"Cấp phép {number}", field="Y", levels="Cấp tỉnh")
    assert queries() == few
    assert max(few) <= 9
