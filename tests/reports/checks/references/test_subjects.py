"""When two subjects name one document."""

import pytest

from reports.checks.references.subjects import names_other_document, plain_subject, title_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("về kiểm tra công tác CCHC năm 2022 của ngành y tế tỉnh", "kiểm tra công tác cải cách hành chính"),
        ("về tuyên truyền cải cách hành chính năm 2022", "về việc tuyên truyền CCHC"),
        ("về cải cách hành chính năm 2022", "về công tác cải cách hành chính nhà nước năm 2022 của Sở"),
        ("về kiểm soát thủ tục hành chính", ""),
        ("về thực hiện KSTTHC năm 2022", "về hoạt động kiểm soát thủ tục hành chính năm 2022"),
    ],
)
def test_a_shorter_wording_is_the_same_subject(left: str, right: str) -> None:
    assert not names_other_document(left, right) and not names_other_document(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("về kiểm tra công tác cải cách hành chính năm 2022", "về tuyên truyền công tác cải cách hành chính năm 2022"),
        ("về cải cách hành chính năm 2021", "về cải cách hành chính năm 2022"),
        ("về đào tạo, bồi dưỡng công chức", "về rà soát văn bản quy phạm pháp luật"),
    ],
)
def test_other_words_or_another_year_name_another_document(left: str, right: str) -> None:
    assert names_other_document(left, right) and names_other_document(right, left)


def test_the_unit_behind_a_title_is_no_part_of_it() -> None:
    assert plain_subject("về việc tuyên truyền CCHC của ngành Y tế tỉnh Đắk Lắk") == "tuyen truyen cai cach hanh chinh"


def test_a_title_is_compared_with_its_year_and_only_where_it_is_long_enough() -> None:
    assert title_key("về tuyên truyền CCHC năm 2022") == title_key(
        "tuyên truyền cải cách hành chính năm 2022 của Sở Y tế"
    )
    assert title_key("về tuyên truyền CCHC năm 2022") != title_key("về tuyên truyền CCHC năm 2023")
    assert title_key("về cán bộ") == ""
