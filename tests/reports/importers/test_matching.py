"""Headings are found whatever their numbering, case, accents and abbreviations; narrative opens no section."""

import random
import re
import unicodedata
from collections.abc import Callable

import pytest

from reports.importers.matching import folded_words, match_outline, split_numeral
from tests.reports.importers.samples import demo_lines, outline

_NUMERAL = re.compile(r"^([IVX]+|\d+(?:\.\d+)*)[.)]?\s")
_ARABIC = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_LETTERS = {"I": "A", "II": "B", "III": "C", "IV": "D", "V": "Đ"}
_SHORT = {
    "cải cách hành chính": "CCHC",
    "thủ tục hành chính": "TTHC",
    "công nghệ thông tin": "CNTT",
    "cán bộ, công chức, viên chức": "CBCCVC",
    "ủy ban nhân dân": "UBND",
    "văn bản quy phạm pháp luật": "VBQPPL",
}


def keys(lines: list[str] | tuple[str, ...]) -> dict[int, str]:
    return {match.index: match.key for match in match_outline(lines, outline().nodes)}


def without_accents(text: str) -> str:
    kept = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return kept.replace("đ", "d").replace("Đ", "D")


def renumbered(shape: Callable[[str], str]) -> Callable[[str], str]:
    return lambda line: _NUMERAL.sub(lambda match: shape(match[1]) + " ", line)


def shortened(line: str) -> str:
    for full, short in _SHORT.items():
        line = re.sub(full, short, line, flags=re.IGNORECASE)
    return line


def spelled_out(line: str) -> str:
    for full, short in _SHORT.items():
        line = re.sub(rf"\b{short}\b", full, line)
    return line


def mistyped(line: str) -> str:
    chance = random.Random(line)
    return "".join(char for char in line if chance.random() > 0.03)


VARIANTS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "without accents": without_accents,
    "double spaces": lambda line: line.replace(" ", "  "),
    "abbreviated": shortened,
    "spelled out": spelled_out,
    "without markers": lambda line: re.sub(r"^[-+*]\s*", "", line),
    "bullets": lambda line: re.sub(r"^[-+] ?", "●", line),
    "lettered": lambda line: re.sub(r"^- ", "đ) ", line),
    "in brackets": lambda line: re.sub(r"^- ", "(1) ", line),
    "without numerals": lambda line: _NUMERAL.sub("", line),
    "1) for 1.": renumbered(lambda numeral: f"{numeral})"),
    "1/ for 1.": renumbered(lambda numeral: f"{numeral}/"),
    "1 - for 1.": renumbered(lambda numeral: f"{numeral} -"),
    "all shifted": renumbered(
        lambda numeral: re.sub(r"\d+", lambda digits: str(int(digits[0]) + 1), numeral, count=1) + "."
    ),
    "1 for I": renumbered(lambda numeral: _ARABIC.get(numeral, numeral) + "."),
    "A for I": renumbered(lambda numeral: _LETTERS.get(numeral, numeral) + "."),
    "Phần I": renumbered(lambda numeral: f"Phần {numeral}:" if numeral in _ARABIC else f"{numeral}."),
    "I.1 for 1": renumbered(lambda numeral: f"{numeral}." if numeral in _ARABIC else f"II.{numeral}."),
    "without the brackets' words": lambda line: re.sub(r"\s*\([^()]*\):", ":", line),
    "mistyped": mistyped,
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_heading_of_the_demo_report_is_found_and_nothing_else(variant: str) -> None:
    expected = keys(demo_lines())
    assert list(expected.values()) == [node.key for node in outline().nodes if node.level]
    assert keys([VARIANTS[variant](line) for line in demo_lines()]) == expected


@pytest.mark.parametrize(
    ("text", "numeral", "rest"),
    [
        ("I. CÔNG TÁC", "I.", "CÔNG TÁC"),
        ("5.2 Kết quả", "5.2", "Kết quả"),
        ("1/Ưu điểm", "1/", "Ưu điểm"),
        ("iv) Phương hướng", "iv)", "Phương hướng"),
        ("Phần III: Đánh giá", "Phần III:", "Đánh giá"),
        ("II.1. Thể chế", "II.1.", "Thể chế"),
        ("1 - Ưu điểm", "1 -", "Ưu điểm"),
        ("(2) Hạn chế", "(2)", "Hạn chế"),
        ("đ) Hạn chế", "đ)", "Hạn chế"),
        ("15/3/2022", "", "15/3/2022"),
        ("100% đơn vị", "", "100% đơn vị"),
        ("Vì vậy", "", "Vì vậy"),
        ("Y tế", "", "Y tế"),
    ],
)
def test_a_numeral_is_told_from_the_words(text: str, numeral: str, rest: str) -> None:
    assert split_numeral(text) == (numeral, rest)


def test_headings_are_compared_by_folded_words_spelled_out() -> None:
    assert folded_words("Về CCHC, (TTHC)") == "ve cai cach hanh chinh thu tuc hanh chinh"


@pytest.mark.parametrize(
    ("line", "key", "heading", "answer"),
    [
        (
            "- Thư điện tử công vụ : đã có",
            "results.digital_government.public_services.official_mail",
            "Thư điện tử công vụ : ",
            "đã có",
        ),
        (
            "- Tổng số TTHC thực hiện dịch vụ công mức độ 3, 4 tại Trung tâm phục vụ hành chính công là 126",
            "results.digital_government.online_services.provided",
            "Tổng số TTHC thực hiện dịch vụ công mức độ 3, 4 tại Trung tâm phục vụ hành chính công ",
            "là 126",
        ),
        (
            "+ Kết quả thực hiện số hóa hồ sơ, giấy tờ, kết quả giải quyết TTHC: lý do: chậm",
            "results.procedures.one_stop.digitisation",
            "Kết quả thực hiện số hóa hồ sơ, giấy tờ, kết quả giải quyết TTHC: ",
            "lý do: chậm",
        ),
    ],
)
def test_a_prompt_is_parted_from_the_answer_on_its_line(line: str, key: str, heading: str, answer: str) -> None:
    (match,) = match_outline([line], outline().nodes)
    assert (match.key, match.heading, match.answer) == (key, heading, answer)


@pytest.mark.parametrize(
    "line",
    [
        "Công tác cải cách hành chính luôn được Đảng ủy, Ban lãnh đạo Sở quan tâm sâu sát.",
        "+ Đã xây dựng Kế hoạch số 27/KH-SYT ngày 23/02/2022 về rà soát văn bản quy phạm pháp luật năm 2022.",
        "- Kế hoạch số 23/KH-SYT ngày 21/02/2022 về tuyên truyền công tác cải cách hành chính năm 2022.",
        "Tiếp tục rà soát các thủ tục hành chính theo đúng lộ trình đã đăng ký.",
        "1. Tiếp tục tuyên truyền về cải cách hành chính trên trang thông tin điện tử của đơn vị.",
        "Đơn vị đã thực hiện tốt công tác thi đua, khen thưởng.",
        "BÁO CÁO CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2022",
        "+ Kết quả: 10/15 nhiệm vụ.",
    ],
)
def test_narrative_opens_nothing(line: str) -> None:
    assert keys([line]) == {}


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        # a few words left out, replaced or added: the writer's colon says where the heading ends
        (
            "- Công tác thi đua khen thưởng gắn với thực hiện nhiệm vụ CCHC: chưa phát sinh trong kỳ.",
            "Công tác thi đua khen thưởng gắn với thực hiện nhiệm vụ CCHC: ",
        ),
        (
            "- Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC tại cơ quan, đơn vị,: chưa có.",
            "Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC tại cơ quan, đơn vị,: ",
        ),
        (
            "+ Kết quả thực hiện việc đánh giá chất lượng giải quyết TTHC trong Quý I năm 2022: chưa phát sinh.",
            "Kết quả thực hiện việc đánh giá chất lượng giải quyết TTHC trong Quý I năm 2022: ",
        ),
        ("- Kết quả rà soát, cắt giảm, đơn giản hóa TTHC (Số lượng TTHC: đang rà soát.", None),
        # a numbered heading with words added is a heading all the same
        ("III/ Cải cách tổ chức bộ máy hành chính nhà nước", "Cải cách tổ chức bộ máy hành chính nhà nước"),
    ],
)
def test_the_heading_ends_where_the_writer_ended_it(line: str, heading: str | None) -> None:
    (match,) = match_outline([line], outline().nodes)
    assert match.heading == (heading or "Kết quả rà soát, cắt giảm, đơn giản hóa TTHC (Số lượng TTHC: ")


_EMULATION = "Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC tại cơ quan, đơn vị, địa phương"
_APPOINTMENT = "Kết quả thực hiện bổ nhiệm, đề bạt công chức, viên chức"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (f"- {_EMULATION}. Sở đã khen thưởng: 02 tập thể", "Sở đã khen thưởng: 02 tập thể"),
        (f"- {_EMULATION} - Sở đã khen thưởng: 02 tập thể", "Sở đã khen thưởng: 02 tập thể"),
        (f"- {_EMULATION} của Sở: 02 tập thể: A, B", "02 tập thể: A, B"),
        ("- Kết quả thực hiện tuyển dụng: công chức: 0; viên chức: 10", "công chức: 0; viên chức: 10"),
        (f"- {_APPOINTMENT} đã bổ nhiệm công chức: 02 người", "đã bổ nhiệm công chức: 02 người"),
        (
            "- Kết quả xây dựng, ban hành văn bản quy phạm pháp luật 02 văn bản quy phạm pháp luật: a; b",
            "02 văn bản quy phạm pháp luật: a; b",
        ),
        (
            "3. Về kiểm tra CCHC, công vụ Sở đã ban hành kế hoạch: Kế hoạch số 22",
            "Sở đã ban hành kế hoạch: Kế hoạch số 22",
        ),
        (
            "5.2. Kết quả thực hiện quy định về quản lý, sử dụng tài sản công đã có báo cáo tại: văn bản số 212",
            "đã có báo cáo tại: văn bản số 212",
        ),
        (
            "5.2. Kết quả thực hiện quy định về quản lý, sử dụng tài sản công thực hiện đúng theo quy chế của Sở",
            "thực hiện đúng theo quy chế của Sở",
        ),
        ("1. Về kế hoạch cải cách hành chính đã ban hành đúng quy định", "đã ban hành đúng quy định"),
        (f"- {_EMULATION}: Sở đã ban hành 02 văn bản, gồm: a; b", "Sở đã ban hành 02 văn bản, gồm: a; b"),
    ],
)
def test_an_answer_that_holds_a_colon_itself_stays_whole(line: str, answer: str) -> None:
    (match,) = match_outline([line], outline().nodes)
    assert match.answer == answer
