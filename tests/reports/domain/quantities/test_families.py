"""What a label says of its figure."""

import pytest

from reports.domain.quantities.families import DIMENSIONS, Family, families, is_complete
from reports.domain.quantities.family_hints import HINTS


@pytest.mark.parametrize(
    ("label", "dimension", "name"),
    [
        ("giải quyết đúng và trước hạn", "time", "in_time"),
        ("trước hạn, đúng hạn", "time", "in_time"),
        ("hồ sơ trễ hẹn", "time", "late"),
        ("giải quyết sớm hạn", "time", "early"),
        ("chưa đến hạn", "pending", "in_time"),
        ("kỳ trước chuyển sang", "origin", "carried"),
        ("tiếp nhận mới", "origin", "new"),
        ("qua dịch vụ bưu chính công ích", "channel", "post"),
        ("đang giải quyết", "state", "pending"),
        ("đã trả kết quả", "state", "done"),
        ("các sở, ngành", "level", "province"),
        ("chưa hài lòng", "satisfied", "no"),
    ],
)
def test_the_most_special_reading_comes_first(label: str, dimension: str, name: str) -> None:
    assert families(label)[0] == Family(dimension, name)


def test_an_ordinary_label_says_nothing() -> None:
    assert families("lĩnh vực hộ tịch") == ()


def test_a_division_is_complete_with_all_its_families() -> None:
    assert is_complete("time", ["early", "on_time", "late"])
    assert is_complete("level", ["province", "commune"])
    assert not is_complete("time", ["early", "late"])


def test_every_division_has_its_hints() -> None:
    assert set(HINTS) | {""} == DIMENSIONS


@pytest.mark.parametrize(
    "label",
    [
        "bị quá giờ hẹn",
        "bị quá",
        "hoàn thành trước lịch",
        "xin rút",
        "mức 3",
        "ở tỉnh #",
        "nữ #",
        "sau ngày hẹn",
        "hồ sơ giấy",
        "thi tuyển",
        "đột xuất",
        "bản gốc có kết quả",
        "được giao",
        "trẻ",
        "cũ #",
    ],
)
def test_no_label_is_passed_over_for_want_of_a_hint(label: str) -> None:
    assert families(label)
