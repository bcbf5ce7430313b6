"""Numbers that count something, in all their spellings; and numbers that count nothing."""

from decimal import Decimal

import pytest

from reports.domain.quantities.mentions import find_mentions


def values(text: str) -> list[Decimal]:
    return [mention.value for mention in find_mentions(text.lower())]


@pytest.mark.parametrize(
    ("text", "value", "group"),
    [
        ("tiếp nhận 659.245 hồ sơ", "659245", "dossier"),
        ("08 trường hợp", "8", "any"),
        ("đạt 98,81%", "98.81", ""),
        ("đạt 98.8%", "98.8", ""),
        ("kinh phí 18,6 tỷ đồng", "18.6", "tỷ đồng"),
        ("tổng số 126", "126", ""),
        ("ban hành hai mươi lăm văn bản", "25", "document"),
        ("có bốn mươi hai tổ công nghệ số cộng đồng", "42", "team"),
        ("một trăm linh năm thủ tục", "105", "procedure"),
    ],
)
def test_a_number_is_found_with_its_noun(text: str, value: str, group: str) -> None:
    (mention,) = find_mentions(text)
    assert (mention.value, mention.group) == (Decimal(value), group)


@pytest.mark.parametrize(
    "text",
    [
        "kế hoạch số 22/kh-syt ngày 21/02/2022",
        "nghị định số 61/2018/nđ-cp",
        "giai đoạn 2021 - 2025 của năm 2022",
        "quý 3 năm 2022, tháng 10",
        "dịch vụ công mức độ 3 và 4",
        "đoàn 611 theo điều 19 khoản 9",
        "điện thoại 0254.3852.401",
        "từ 7h30 đến 17h00",
        "xếp hạng 9/63 tỉnh, ngày 27/6, covid-19",
        "trong 05 ngày làm việc, từ 80 - 90 hồ sơ",
        "đạt 92,35/100 điểm",
        "một số hồ sơ tại bộ phận một cửa",
        "1. xây dựng kế hoạch; nhiệm vụ 2: hoàn thành",
        "9" * 40,
    ],
)
def test_numbers_of_documents_days_levels_and_ranges_count_nothing(text: str) -> None:
    assert find_mentions(text) == []


@pytest.mark.parametrize(
    "text",
    ["gần 900 hồ sơ", "trên 277.000 hồ sơ", "khoảng 45 hồ sơ", "10,18 ngàn hồ sơ", "từ 80% trở lên", "ước 12 hồ sơ"],
)
def test_what_is_told_roughly_is_not_exact(text: str) -> None:
    (mention,) = find_mentions(text)
    assert not mention.is_exact


def test_thousands_and_millions_in_words_scale_the_number() -> None:
    assert values("10,18 ngàn hồ sơ và 1,2 triệu tài khoản") == [Decimal(10180), Decimal(1_200_000)]


@pytest.mark.parametrize(
    "text",
    [
        "5.292/5.300 hồ sơ",
        "5.292 hồ sơ/5.300 hồ sơ",
        "5.292 trên tổng số 5.300 hồ sơ",
        "5.292 hồ sơ trong tổng số 5.300 hồ sơ",
    ],
)
def test_a_fraction_has_both_its_figures(text: str) -> None:
    (mention,) = find_mentions(text)
    assert (mention.kind, mention.value, mention.of) == ("fraction", 5292, 5300)


def test_a_change_is_no_amount() -> None:
    (total, change) = find_mentions("120 hồ sơ, giảm 15 hồ sơ")
    assert (total.is_exact, change.is_change, change.is_exact) == (True, True, False)


def test_none_in_words_is_a_zero() -> None:
    (mention,) = find_mentions("sở không có hồ sơ quá hạn")
    assert (mention.kind, mention.value) == ("none", 0)
