"""How many names a list in a sentence holds."""

import pytest

from reports.domain.quantities.names import proper_names, quoted_names


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Sở Y tế, Sở Nội vụ và Sở Tài chính.", (3, 3)),
        ("Sở Nội vụ, Sở Dân tộc và Tôn giáo.", (2, 3)),
        ("Tân Phú (95%), Xuân Lộc (92%); các huyện khác chậm.", (2, 2)),
        ("Sở A, Sở B và Sở C, đạt 100% kế hoạch.", (3, 3)),
    ],
)
def test_names_are_counted_with_a_least_and_a_most(text: str, counted: tuple[int, int]) -> None:
    assert proper_names(text) == counted


@pytest.mark.parametrize("text", ["tuyên truyền, tập huấn.", "Sở Y tế", "Sở Y tế, Sở Nội vụ, v.v.", "Sở A, đã xong"])
def test_other_words_and_open_lists_are_no_names(text: str) -> None:
    assert proper_names(text) == (0, 0)


def test_quoted_names_are_counted_where_nothing_else_stands_between() -> None:
    assert quoted_names("“Chờ nhanh, về sớm”, “Thứ Bảy vì dân” và “Hộp thư”", "mô hình") == 3
    assert quoted_names("mô hình “Một cửa”; mô hình “Lưu động”", "mô hình") == 2
    assert quoted_names("“Một cửa” của phường Tân Mai, “Lưu động”", "mô hình") == 0
    assert quoted_names("“Một cửa”", "mô hình") == 0
