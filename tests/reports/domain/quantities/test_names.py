"""How many names in quotation marks make up a list."""

from reports.domain.quantities.names import quoted_names


def test_quoted_names_are_counted_where_nothing_else_stands_between() -> None:
    assert quoted_names("“Chờ nhanh, về sớm”, “Thứ Bảy vì dân” và “Hộp thư”", "mô hình") == 3
    assert quoted_names("mô hình “Một cửa”; mô hình “Lưu động”", "mô hình") == 2
    assert quoted_names("“Một cửa” của phường Tân Mai, “Lưu động”", "mô hình") == 0
    assert quoted_names("“Một cửa”", "mô hình") == 0
