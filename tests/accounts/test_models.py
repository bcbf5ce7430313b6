import re
import unicodedata
from collections.abc import Iterable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.models import Attachment, Membership, Unit, UploadedList, User, stored_path


def codes(units: Iterable[Unit]) -> list[str]:
    return [unit.code for unit in units]


def test_a_unit_stores_clean_text_and_its_keys(brvt: Unit) -> None:
    unit = Unit.objects.create(
        code="skhđt",
        kind=Unit.Kind.DEPARTMENT,
        name=unicodedata.normalize("NFD", " Sở Kế hoạch  và Đầu tư "),
        short_name="SKHĐT",
        parent=brvt,
        province=brvt,
    )
    unit.refresh_from_db()
    assert (unit.code, unit.name, str(unit)) == ("SKHDT", "Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư")
    assert unit.search_key == "skhdt skhdt so ke hoach va dau tu"


def test_keys_follow_the_name_when_only_the_name_is_saved(brvt: Unit) -> None:
    brvt.name = "Tỉnh Bình Định"
    brvt.save(update_fields=["name"])
    brvt.refresh_from_db()
    assert brvt.search_key == "brvt tinh binh dinh"


def test_units_sort_in_vietnamese_order(brvt: Unit) -> None:
    assert codes(brvt.units.all()) == ["SNV", "STP", "SYT"]


@pytest.mark.parametrize("words", ["SYT", "y tế", "Y TE so", unicodedata.normalize("NFD", "Sở Y tế")])
def test_search_takes_words_with_or_without_accents(brvt: Unit, words: str) -> None:
    assert codes(Unit.objects.search(words)) == ["SYT"]


def test_search_without_words_leaves_all_units(brvt: Unit) -> None:
    assert Unit.objects.search("  ").count() == 4


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "in_force"),
    [
        (None, None, True),
        (date(2022, 3, 14), date(2022, 3, 14), True),
        (date(2022, 3, 15), None, False),
        (None, date(2022, 3, 13), False),
    ],
)
def test_in_force_counts_both_days_and_takes_unknown_as_open(
    db: None, valid_from: date | None, valid_to: date | None, in_force: bool
) -> None:
    Unit.objects.create(code="A", kind="province", name="Tỉnh A", valid_from=valid_from, valid_to=valid_to)
    assert Unit.objects.in_force_within(date(2022, 3, 14), date(2022, 3, 14)).exists() is in_force


def test_a_code_is_free_again_in_another_province(brvt: Unit, dlk: Unit) -> None:
    assert Unit.objects.filter(code="SYT").count() == 2


def messages(unit: Unit) -> list[str]:
    with pytest.raises(ValidationError) as raised:
        unit.validate_constraints()
    return raised.value.messages


def test_a_code_is_unique_in_its_province(brvt: Unit) -> None:
    unit = Unit(code="SYT", kind=Unit.Kind.DEPARTMENT, name="Sở Y tế", parent=brvt, province=brvt)
    assert messages(unit) == ["Mã đơn vị đã có trong tỉnh, thành phố này."]
    with pytest.raises(IntegrityError):
        unit.save()


def test_a_province_s_code_is_unique_among_provinces(brvt: Unit) -> None:
    province = Unit(code="BRVT", kind=Unit.Kind.PROVINCE, name="Tỉnh khác")
    assert messages(province) == ["Mã tỉnh, thành phố đã có."]
    with pytest.raises(IntegrityError):
        province.save()


def test_only_a_province_stands_at_the_root(brvt: Unit) -> None:
    expected = ["Tỉnh, thành phố không có đơn vị cấp trên; đơn vị khác phải có tỉnh, thành phố và đơn vị cấp trên."]
    assert messages(Unit(code="A", kind=Unit.Kind.COMMUNE, name="Xã A")) == expected
    assert messages(Unit(code="A", kind=Unit.Kind.PROVINCE, name="Tỉnh A", parent=brvt, province=brvt)) == expected


def test_validity_does_not_end_before_it_begins(db: None) -> None:
    unit = Unit(code="A", kind="province", name="A", valid_from=date(2025, 7, 1), valid_to=date(2025, 6, 30))
    assert messages(unit) == ["Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."]
    with pytest.raises(IntegrityError):
        unit.save()


def test_a_user_is_called_by_the_display_name_or_else_the_user_name(db: None) -> None:
    user = User.objects.create(username="lan", display_name=unicodedata.normalize("NFD", " Nguyễn  Thị Lan "))
    assert (user.get_full_name(), user.get_short_name()) == ("Nguyễn Thị Lan", "Nguyễn Thị Lan")
    assert User(username="hoa").get_full_name() == "hoa"


def test_a_role_is_given_once(brvt: Unit) -> None:
    user = User.objects.create(username="lan", display_name="Nguyễn Thị Lan")
    given = Membership.objects.create(user=user, unit=brvt, role=Membership.Role.LEADER)
    assert str(given) == "Nguyễn Thị Lan: Thủ trưởng đơn vị"
    with pytest.raises(ValidationError) as raised:
        Membership(user=user, unit=brvt, role=Membership.Role.LEADER).validate_constraints()
    assert raised.value.messages == ["Người dùng đã có vai trò này trong đơn vị."]


@pytest.mark.parametrize(
    ("name", "ending"), [("so.XLSX", ".xlsx"), ("so", ""), (f"so.{'b' * 150}", f".{'b' * 19}"), ("a/../so.a/b", "")]
)
def test_a_file_is_kept_under_a_name_of_our_own_that_always_fits(name: str, ending: str) -> None:
    for kept in (Attachment(), UploadedList()):
        path = stored_path(kept, name)
        assert re.fullmatch(rf"{kept.FOLDER}/[0-9a-f]{{32}}{re.escape(ending)}", path)
        assert len(path) <= kept._meta.get_field("content").max_length
