import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tthc.models import Procedure


def make(**values: object) -> Procedure:
    return Procedure(**{"code": "1.004616", "name": "Cấp giấy", "field": "Dược phẩm", "levels": "Cấp tỉnh", **values})


def test_a_procedure_stores_clean_text_and_its_keys(db: None) -> None:
    make(name=unicodedata.normalize("NFD", " Đổi  giấy xác nhận ")).save()
    procedure = Procedure.objects.get()
    assert (procedure.name, str(procedure)) == ("Đổi giấy xác nhận", "1.004616 Đổi giấy xác nhận")
    assert procedure.search_key == "1 004616 doi giay xac nhan duoc pham"


def test_keys_follow_the_name_when_only_the_name_is_saved(db: None) -> None:
    procedure = make()
    procedure.save()
    procedure.name = "Thu hồi"
    procedure.save(update_fields=["name"])
    procedure.refresh_from_db()
    assert procedure.search_key == "1 004616 thu hoi duoc pham"


@pytest.mark.parametrize(("limit", "unit"), [(None, ""), (Decimal(0), "unstated"), (Decimal("1.5"), "working_day")])
def test_a_time_limit_has_a_number_and_a_unit_or_neither(db: None, limit: Decimal | None, unit: str) -> None:
    make(time_limit=limit, time_limit_unit=unit).save()
    procedure = Procedure.objects.get()
    assert (procedure.time_limit, procedure.time_limit_unit) == (limit, unit)


@pytest.mark.parametrize(("limit", "unit"), [(None, "day"), (Decimal(1), ""), (Decimal(-1), "day")])
def test_half_a_time_limit_is_refused(db: None, limit: Decimal | None, unit: str) -> None:
    procedure = make(time_limit=limit, time_limit_unit=unit)
    with pytest.raises(ValidationError) as raised:
        procedure.validate_constraints()
    assert raised.value.messages == [
        "Thời hạn giải quyết và đơn vị thời hạn phải cùng có hoặc cùng để trống, số không âm."
    ]
    with pytest.raises(IntegrityError):
        procedure.save()


def test_validity_does_not_end_before_it_begins(db: None) -> None:
    procedure = make(valid_from=date(2026, 7, 1), valid_to=date(2026, 6, 30))
    with pytest.raises(ValidationError) as raised:
        procedure.validate_constraints()
    assert raised.value.messages == ["Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."]
    with pytest.raises(IntegrityError):
        procedure.save()


def test_a_national_code_stands_once(db: None) -> None:
    make().save()
    with pytest.raises(IntegrityError):
        make().save()
