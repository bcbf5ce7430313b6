"""Texts that nobody writes and any check must get through: fragments of the field at random, and a million of one."""

from collections.abc import Callable
from itertools import count, cycle, islice
from typing import Final

from hypothesis import strategies as st

FRAGMENTS: Final = [
    *("Kế hoạch số 22/KH-SYT ngày 21/02/2022", "Nghị định số 107/2021/NĐ-CP", "02/2022/NQ-HĐND", "số ", "số 1/2/3/4"),
    *("Quyết định số", "/QĐ-UBND", "ngày 31/02/2022", "ngày 1/1/22", "ngày .../.../2022", "28/02", "2022", "năm 2021"),
    *("tổng số", "trong đó", "gồm", "bao gồm:", "đạt tỷ lệ", "98%", "98,1 %", "%", "1.250", "659.245", "08", "-5"),
    *("10,18 ngàn", "gần 900", "trên 95%", "12 hồ sơ", "hồ sơ", "thủ tục", "126 thủ tục", "(01 CC và 7 VC)", "50/60"),
    *("cấp tỉnh 5,", "cấp huyện 6,", "cấp xã 7", "đúng hạn 10", "quá hạn 2", "đã giải quyết 12", "chuyển sang 3"),
    *("tiếp nhận", "99999999999999999999", "0", "1,5", "1.5.5", "1..2", "I.", "1.", "1.1.", "a)", "- ", "+ ", "* "),
    *("\n", "\n\n", "\t", " ", "  ", "\u00a0", "\u200b", "\u0301", "\u0323", ".", "...", ".....", "…", "____", ";"),
    *("(", ")", "[", "]", "“", "”", "*", "**", "/", "//", "-", "–", "quý I/2022", "Quý IV", "6 tháng đầu năm 2022"),
    *("đính kèm", "Phụ lục 2", "xem lại giúp em nhé", "đnag", "xcas", "được được", "nǎm", "các", "\u0441\u0430\u0441"),
    *("BÁO CÁO", "Nơi nhận:", "GIÁM ĐỐC", "chưa phát sinh", "về", "của UBND tỉnh", "02 nhiệm vụ gồm:", "cụ thể:"),
    *("Căn cứ", "như sau:", "\r\n", "\x00", "\ud800", "\ufeff", "🙂", "ﬁ", "２０２２", "①", "İ", "ß", "Ǆ", ":", "•"),
]

of_fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join) | st.lists(
    st.sampled_from(FRAGMENTS), max_size=40
).map("".join)
of_anything = st.text(max_size=120)


PATHOLOGICAL: Final = {
    "dots": ".",
    "digits": "9",
    "numerals": "1.",
    "brackets": "(",
    "closed brackets": "(a)",
    "references": "số 1/KH-A ngày 1/1/2022; ",
    "references of one number": "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về một việc.\n",
    "numbers without an end": "số 1/",
    "among them": "trong đó ",
    "parts": "tổng số 12 hồ sơ, trong đó 5 hồ sơ và ",
    "percents": "%",
    "rates": "đạt 98% trên 5/6 hồ sơ, ",
    "tabs": "\t",
    "rows": "a\t1\t2\n",
    "tables of rates": "Đơn vị\tGiao\tXong\tTỷ lệ\nSở\t12\t10\t98%\nBan\t13\t9\t97%\nCục\t17\t9\t96%\nHết\n",
    "words": "công tác cải cách hành chính ",
    "accents": "ẩâ",
    "combining accents": "a\u0301\u0323",
    "ellipses": "…",
    "items": "- 05 hồ sơ; ",
    "lines of items": "- 05 hồ sơ;\n",
    "announced lists": "có 02 nhiệm vụ gồm:\n- a;\n",
    "line ends": "\n",
    "a syllable": "nghiêng",
    "doubled words": "được ",
    "quotation marks": "“",
    "asterisks": "*",
    "slashes": "1/",
    "spaces": " ",
    "headings": "1. Về kế hoạch\n",
    "dates": "ngày 30/02/2022 ",
    "periods": "quý I/2022 ",
    "look-alike letters": "\u0441\u0430\u0441 ",
    "wrong syllables": "xcas ",
    "promises": "đính kèm Phụ lục 2 ",
}
"""What a text of one thing only is made of."""

_LETTERS: Final = "bcdghklmnprstvx"
_VOWELS: Final = "aăâeêioôơuưy"


def _word(number: int) -> str:
    """Return a word of two syllables, another for every number below 28.000."""
    first, second = divmod(number, len(_LETTERS) * len(_VOWELS))
    return _syllable(first) + _syllable(second)


def _syllable(number: int) -> str:
    letter, vowel = divmod(number, len(_VOWELS))
    return _LETTERS[letter % len(_LETTERS)] + _VOWELS[vowel] + "n"


DISTINCT: Final[dict[str, Callable[[int], str]]] = {
    "bodies": lambda at: f"UBND xã {_word(at).title()}: Kế hoạch số {at % 999 + 1}/KH-UBND\n",
    "bodies by their code": lambda at: f"Công văn số {at % 9999 + 1}/S{_word(at).upper()[:6]}-VP ngày 01/3/2022; ",
    "citations": lambda at: (
        f"Kế hoạch số {at % 99999 + 1}/KH-SYT ngày {at % 28 + 1}/{at % 12 + 1}/2022 của Sở Y tế về {_word(at)}.\n"
    ),
    "citations in one line": lambda at: (
        f"Quyết định số {at % 99999 + 1}/QĐ-UBND ngày {at % 28 + 1}/02/2022 về {_word(at)}, "
    ),
    "dates of one number": lambda at: f"Kế hoạch số 22/KH-SYT ngày {at % 28 + 1}/{at % 12 + 1}/{1900 + at % 150}; ",
    "distinct words": lambda at: f"{_word(at)} ",
    "distinct wrong words": lambda at: f"{_word(at)}đ ",
    "distinct claims": lambda at: f"Đã tiếp nhận {at} hồ sơ {_word(at)}, giải quyết {at + 1} hồ sơ, đạt {at % 100}%.\n",
    "distinct claims in one line": lambda at: f"{at + 2} lớp {_word(at)}, trong đó {at} lớp tại xã {_word(at)}; ",
    "distinct notes": lambda at: (
        f"nhờ {_word(at).title()} điền {at} giúp nha; đang chờ phòng {_word(at)} gửi số liệu; "
    ),
    "distinct blanks": lambda at: f"Tổng số {_word(at)}: {at} lớp; đã tổ chức: ..... lớp;\n",
    "distinct rates in a table": lambda at: (
        f"{_word(at)}\t{at}\t{at * 7 % 991}\t{at % 99}%\n" if at else "Đơn vị\tGiao\tXong\tTỷ lệ\n"
    ),
    "distinct annexes": lambda at: f"kèm theo Phụ lục {at}; ",
}
"""What a text of ever other things of one kind is made of, by its place."""


def distinct_text(name: str, length: int) -> str:
    """Return a text of ever other things, `length` characters in all."""
    pieces, long = [], 0
    for place in count():
        if long >= length:
            break
        pieces.append(DISTINCT[name](place))
        long += len(pieces[-1])
    return "".join(pieces)[:length]


def long_text(unit: str, length: int) -> str:
    """Return `unit` again and again, `length` characters in all."""
    return "".join(islice(cycle(unit), length))
