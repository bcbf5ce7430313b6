import unicodedata

import pytest

from tthc.models import Procedure
from tthc.selectors import search_procedures


@pytest.fixture
def procedures(db: None) -> None:
    for code, name, field in (
        ("1.004616", "Cấp Chứng chỉ hành nghề dược", "Dược phẩm"),
        ("1.001653", "Đổi, cấp lại Giấy xác nhận khuyết tật", "Bảo trợ xã hội"),
        ("2.004616", "An toàn bức xạ", "Năng lượng nguyên tử"),
    ):
        Procedure.objects.create(code=code, name=name, field=field, levels="Cấp tỉnh")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("1.004616", ["1.004616"]),
        ("1.004616.000.00.00.H56", ["1.004616"]),
        ("9.999999", []),
        ("khuyet tat doi", ["1.001653"]),
        (unicodedata.normalize("NFD", "KHUYẾT TẬT"), ["1.001653"]),
        ("duoc pham", ["1.004616"]),
        ("004616", ["2.004616", "1.004616"]),
        ("khuyết dược", []),
        ("", ["2.004616", "1.004616", "1.001653"]),
    ],
)
def test_search_takes_a_code_or_words(procedures: None, words: str, codes: list[str]) -> None:
    assert [procedure.code for procedure in search_procedures(words)] == codes
