"""A word written twice: "các các", "tiếp tiếp nhận", "hồ sơ hồ sơ".

Reduplication is Vietnamese ("dần dần", "ngày ngày"), and two words may meet ("trực tiếp tiếp nhận", "tồn tại tại"). So
accused are the words that bind others and never double, and what begins a term after one of them.

Source: Vietnamese grammar (từ láy is made of full words, not of these).
"""

import re
from collections.abc import Iterator
from operator import and_, eq
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.spelling.term_slips import is_compound
from reports.checks.spelling.vocabulary import terms
from reports.checks.spelling.words import MOST_TOLD, only_mend, slip
from reports.checks.written import Written, written

_BINDING_WORDS: Final = """
    các của và đã đang sẽ cho trong với về do đến khi này những được bị là có tại theo vào trên hoặc nhưng cũng phải thì
    mà việc mọi giữa không chưa rất đều bởi nếu vẫn đối thuộc gồm nhằm nên sự nào rằng như vì để
"""
_BINDING: Final = frozenset(_BINDING_WORDS.split())
_MEETING: Final = {
    "được": {"thu", "đạt", "có", "nhận", "tìm", "giành", "lấy", "thấy", "biết"},
    "tại": {"tồn", "hiện", "thực"},
    "bị": {"thiết", "chuẩn", "trang"},
    "do": {"tự", "lý", "lí"},
    "việc": {"công", "sự"},
    "theo": {"kèm"},
    "này": {"sau"},
    "cho": {"làm"},
    "sự": {"công", "nhân", "dân", "hình", "quân"},
    "phải": {"lẽ"},
    "không": {"hàng"},
    "về": {"trở"},
    "đối": {"phản", "tương", "cân"},
    "vì": {"bởi"},
}
"""What a binding word may end a word with: "thiết bị bị hỏng"."""
_BEFORE: Final = _BINDING | {"để", "từ", "hiện", "thời"}
_ACT_TERMS: Final = """
    báo cáo|quyết định|đề nghị|kiến nghị|đề xuất|kế hoạch|hướng dẫn|thông báo|quy định|tổ chức|chỉ đạo|giám sát|yêu cầu|
    hoạt động|thường xuyên|đánh giá|kiểm tra|cam kết|đăng ký|dự án|chương trình|nghị quyết|chỉ thị|đầu tư|quản lý|
    phê duyệt|xác nhận|chứng nhận
"""
_BOUND_WORDS: Final = """
    sơ tục hoạch cáo nghị soát phận liệu dụng huấn vực hạn cách khai thác triển giám thẩm quyết nhận trình phối kiện
    khiếu kiến tuyến chế thống đạo tra sát vấn luận chuẩn duyệt nhiệm
"""
_BOUND: Final = frozenset(_BOUND_WORDS.split())
"""The second halves of terms that here are hardly words of their own."""
_OF_VERBS_WORDS: Final = """
    để đã đang sẽ chưa không được phải cần việc nhằm khi và hoặc sau trước vừa cùng tiếp tục thường xuyên kịp thời
    tăng cường chủ động phối hợp tổ chức trực
"""
_OF_VERBS: Final = frozenset(_OF_VERBS_WORDS.split())
"""Before a term these make it an act, so that a second verb cannot follow: "để tiếp nhận nhận hồ sơ"."""
_OF_PREDICATES: Final = _BINDING & {
    "được",
    "là",
    "không",
    "chưa",
    "đã",
    "sẽ",
    "rất",
    "đều",
    "cũng",
    "vẫn",
    "phải",
    "mà",
    "thì",
}
_NOUNS_HALVES: Final = frozenset({"sơ", "tục", "hoạch", "phận", "vực", "nghị", "cáo", "hạn"})
_ACTS: Final = frozenset(term.strip() for term in _ACT_TERMS.split("|"))
"""Terms that are a thing and an act: "Chính phủ ban hành quyết định quyết định …" may be right."""


def check_doubled_words(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every word or term that stands there twice."""
    for one in written(reading):
        lower = one.lower
        if any(map(eq, lower, lower[1:])):
            yield from _told(reading, one, [place for place in range(len(lower) - 1) if _is_doubled(one, place)], 1)
        again = list(map(eq, lower, lower[2:]))
        if any(map(and_, again, again[1:])):
            places = [place for place in range(len(lower) - 3) if _is_term_doubled(one, place)]
            yield from _told(reading, one, places, 2)


def _told(reading: Reading, one: Written, places: list[int], length: int) -> Iterator[Issue]:
    for place in places[:MOST_TOLD]:
        words = one.words[place : place + 2 * length]
        match = re.search(r"(?<!\w)" + r"[ \u00a0]{1,3}".join(map(re.escape, words)) + r"(?!\w)", one.text)
        if match is None:
            continue
        excerpt, once = match[0], " ".join(words[:length])
        yield slip(
            "doubled_word",
            one.passage,
            excerpt,
            f"“{once}” được viết hai lần liền nhau.",
            f"Bỏ một lần “{once}”.",
            only_mend(reading, one.passage, excerpt, once),
        )


def _is_doubled(one: Written, place: int) -> bool:
    word, before = one.lower[place], one.lower[place - 1] if place else ""
    if word != one.lower[place + 1] or not one.words[place + 1].islower():
        return False
    if not one.words[place].islower() and (place or one.words[place].isupper()):
        return False
    if word in _BINDING:
        return before not in _MEETING.get(word, set())
    after = one.lower[place + 2] if place + 2 < len(one.lower) else ""
    if _is_half_again(one, place):
        return True
    return (word, after) in terms() and (not before or before in _BEFORE) and not is_compound(before, word)


def _is_half_again(one: Written, place: int) -> bool:
    """Tell whether the second half of a term stands there once more, and begins no other word: "hồ sơ sơ được trả"."""
    lower = one.lower
    word = lower[place]
    before = lower[place - 1] if place else ""
    if word not in _BOUND or (before, word) not in terms():
        return False
    after, then = (*lower[place + 2 : place + 4], "", "")[:2]
    lead = lower[place - 2] if place > 1 else ""
    if is_compound(word, after) or not (word in _NOUNS_HALVES or lead in _OF_VERBS):
        return False
    # "Việc tiếp nhận nhận được đồng tình": the second is the verb of the sentence.
    is_bound = after in _BINDING and (word in _NOUNS_HALVES or after not in _OF_PREDICATES)
    return is_bound or not after or is_compound(after, then)


def _is_term_doubled(one: Written, place: int) -> bool:
    first, second, third, fourth = one.words[place : place + 4]
    pair = (first.lower(), second.lower())
    return (
        pair in terms()
        and " ".join(pair) not in _ACTS
        and (third, fourth) == (first if place else first.lower(), second)
        and not (place and is_compound(one.lower[place - 1], pair[0]))
    )
