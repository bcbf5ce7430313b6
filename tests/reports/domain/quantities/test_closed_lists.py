"""Lists whose things can be told apart for certain."""

import pytest

from reports.domain.quantities.closed_lists import (
    Things,
    bare_run,
    choices_listed,
    names_listed,
    things_of_noun,
    things_of_one_word,
)


@pytest.mark.parametrize(
    ("scope", "noun", "things"),
    [
        ("quầy thuế, quầy hộ tịch và quầy đất đai", "quầy", Things(3, 3)),
        ("quầy thuế, quầy hộ tịch và chứng thực", "quầy", Things(2, 3)),
        ("lớp cho cán bộ, công chức và lớp cho văn thư", "lớp", Things(2, 3)),
        ("quầy thuế và hai quầy hộ tịch", "quầy", None),
        ("quầy thuế, quầy thuế", "quầy", None),
        ("thuế, hộ tịch và đất đai", "quầy", None),
    ],
)
def test_a_repeated_noun_counts_its_things(scope: str, noun: str, things: Things | None) -> None:
    assert things_of_noun(scope, noun) == things


def test_names_choices_and_one_word_count_their_things() -> None:
    assert names_listed("PAPI, SIPAS và PCI") == Things(3, 3)
    assert names_listed("PAPI, chỉ số SIPAS") is None
    assert choices_listed("nộp tại quầy, qua mạng hoặc qua bưu cục") == Things(3, 3)
    assert choices_listed("nộp tại quầy và qua mạng") is None
    assert things_of_one_word("tăng đối thoại, tăng kiểm tra, tăng công khai") == Things(3, 3)
    assert things_of_one_word("tăng đối thoại, giảm giấy tờ, tăng công khai") is None


@pytest.mark.parametrize(
    ("pieces", "group", "is_run"),
    [
        (["tách thửa đất", "cấp đổi giấy", "xóa thế chấp"], "procedure", True),
        (["phần mềm nhiều lỗi", "đường truyền yếu"], "flaw", True),
        (["niêm yết", "công khai thủ tục"], "task", False),
        (["hộp thư góp ý", "đường dây nóng", "bảo đảm trả lời"], "point", False),
        (["khai sinh và khai tử", "kết hôn sớm"], "procedure", False),
    ],
)
def test_a_bare_run_is_sure_where_nothing_is_said_of_others(pieces: list[str], group: str, is_run: bool) -> None:
    assert bare_run(pieces, group) is is_run


def test_the_bounds_tell_what_is_missed() -> None:
    assert [Things(2, 3).missed_by(announced) for announced in (1, 2, 3, 4)] == [2, None, None, 3]
