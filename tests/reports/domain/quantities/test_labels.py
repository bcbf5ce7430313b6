"""When two labels name one figure."""

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.labels import label_key, total_key


def key(text: str) -> tuple[str, ...]:
    return total_key(read_statement(text).claims[0])


def test_filling_words_do_not_count() -> None:
    assert key("Trong quý, tổng số hồ sơ đã tiếp nhận là 12 hồ sơ") == key("Tổng số hồ sơ tiếp nhận: 12 hồ sơ")
    assert key("Tổng số nhiệm vụ được giao: 25") == label_key("tổng số nhiệm vụ được giao")


def test_a_label_of_few_words_may_name_several_figures() -> None:
    assert key("Tổng số nhiệm vụ: 25") == ()


def test_another_time_and_rough_figures_have_no_key() -> None:
    assert key("Tổng số hồ sơ tiếp nhận cùng kỳ năm trước là 12 hồ sơ") == ()
    assert key("Tổng số hồ sơ tiếp nhận trên 12 hồ sơ") == ()
