"""Changes of an outline wait beside its newest version, and can be undone."""

import pytest

from accounts.models import Membership, Unit, User
from core.errors import InputError
from reports.models import Outline, OutlineChange
from reports.services.outline_changes import (
    AFTER,
    INSIDE,
    NewItem,
    add_item,
    changed_nodes,
    drop_item,
    reword_item,
    undo_change,
    waiting_changes,
)
from reports.services.outlines import load_outline
from tests.reports.conftest import OUTLINES

MEETINGS = "steering.direction.meetings"
PROVINCIAL = "steering.direction.discipline_directive"


@pytest.fixture
def administrator(user_with, brvt: Unit) -> User:
    return user_with(Membership.Role.ADMINISTRATOR, brvt)


def item(after: str = MEETINGS, heading: str = "Công tác dân vận", **values: object) -> NewItem:
    return NewItem(
        **{"after": after, "place": AFTER, "kind": "narrative", "heading": heading, "required": True, **values}
    )


def told(outline: Outline) -> list[tuple[str, str, str]]:
    return [(change.action, change.key, change.heading) for change in waiting_changes(outline)]


def test_a_new_item_waits_with_a_key_of_its_words(outline, administrator):
    change = add_item(outline.pk, item(), administrator)
    assert (change.key, change.marker, change.made_by) == ("steering.direction.cong_tac_dan_van", "-", administrator)
    keys = [node.key for node in changed_nodes(outline, waiting_changes(outline))]
    assert keys[keys.index(MEETINGS) + 1] == change.key
    assert outline.nodes.filter(key=change.key).exists() is False


def test_two_items_of_the_same_words_have_different_keys(outline, administrator):
    first, second = (add_item(outline.pk, item(), administrator) for _ in range(2))
    assert (first.key, second.key) == ("steering.direction.cong_tac_dan_van", "steering.direction.cong_tac_dan_van_a")


def test_a_key_that_an_older_version_had_is_not_used_again(outline, administrator, brvt):
    outline.nodes.filter(key=MEETINGS).update(key="steering.direction.cong_tac_dan_van")
    Outline.objects.create(province=brvt, key="khac", version=1, title="Khác")
    change = add_item(outline.pk, item(after="steering.direction.emulation"), administrator)
    assert change.key == "steering.direction.cong_tac_dan_van_a"


def test_a_heading_asks_for_no_answer_and_holds_items(outline, administrator):
    heading = add_item(outline.pk, item(kind="heading"), administrator)
    below = add_item(outline.pk, item(after=heading.key, place=INSIDE, heading="Hội nghị"), administrator)
    assert (heading.required, below.key, below.marker) == (False, f"{heading.key}.hoi_nghi", "+")


@pytest.mark.parametrize(
    ("after", "place"), [("steering", AFTER), ("directions", AFTER), ("signer", AFTER), (MEETINGS, INSIDE)]
)
def test_the_parts_of_the_outline_stay_the_nations(outline, administrator, after, place):
    with pytest.raises(InputError, match="Không thêm được mục ở chỗ này"):
        add_item(outline.pk, item(after=after, place=place), administrator)
    assert told(outline) == []


def test_a_reword_waits_once_and_the_old_words_take_it_back(outline, administrator):
    reword_item(outline.pk, "assessment.strengths", "Kết quả nổi bật", administrator)
    reword_item(outline.pk, "assessment.strengths", "Ưu điểm nổi bật", administrator)
    assert told(outline) == [("reword", "assessment.strengths", "Ưu điểm nổi bật")]
    reword_item(outline.pk, "assessment.strengths", "Ưu điểm", administrator)
    assert told(outline) == []


def test_a_new_item_is_reworded_in_its_own_change(outline, administrator):
    change = add_item(outline.pk, item(), administrator)
    reword_item(outline.pk, change.key, "Công tác dân vận chính quyền", administrator)
    assert told(outline) == [("add", change.key, "Công tác dân vận chính quyền")]


def test_a_reworded_new_item_keeps_its_place_before_the_items_that_follow_it(outline, administrator):
    heading = add_item(outline.pk, item(kind="heading"), administrator)
    below = add_item(outline.pk, item(after=heading.key, place=INSIDE, heading="Hội nghị"), administrator)
    reword_item(outline.pk, heading.key, "Dân vận chính quyền", administrator)
    assert [key for _, key, _ in told(outline)] == [heading.key, below.key]
    nodes = changed_nodes(outline, waiting_changes(outline))
    headings = [node.heading for node in nodes if node.key.startswith(heading.key)]
    assert headings == ["Dân vận chính quyền", "Hội nghị"]


def test_a_frame_has_no_words_to_change(outline, administrator):
    with pytest.raises(InputError, match="không có lời nhắc"):
        reword_item(outline.pk, "recipients", "Gửi:", administrator)


def test_an_item_of_the_nation_is_not_dropped(outline, administrator):
    with pytest.raises(InputError, match="Chỉ bỏ được mục của tỉnh"):
        drop_item(outline.pk, MEETINGS, administrator)


def test_an_item_with_changes_is_dropped_only_after_they_are_undone(outline, administrator):
    change = add_item(outline.pk, item(after=PROVINCIAL), administrator)
    with pytest.raises(InputError, match="Hãy hủy các thay đổi đó"):
        drop_item(outline.pk, PROVINCIAL, administrator)
    undo_change(outline.pk, change.pk)
    drop_item(outline.pk, PROVINCIAL, administrator)
    assert told(outline) == [("drop", PROVINCIAL, "")]


def test_nothing_is_done_to_an_item_that_is_to_be_dropped(outline, administrator):
    drop_item(outline.pk, PROVINCIAL, administrator)
    with pytest.raises(InputError, match="không còn trong đề cương"):
        reword_item(outline.pk, PROVINCIAL, "Khác", administrator)
    with pytest.raises(InputError, match="không còn trong đề cương"):
        add_item(outline.pk, item(after=PROVINCIAL), administrator)


def test_a_change_that_another_builds_on_is_not_undone(outline, administrator):
    first = add_item(outline.pk, item(), administrator)
    second = add_item(outline.pk, item(after=first.key, heading="Hội nghị"), administrator)
    with pytest.raises(InputError, match="Hãy hủy trước mục “Hội nghị”"):
        undo_change(outline.pk, first.pk)
    undo_change(outline.pk, second.pk)
    undo_change(outline.pk, first.pk)
    undo_change(outline.pk, first.pk)
    assert OutlineChange.objects.count() == 0


def test_a_version_that_was_replaced_takes_no_change(outline, administrator, brvt):
    Outline.objects.create(province=brvt, key=outline.key, version=2, title=outline.title)
    with pytest.raises(InputError, match="vừa có phiên bản mới"):
        add_item(outline.pk, item(), administrator)


def test_a_new_file_is_refused_while_changes_wait(outline, administrator, tmp_path):
    add_item(outline.pk, item(), administrator)
    file = OUTLINES / "brvt_315_2022.toml"
    assert load_outline(file).created is False
    changed = tmp_path / file.name
    changed.write_text(file.read_text("utf-8").replace('"Ưu điểm"', '"Ưu điểm nổi bật"'), "utf-8")
    with pytest.raises(InputError, match="có 1 thay đổi chờ ban hành trên cổng"):
        load_outline(changed)
    assert Outline.objects.count() == 1
