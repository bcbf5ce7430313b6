"""Abbreviations one letter off."""

from reports.checks.context import CheckContext
from reports.checks.spelling.abbreviations import check_abbreviations
from tests.reports.checks.loose import issues_of, words_of

OFTEN = "CBCCVC tham gia; CBCCVC được cử; CBCCVC học. Công tác CCHC; kế hoạch CCHC; chỉ số CCHC.\n"


def test_one_that_stands_once_beside_a_frequent_one_is_told() -> None:
    issues = issues_of(check_abbreviations, OFTEN + "Đa số CBCCVN sử dụng thư công vụ gắn với CCH.")
    assert [(one.excerpt, one.mend.replacement if one.mend else "") for one in issues] == [
        ("CBCCVN", "CBCCVC"),
        ("CCH", "CCHC"),
    ]


def test_known_explained_and_coded_ones_are_right() -> None:
    assert words_of(check_abbreviations, OFTEN + "CBCC và CVC của Sở; chứng chỉ (CCHN); số 12/CCH-SYT.") == []
    assert words_of(check_abbreviations, "Công tác CCHC gắn với CCH.") == []


def test_the_units_own_abbreviations_are_right() -> None:
    assert issues_of(check_abbreviations, OFTEN + "Phòng CCH họp.", CheckContext(words=frozenset({"CCH"}))) == []
