from datetime import date

import pytest

from accounts.models import Unit
from tests.tthc.unit_procedures import decide, load, make_procedure
from tthc.selectors.unit_procedure_history import SHOWN, history_of
from tthc.services.announcing import remove_decision, version_of
from tthc.services.unit_procedures import ListedRow


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(code="SYT", province=brvt)


def test_the_history_tells_what_changed_and_because_of_which_decision(health, django_assert_num_queries) -> None:
    procedure = make_procedure()
    load(health, ListedRow(1, procedure, online=("levels", "3")))
    decision = decide(health, "9/QĐ-UBND", date(2022, 6, 1), abolished=[procedure])
    remove_decision(decision, version_of(decision))
    with django_assert_num_queries(2):
        changes = history_of(health.pk, procedure.pk)
    assert [(one.action, one.fields, one.reason) for one in changes] == [
        ("Sửa", (("Có hiệu lực đến", "31/05/2022", ""),), "Do quyết định công bố đã sửa hoặc gỡ"),
        ("Sửa", (("Có hiệu lực đến", "", "31/05/2022"),), "Theo quyết định số 9/QĐ-UBND ngày 01/06/2022"),
        (
            "Thêm",
            (("Cấp thực hiện", "", "Cấp tỉnh"), ("Mức độ trực tuyến", "", "Mức độ 3 (thang đến năm 2022)")),
            "",
        ),
    ]
    assert {one.who for one in changes} == {"Hệ thống"}


def test_a_row_that_was_taken_out_is_told(health) -> None:
    procedure = make_procedure()
    decision = decide(health, "9/QĐ-UBND", date(2022, 6, 1), announced=[procedure])
    remove_decision(decision, version_of(decision))
    gone, begun = history_of(health.pk, procedure.pk)
    assert (gone.action, gone.reason) == ("Gỡ khỏi danh sách", "Do quyết định công bố đã sửa hoặc gỡ")
    assert begun.reason == "Theo quyết định số 9/QĐ-UBND ngày 01/06/2022"


def test_a_long_history_is_cut(health, django_assert_num_queries) -> None:
    procedure = make_procedure()
    for number in range(SHOWN + 5):
        load(health, ListedRow(1, procedure, valid_to=date(2022 + number % 2, 12, 31)))
    with django_assert_num_queries(1):
        assert len(history_of(health.pk, procedure.pk)) == SHOWN
