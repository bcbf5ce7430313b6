"""Changing the nodes of an outline: where a new item stands, how it is numbered, what cannot be taken out."""

import pytest

from reports.domain.outline import OutlineFigure, OutlineNode
from reports.domain.outline_changes import (
    ADD,
    DROP,
    REWORD,
    Change,
    change_nodes,
    drop_refusal,
    marker_of_new,
    may_hold,
    may_stand_after,
    new_key,
)
from reports.domain.outline_faults import outline_faults

NODES = (
    OutlineNode("intro", "intro"),
    OutlineNode("results", "heading", "I.", heading="KẾT QUẢ"),
    OutlineNode("results.staff", "heading", "1.", heading="Bộ máy"),
    OutlineNode("results.staff.posts", "narrative", marker="-", heading="Vị trí việc làm"),
    OutlineNode("results.portal", "heading", "2.", heading="Chính quyền số", scope="provincial"),
    OutlineNode("results.portal.data", "heading", "2.1.", heading="Dữ liệu", scope="provincial"),
    OutlineNode("results.portal.data.open", "narrative", marker="-", heading="Dữ liệu mở", scope="provincial"),
    OutlineNode("results.money", "narrative", "3.", heading="Tài chính"),
    OutlineNode("directions", "narrative", "II.", heading="PHƯƠNG HƯỚNG"),
)


def new(key: str, after: str, **values: object) -> Change:
    return Change(ADD, key, after=after, **{"kind": "narrative", "heading": "Mục mới", **values})


def outline(*changes: Change) -> list[tuple[str, str]]:
    nodes = change_nodes(NODES, changes)
    assert outline_faults(nodes) == []
    return [(node.key, node.numeral or node.marker) for node in nodes]


def test_a_new_item_stands_after_another_and_all_below_it_and_the_rest_is_numbered_anew() -> None:
    assert outline(new("results.new", "results.staff"))[2:8] == [
        ("results.staff", "1."),
        ("results.staff.posts", "-"),
        ("results.new", "2."),
        ("results.portal", "3."),
        ("results.portal.data", "3.1."),
        ("results.portal.data.open", "-"),
    ]


def test_a_new_item_may_be_the_first_below_a_heading() -> None:
    assert outline(new("results.staff.new", "results.staff", marker="-"))[2:5] == [
        ("results.staff", "1."),
        ("results.staff.new", "-"),
        ("results.staff.posts", "-"),
    ]


def test_a_new_item_is_the_provinces_and_keeps_what_was_said_of_it() -> None:
    added = change_nodes(NODES, [new("results.new", "results.money", required=False)])[-2]
    assert added == OutlineNode("results.new", "narrative", "4.", heading="Mục mới", scope="provincial")


def test_a_new_heading_takes_items_of_its_own() -> None:
    heading = new("results.new", "results.money", kind="heading")
    below = new("results.new.first", "results.new", marker="-")
    assert outline(heading, below)[-3:-1] == [("results.new", "4."), ("results.new.first", "-")]


def test_a_dropped_item_takes_along_all_below_it() -> None:
    keys = outline(Change(DROP, "results.portal"))
    assert keys[4:] == [("results.money", "2."), ("directions", "II.")]


def test_a_reworded_item_keeps_its_key_and_place() -> None:
    changed = change_nodes(NODES, [Change(REWORD, "results.money", heading="Tài chính công")])
    assert [(node.key, node.heading) for node in changed if node not in NODES] == [("results.money", "Tài chính công")]


def test_a_change_of_an_item_that_is_gone_is_an_error() -> None:
    with pytest.raises(KeyError):
        change_nodes(NODES, [Change(DROP, "results.portal"), Change(REWORD, "results.portal.data", heading="A")])


def test_items_stand_anywhere_inside_a_part_and_parts_stay_the_nations() -> None:
    assert [node.key for node in NODES if not may_stand_after(node)] == ["intro", "results", "directions"]
    assert [node.key for node in NODES if may_hold(node)] == [
        "results",
        "results.staff",
        "results.portal",
        "results.portal.data",
    ]


@pytest.mark.parametrize(
    ("after", "parent", "marker"),
    [
        ("results.staff.posts", "results.staff", "-"),
        ("results.staff", "results.staff", "-"),
        ("results.staff", "results", ""),
        ("results", "results", ""),
    ],
)
def test_a_new_item_has_the_manner_of_its_neighbour(after: str, parent: str, marker: str) -> None:
    assert marker_of_new(NODES, after, parent) == marker


def test_below_an_empty_heading_the_marker_is_one_step_further_in() -> None:
    nodes = (*NODES, OutlineNode("directions.a", "heading", marker="-", heading="A"))
    assert marker_of_new(nodes, "directions.a", "directions.a") == "+"


def test_a_key_is_made_of_the_headings_words_in_ascii_without_numerals() -> None:
    heading = "Kết quả thực hiện Chỉ thị số 10/CT-UBND về đạo đức công vụ"
    assert new_key("results", heading, set()) == "results.ket_qua_thuc_hien_chi_thi"
    assert new_key("results", "2025 \U0001f600 12%", set()) == "results.muc"


def test_a_key_is_never_used_again() -> None:
    used = {"results.du_lieu", "results.du_lieu_a"}
    assert new_key("results", "Dữ liệu", used) == "results.du_lieu_b"


def test_an_outline_does_not_grow_deeper_than_its_keys() -> None:
    with pytest.raises(ValueError, match="quá nhiều cấp"):
        new_key("a" * 117, "Dữ liệu", set())
    assert len(new_key("a" * 110, "Dữ liệu chuyên ngành", set())) <= 120


def test_only_items_of_the_province_without_figures_can_be_dropped() -> None:
    assert drop_refusal(NODES, "results.portal") == ""
    assert drop_refusal(NODES, "results.money").startswith("Chỉ bỏ được mục của tỉnh")
    figure = OutlineFigure("open.sets", "Bộ dữ liệu", "bộ")
    counted = OutlineNode("results.portal.sets", "figures", marker="-", scope="provincial", figures=(figure,))
    assert drop_refusal((*NODES, counted), "results.portal").startswith("Mục này có chỉ tiêu số liệu")
