"""How many bodies a list in a sentence names."""

import pytest

from reports.domain.quantities.body_lists import body_list


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Sở Y tế, Sở Nội vụ và Sở Tài chính.", (3, 3)),
        ("Sở Nội vụ, Sở Dân tộc và Tôn giáo, Sở Văn hóa, Thể thao và Du lịch.", (3, 3)),
        ("Sở Nội vụ, Trung tâm Lưu trữ và Tin học.", (2, 3)),
        ("Thanh tra tỉnh và UBND các xã Ea Bung, Ia Lốp, Cư Kbang.", (4, 4)),
        ("các sở: Nội vụ, Tài chính, Y tế và các phường: Tân Lợi, Ea Kao", (5, 5)),
        ("Văn phòng HĐND và UBND, Phòng Kinh tế, Hạ tầng và Đô thị; ngoài ra có Công an xã.", (2, 2)),
        ("Tân Phú (95%), Xuân Lộc (92%); các huyện khác chậm.", (2, 2)),
        ("xã Ea Bung, huyện Ea Súp và xã Hòa Sơn, huyện Krông Bông.", (2, 4)),
        ("Sở A, Sở B và Sở C, đạt 100% kế hoạch.", (3, 3)),
        ("Hòa Tiến, Hòa Vang, Bà Nà, cùng đạt trên 90%.", (3, 3)),
    ],
)
def test_bodies_are_counted_with_a_least_and_a_most(text: str, counted: tuple[int, int]) -> None:
    found = body_list(text)
    assert found is not None
    assert (found.least, found.most) == counted


@pytest.mark.parametrize(
    "text",
    [
        "tuyên truyền, tập huấn.",
        "Sở Y tế",
        "Sở Y tế, Sở Nội vụ, v.v.",
        "Sở Y tế, Sở Nội vụ…",
        "Sở A, đã xong",
        "Sở Y tế và các xã còn lại",
    ],
)
def test_other_words_and_open_lists_are_none(text: str) -> None:
    assert body_list(text) is None


def test_a_name_with_a_noun_of_its_own_may_stand_outside_a_list_of_one_noun() -> None:
    found = body_list("các xã Ea Bung, Ia Lốp và phường Tân Lợi", of_one_noun=True)
    assert found is not None
    assert (found.least, found.most) == (2, 3)
