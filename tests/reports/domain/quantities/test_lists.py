"""Totals whose parts are the lines after them."""

from reports.domain.lines import split_marker
from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.lists import Item, find_listings, make_item, wrong_lists, wrong_sum_lines


def items(*lines: str) -> list[Item]:
    return [make_item(marker, read_statement(text)) for marker, text in map(split_marker, lines)]


def test_the_lines_of_a_list_are_added() -> None:
    lines = items("Có 640 TTHC, bao gồm:", "- Cấp tỉnh: 288 TTHC", "- Cấp huyện: 236 TTHC", "- Cấp xã: 126 TTHC")
    ((place, wrong),) = wrong_lists(lines)
    assert (place, wrong.total.mention.value, wrong.reached) == (0, 640, 650)


def test_labelled_lines_after_a_total_are_its_parts() -> None:
    wrong = items("Tổng số nhiệm vụ: 45", "Số nhiệm vụ đã hoàn thành: 28", "Số nhiệm vụ đang triển khai: 19")
    right = items("Tổng số nhiệm vụ: 25", "Số nhiệm vụ đã thực hiện: 10", "Số nhiệm vụ đang triển khai thực hiện: 15")
    assert [one.reached for _, one in wrong_lists(wrong)] == [47]
    assert list(wrong_lists(right)) == []


def test_a_blank_among_the_parts_leaves_the_sum_open() -> None:
    lines = items("Số lớp được phê duyệt: 04 lớp.", "Số lớp đã tổ chức: ..... lớp.", "Số lớp chưa tổ chức: 04 lớp.")
    assert list(wrong_lists(lines)) == []


def test_a_list_ends_with_another_marker_or_number_and_keeps_its_sub_items_apart() -> None:
    lines = items("Triển khai 02 mô hình:", "1. Ngày không hẹn, gồm:", "- Chứng thực;", "2. Trả tại nhà.", "1. Khác")
    assert [(one.announcer, one.items) for one in find_listings(lines)] == [(0, (1, 3)), (1, (2,))]


def test_labels_of_any_words_after_a_total_are_its_parts_where_they_miss_it_narrowly() -> None:
    wrong = items("- Tổng số nhiệm vụ: 63", "- Đã hoàn thành: 47", "- Đang thực hiện: 13", "- Quá hạn: 4")
    right = items("- Tổng số nhiệm vụ: 64", "- Đã hoàn thành: 47", "- Đang thực hiện: 13", "- Quá hạn: 4")
    others = items("- Tổng số nhiệm vụ: 64", "- Đã hoàn thành: 47", "- Số văn bản đôn đốc: 30")
    assert [one.reached for _, one in wrong_lists(wrong)] == [64]
    assert list(wrong_lists(right)) == list(wrong_lists(others)) == []


def test_a_total_in_brackets_before_the_colon_is_that_of_the_list() -> None:
    lines = items("Kết quả cấp thẻ (318 thẻ):", "+ Cấp mới: 205 thẻ", "+ Cấp lại: 123 thẻ")
    assert [one.reached for _, one in wrong_lists(lines)] == [328]


def test_the_total_may_stand_above_the_line_that_opens_the_list() -> None:
    lines = items("Số hồ sơ trễ hạn: 240", "Trong đó:", "- Cấp tỉnh: 31", "- Cấp huyện: 150", "- Cấp xã: 49")
    ((place, wrong),) = wrong_lists(lines)
    assert (place, wrong.total.mention.value, wrong.reached) == (0, 240, 230)


def test_a_heading_says_what_labelled_lines_count() -> None:
    lines = items("Kết quả nhiệm vụ được giao:", "- Tổng số: 318", "- Đã xong: 276", "- Chưa đến hạn: 32")
    assert [one.reached for _, one in wrong_lists(lines)] == [308]


def test_the_total_may_stand_under_its_lines() -> None:
    wrong = items("- Nhà: 21 thủ tục", "- Văn hóa, thể thao: 37 thủ tục", "- Du lịch: 26 thủ tục", "Cộng: 94 thủ tục")
    right = items("- Nhà: 21 thủ tục", "- Văn hóa, thể thao: 37 thủ tục", "- Du lịch: 26 thủ tục", "Cộng: 84 thủ tục")
    works = items("- Tiếp nhận: 210 hồ sơ", "- Đã giải quyết: 200 hồ sơ", "- Quá hạn: 3 hồ sơ", "Tổng số: 210 hồ sơ")
    assert [(place, one.reached) for place, one in wrong_sum_lines(wrong)] == [(3, 84)]
    assert [*wrong_sum_lines(right), *wrong_sum_lines(works)] == []


def test_two_lines_that_are_all_of_a_division_are_added_too() -> None:
    lines = items("a) Cấp tỉnh: 640", "b) Cấp xã: 205", "Tổng cộng: 854")
    right = items("a) Cấp tỉnh: 640", "b) Cấp xã: 205", "Tổng cộng: 845")
    assert [one.reached for _, one in wrong_sum_lines(lines)] == [845]
    assert list(wrong_sum_lines(right)) == []
