from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.administration.selectors.traces import traces_of
from accounts.administration.selectors.units import shown_mark
from accounts.administration.services.changes import Administrator
from accounts.administration.services.units import Successor, change_unit, create_unit, end_unit
from accounts.models import Membership, Unit, User


def fields(parent: Unit, **changed: object) -> dict[str, object]:
    return {"code": "XAMOT", "kind": "commune", "name": "Xã Một", "parent": parent} | changed


def refused(call, *args: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as raised:
        call(*args)
    return raised.value.message_dict


def correct(by: Administrator, unit: Unit, values: dict[str, object]) -> bool:
    return change_unit(by, unit, values, shown_mark(Unit.objects.get(pk=unit.pk)))


def successor(parent: Unit, code: str = "SYT2", with_roles: bool = True) -> Successor:
    return Successor(code, "Sở Y tế và Dân số", "SYTDS", parent, with_roles)


def test_a_new_unit_belongs_to_the_province_and_leaves_a_trace(by: Administrator) -> None:
    unit = create_unit(by, fields(by.province))
    unit.refresh_from_db()
    assert (unit.province_id, unit.parent_id, unit.code) == (by.province.pk, by.province.pk, "XAMOT")
    assert [(trace.made_by, trace.words) for trace in traces_of(by.province, unit)] == [
        ("Người administrator", "Thêm đơn vị.")
    ]


def test_letting_clerks_send_by_themselves_leaves_a_trace_and_passes_to_a_successor(
    by: Administrator, units: dict[str, Unit]
) -> None:
    unit = units["BRVT/SYT"]
    assert correct(by, unit, {"clerk_submits": True}) is True
    assert [trace.words for trace in traces_of(by.province, unit)] == ["Người lập được tự gửi báo cáo: không → có."]
    began = end_unit(by, Unit.objects.get(pk=unit.pk), date(2025, 6, 30), successor(by.province))
    assert began is not None and began.clerk_submits is True


def test_a_code_is_given_once_in_a_province(by: Administrator, dlk: Unit) -> None:
    message = "Mã SYT đã là mã của Sở Y tế, hãy chọn mã khác."
    assert refused(create_unit, by, fields(by.province, code="syt")) == {"code": [message]}
    assert Unit.objects.filter(name="Xã Một").count() == 0


def test_a_unit_ends_no_later_than_its_parent(by: Administrator, units: dict[str, Unit]) -> None:
    parent = units["BRVT/SYT"]
    parent.valid_to = date(2025, 6, 30)
    parent.save()
    message = (
        "Sở Y tế kết thúc ngày 30/06/2025; hãy ghi ngày hết hiệu lực không sau ngày đó, hoặc chọn đơn vị cấp trên khác."
    )
    assert refused(create_unit, by, fields(parent)) == {"valid_to": [message]}
    assert create_unit(by, fields(parent, valid_to=date(2025, 6, 30))).parent == parent


def test_a_correction_says_what_was_before(by: Administrator, units: dict[str, Unit]) -> None:
    unit = units["BRVT/SYT"]
    assert correct(by, unit, {"name": "Sở Y Tế", "valid_to": date(2025, 6, 30)}) is True
    assert [trace.words for trace in traces_of(by.province, unit)] == [
        "Tên đơn vị: Sở Y tế → Sở Y Tế; Có hiệu lực đến: trống → 30/06/2025."
    ]
    assert correct(by, unit, {"name": "Sở Y Tế"}) is False
    assert len(traces_of(by.province, unit)) == 1


def test_a_unit_does_not_stand_below_itself(by: Administrator, units: dict[str, Unit]) -> None:
    health, justice = units["BRVT/SYT"], units["BRVT/STP"]
    correct(by, justice, {"parent": health})
    message = "Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc nó, hãy chọn đơn vị khác."
    assert refused(correct, by, health, {"parent": justice}) == {"parent": [message]}
    assert refused(correct, by, health, {"parent": health}) == {"parent": [message]}


def test_a_unit_ends_and_its_successor_begins_the_next_day_with_the_same_people(
    by: Administrator, units: dict[str, Unit], people: dict[str, User]
) -> None:
    ended = units["BRVT/SYT"]
    began = end_unit(by, ended, date(2025, 2, 28), successor(by.province))
    ended.refresh_from_db()
    assert (ended.valid_to, ended.name) == (date(2025, 2, 28), "Sở Y tế")
    assert (began.code, began.name, began.kind, began.valid_from, began.valid_to) == (
        "SYT2",
        "Sở Y tế và Dân số",
        "department",
        date(2025, 3, 1),
        None,
    )
    roles = {(one.user_id, one.role) for one in began.memberships.all()}
    assert roles == {(people["clerk"].pk, "clerk"), (people["leader"].pk, "leader")}
    assert ended.memberships.count() == 2
    assert [trace.words for trace in traces_of(by.province, ended)] == [
        "Có hiệu lực đến: trống → 28/02/2025; Đơn vị kế tiếp: Sở Y tế và Dân số (SYT2)."
    ]
    assert [trace.words for trace in traces_of(by.province, began)] == [
        "Thêm đơn vị, kế tiếp Sở Y tế (SYT). Trao cùng vai trò cho 2 người dùng."
    ]


def test_a_successor_may_begin_without_people(by: Administrator, units: dict[str, Unit]) -> None:
    began = end_unit(by, units["BRVT/SYT"], date(2025, 2, 28), successor(by.province, with_roles=False))
    assert Membership.objects.filter(unit=began).count() == 0


def test_a_successor_lasts_as_long_as_the_ended_unit_would_have(by: Administrator, units: dict[str, Unit]) -> None:
    correct(by, units["BRVT/SYT"], {"valid_to": date(2025, 6, 30)})
    assert end_unit(by, units["BRVT/SYT"], date(2025, 2, 28), successor(by.province)).valid_to == date(2025, 6, 30)


def test_nothing_is_half_done_where_the_successor_cannot_begin(by: Administrator, units: dict[str, Unit]) -> None:
    message = "Mã STP đã là mã của Sở Tư pháp, hãy chọn mã khác."
    assert refused(end_unit, by, units["BRVT/SYT"], date(2025, 2, 28), successor(by.province, "STP")) == {
        "code": [message]
    }
    assert Unit.objects.get(pk=units["BRVT/SYT"].pk).valid_to is None


def test_units_below_end_first(by: Administrator, units: dict[str, Unit]) -> None:
    create_unit(by, fields(units["BRVT/SYT"]))
    message = (
        "Còn đơn vị trực thuộc có hiệu lực sau ngày 28/02/2025: Xã Một. "
        "Hãy kết thúc các đơn vị đó hoặc đổi đơn vị cấp trên trước."
    )
    assert refused(end_unit, by, units["BRVT/SYT"], date(2025, 2, 28)) == {"last_day": [message]}


@pytest.mark.parametrize(
    ("last_day", "message"),
    [
        (date(2025, 7, 1), "Đơn vị đã kết thúc ngày 30/06/2025; muốn lùi ngày, hãy sửa ở trang của đơn vị."),
        (date(2019, 12, 31), "Đơn vị có hiệu lực từ 01/01/2020; hãy ghi từ ngày đó trở đi."),
    ],
)
def test_the_last_day_lies_within_the_life_of_the_unit(
    by: Administrator, units: dict[str, Unit], last_day: date, message: str
) -> None:
    correct(by, units["BRVT/SYT"], {"valid_from": date(2020, 1, 1), "valid_to": date(2025, 6, 30)})
    assert refused(end_unit, by, units["BRVT/SYT"], last_day) == {"last_day": [message]}


def test_the_province_itself_is_not_ended(by: Administrator) -> None:
    assert refused(end_unit, by, by.province, date(2025, 6, 30)) == {
        "last_day": ["Không kết thúc tỉnh, thành phố ở trang này."]
    }


def test_of_a_province_that_ended_the_names_are_still_corrected(by: Administrator) -> None:
    Unit.objects.filter(pk=by.province.pk).update(valid_to=date(2025, 6, 30))
    assert change_unit(by, by.province, {"name": "Tỉnh Mới"}, shown_mark(Unit.objects.get(pk=by.province.pk))) is True
    assert Unit.objects.get(pk=by.province.pk).name == "Tỉnh Mới"


def test_days_that_stay_are_not_questioned(by: Administrator, units: dict[str, Unit]) -> None:
    unit = create_unit(by, fields(units["BRVT/SYT"]))
    Unit.objects.filter(code="SYT", province=by.province).update(valid_to=date(2025, 6, 30))
    assert change_unit(by, unit, {"name": "Xã Hai", "valid_to": None}, shown_mark(unit)) is True


def test_what_somebody_else_changed_meanwhile_is_not_undone(by: Administrator, units: dict[str, Unit]) -> None:
    unit = units["BRVT/SYT"]
    seen = shown_mark(unit)
    end_unit(by, unit, date(2025, 6, 30))
    message = (
        "Thông tin đơn vị vừa được sửa ở nơi khác nên chưa lưu. Đang lưu khác với các ô dưới đây: "
        "Địa danh: trống; Có hiệu lực đến: 30/06/2025. Hãy đối chiếu, sửa lại nếu cần rồi lưu."
    )
    stale = {"valid_to": None, "place_name": "Vũng Tàu", "name": "Sở Y tế"}
    assert refused(change_unit, by, unit, stale, seen) == {"__all__": [message]}
    unit.refresh_from_db()
    assert (unit.valid_to, unit.place_name) == (date(2025, 6, 30), "")
    assert change_unit(by, unit, {"valid_to": date(2025, 6, 30), "name": "Sở Y tế"}, seen) is False
