"""What a label says of its figure."""

import pytest

from reports.domain.quantities.families import Family, families, is_complete


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
