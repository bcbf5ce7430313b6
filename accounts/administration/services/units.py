"""Creating, correcting and ending the units of a province. Units are never deleted."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.text import capfirst

from accounts.administration.selectors.units import UNIT_FIELDS, descendants_of, outliving_children, shown_mark
from accounts.administration.services.changes import Administrator, leave_trace, one_at_a_time, set_values, shown_value
from accounts.models import Membership, Unit

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Successor:
    """The unit that begins on the day after another one ends; `with_roles`: its users keep their roles there."""

    code: str
    name: str
    short_name: str
    parent: Unit
    with_roles: bool


@transaction.atomic
def create_unit(by: Administrator, values: dict[str, Any]) -> Unit:
    """Store a new unit of the province with the fields in `values`.

    Raises ValidationError, by field, where the code is taken or the dates do not fit those of the parent.
    """
    one_at_a_time(by)
    unit = Unit(province=by.province, **values)
    _check(unit)
    unit.save()
    leave_trace(by, unit, ADDITION, "Thêm đơn vị.")
    return unit


@transaction.atomic
def change_unit(by: Administrator, unit: Unit, values: dict[str, Any], seen: str) -> bool:
    """Correct the fields in `values`; return whether anything changed. `seen` is the mark of what the page showed.

    Raises ValidationError where somebody else changed the unit meanwhile, and, by field, as `create_unit` does, where
    the unit would stand below itself, or would end before the units below it. Days that stay are not questioned.
    """
    one_at_a_time(by)
    stored = Unit.objects.select_related("parent").get(pk=unit.pk)
    changed = Unit.objects.select_related("parent").get(pk=unit.pk)
    words = set_values(changed, values)
    if not words:
        return False
    if shown_mark(stored) != seen:
        raise ValidationError({NON_FIELD_ERRORS: _changed_meanwhile(stored, changed)})
    _check(changed, stored)
    changed.save()
    leave_trace(by, changed, CHANGE, f"{'; '.join(words)}.")
    return True


def _changed_meanwhile(stored: Unit, typed: Unit) -> str:
    differ = [name for name in UNIT_FIELDS if shown_value(stored, name) != shown_value(typed, name)]
    kept = "; ".join(f"{_label(name)}: {shown_value(stored, name) or 'trống'}" for name in differ)
    return (
        f"Thông tin đơn vị vừa được sửa ở nơi khác nên chưa lưu. Đang lưu khác với các ô dưới đây: {kept}. "
        "Hãy đối chiếu, sửa lại nếu cần rồi lưu."
    )


def _label(name: str) -> str:
    return capfirst(str(Unit._meta.get_field(name).verbose_name))


@transaction.atomic
def end_unit(by: Administrator, unit: Unit, last_day: date, successor: Successor | None = None) -> Unit | None:
    """End the unit on `last_day`; return its successor, which begins the next day, where one is asked for.

    Raises ValidationError, by field, where the unit begins later or ends earlier than `last_day`, where units below it
    would outlive it, or where the successor cannot be created.
    """
    one_at_a_time(by)
    ended = Unit.objects.select_related("parent").get(pk=unit.pk)
    before = ended.valid_to
    if ended.kind == Unit.Kind.PROVINCE:
        raise ValidationError({"last_day": "Không kết thúc tỉnh, thành phố ở trang này."})
    if before is not None and last_day > before:
        raise ValidationError(
            {"last_day": f"Đơn vị đã kết thúc ngày {before:%d/%m/%Y}; muốn lùi ngày, hãy sửa ở trang của đơn vị."}
        )
    if ended.valid_from is not None and last_day < ended.valid_from:
        raise ValidationError(
            {"last_day": f"Đơn vị có hiệu lực từ {ended.valid_from:%d/%m/%Y}; hãy ghi từ ngày đó trở đi."}
        )
    words = set_values(ended, {"valid_to": last_day})
    _check_children(ended, "last_day")
    ended.save(update_fields=["valid_to"])
    began = _begin(by, ended, before, successor) if successor else None
    if began is not None:
        words.append(f"Đơn vị kế tiếp: {began.name} ({began.code})")
    if words:
        leave_trace(by, ended, CHANGE, f"{'; '.join(words)}.")
    return began


def _begin(by: Administrator, ended: Unit, until: date | None, successor: Successor) -> Unit:
    first_day = ended.valid_to + timedelta(days=1)
    began = Unit(
        province=by.province,
        kind=ended.kind,
        code=successor.code,
        name=successor.name,
        short_name=successor.short_name,
        parent=successor.parent,
        parent_body=ended.parent_body,
        place_name=ended.place_name,
        clerk_submits=ended.clerk_submits,
        valid_from=first_day,
        valid_to=until if until is not None and until >= first_day else None,
    )
    try:
        _check(began)
    except ValidationError as error:
        # The successor's days follow from the last day: there the mistake is mended.
        places = {"valid_to": "last_day", "valid_from": "last_day"}
        raise ValidationError({places.get(field, field): one for field, one in error.message_dict.items()}) from None
    began.save()
    roles = ended.memberships.filter(user__is_active=True) if successor.with_roles else []
    carried = [Membership(user_id=one.user_id, unit=began, role=one.role) for one in roles]
    Membership.objects.bulk_create(carried)
    kept = f" Trao cùng vai trò cho {len({one.user_id for one in carried})} người dùng." if carried else ""
    leave_trace(by, began, ADDITION, f"Thêm đơn vị, kế tiếp {ended.name} ({ended.code}).{kept}")
    return began


def _check(unit: Unit, stored: Unit | None = None) -> None:
    """Raise ValidationError for what the fields that differ from the `stored` unit, all for a new one, do not allow."""
    unit.normalise()
    taken = Unit.objects.filter(province=unit.province_id, code=unit.code).exclude(pk=unit.pk).first()
    if taken is not None and unit.province_id is not None:
        raise ValidationError({"code": f"Mã {unit.code} đã là mã của {taken.name}, hãy chọn mã khác."})
    ends_otherwise = stored is None or unit.valid_to != stored.valid_to
    if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to:
        raise ValidationError({"valid_to": "Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."})
    if unit.parent is not None and (stored is None or ends_otherwise or unit.parent_id != stored.parent_id):
        _check_parent(unit, unit.parent)
    if stored is not None and ends_otherwise:
        _check_children(unit, "valid_to")


def _check_parent(unit: Unit, parent: Unit) -> None:
    if unit.pk is not None and (parent.pk == unit.pk or parent.pk in descendants_of(unit)):
        raise ValidationError(
            {"parent": "Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc nó, hãy chọn đơn vị khác."}
        )
    if parent.valid_to is not None and (unit.valid_to is None or unit.valid_to > parent.valid_to):
        raise ValidationError(
            {
                "valid_to": f"{parent.name} kết thúc ngày {parent.valid_to:%d/%m/%Y}; hãy ghi ngày hết hiệu lực không "
                "sau ngày đó, hoặc chọn đơn vị cấp trên khác."
            }
        )


def _check_children(unit: Unit, field: str) -> None:
    if unit.valid_to is None:
        return
    names = list(outliving_children(unit, unit.valid_to).values_list("name", flat=True))
    if names:
        more = f" và {len(names) - _NAMED} đơn vị khác" if len(names) > _NAMED else ""
        raise ValidationError(
            {
                field: f"Còn đơn vị trực thuộc có hiệu lực sau ngày {unit.valid_to:%d/%m/%Y}: "
                f"{', '.join(names[:_NAMED])}{more}. Hãy kết thúc các đơn vị đó hoặc đổi đơn vị cấp trên trước."
            }
        )
