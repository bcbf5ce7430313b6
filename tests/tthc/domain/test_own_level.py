import pytest

from tthc.domain.own_level import own_level


@pytest.mark.parametrize(
    ("levels", "kind", "own"),
    [
        ("Cấp tỉnh", "department", "Cấp tỉnh"),
        ("Cấp tỉnh, Cấp huyện, Cấp xã", "department", "Cấp tỉnh"),
        ("Cấp tỉnh, Cấp huyện, Cấp xã", "district", "Cấp huyện"),
        ("Cấp tỉnh, Cấp xã", "commune", "Cấp xã"),
        ("Cấp bộ, Cấp xã", "department", "Cấp bộ"),
        ("Cơ quan khác", "commune", "Cơ quan khác"),
    ],
)
def test_a_unit_carries_a_procedure_out_at_its_own_level_where_that_is_one(levels: str, kind: str, own: str) -> None:
    assert own_level(levels, kind) == own
