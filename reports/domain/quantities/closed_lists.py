"""Lists in a sentence whose things can be told apart for certain: by the noun before each, as names, or as a bare run.

"quầy hộ tịch, quầy thuế và quầy đất đai" are three, whatever the words between; "A, B, C" without "và" are three where
nothing behind a comma may be said of the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reports.domain.quantities.body_names import close_names
from reports.domain.quantities.families import COMPOUNDS
from reports.domain.quantities.short_lists import goes_on_inside

_CLOSED: Final = re.compile(r"\([^()]{0,300}\)|“[^“”]{0,160}”|\"[^\"]{0,160}\"")
_SIGNS: Final = re.compile(r"[,;]")
_AND: Final = re.compile(r"\s(?:và|hoặc|cùng với|cùng|hay|&)\s")
_AND_FIRST: Final = re.compile(r"\A(?:và|hoặc|cùng với|cùng|hay|&)\s", re.IGNORECASE)
_CHOICE: Final = re.compile(r",?\s(?:hoặc|hay)\s", re.IGNORECASE)
_MANY: Final = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|các|những|nhiều|vài|mấy|mỗi|từng|cả|số"
_SAID_OF_THEM: Final = re.compile(
    r"(?:đồng thời|ngoài|bên cạnh|qua|đã|đang|được|bị|trong|riêng|các|những|tổng|góp|tuy|còn|nhằm|với|để|do|vì|nên|từ"
    r"|bảo đảm|đảm bảo|kết quả|hiện|đến|tới|phát hiện|chấn chỉnh|yêu cầu|có|là|đều|cũng|vẫn|mỗi|từng|thuộc|của|tại|ở"
    r"|theo|giúp|sau|trước|khi|kể|nhất là|đặc biệt|đạt|chiếm|tăng|giảm|so với|gồm|và|hoặc|hay|tùy|mà|nếu|thay|cho|cùng"
    r"|phục vụ|đáp ứng|tạo|nơi|gần|nằm|chủ yếu|chưa|hoàn thành|không|tương|khoảng|cách|sẽ|bởi|xếp|trên|dưới|về|lần|trừ"
    r"|kèm)"
    r"(?!\w)",
    re.IGNORECASE,
)
_COMPOUND_RUN: Final = re.compile(
    r"(?<!\w)(?:khiếu nại, tố cáo|thi đua, khen thưởng|cha, mẹ, con|cha, mẹ|giao thông, vận tải|tài nguyên, môi trường"
    r"|văn hóa, (?:thể thao|xã hội|thông tin)(?:, du lịch)?|thể thao, du lịch|nông, lâm|trồng trọt, chăn nuôi"
    r"|phòng, chống|phòng cháy, chữa cháy|cứu nạn, cứu hộ|lao động, (?:việc làm|thương binh)|nhà ở, đất ở"
    r"|quy hoạch, xây dựng|đất đai, (?:nhà ở|môi trường)|công chứng, chứng thực|nhà, đất|phí, lệ phí|bổ sung, sửa đổi"
    r"|dân tộc, tôn giáo|tôn giáo, dân tộc|lưu trữ, văn thư|văn thư, lưu trữ|kế hoạch, (?:đầu tư|tài chính)"
    r"|tài chính, (?:kế hoạch|ngân sách)|tổ chức, (?:cán bộ|biên chế|bộ máy)|khoa học, công nghệ"
    r"|cấp mới, cấp (?:đổi|lại)"
    r"|sơ kết, tổng kết|tập huấn, bồi dưỡng|tiếp nhận, (?:xử lý|trả)|niêm yết, công khai"
    r"|thông tin, truyền thông)(?!\w)",
    re.IGNORECASE,
)
_LACKS: Final = re.compile(r"(?:chưa|không|chậm|thiếu) ", re.IGNORECASE)
_NO_HEADS: Final = frozenset({"các", "những", "một", "hai", "ba", "ông", "bà", "đồng", "số"})
_LEAST: Final = 3
_LONGEST: Final = 90
_WORDS: Final = 7
_WORDS_OF_CLAUSE: Final = 3
_WORDS_OF_NAME: Final = 4
_CLAUSES: Final = frozenset({"task", "flaw", "point", "idea", "check", "remark"})
"""What these nouns count is told in clauses, which may hold commas after their first words."""


@dataclass(frozen=True, slots=True)
class Things:
    """The least and the most number of things that a list may hold."""

    least: int
    most: int

    def missed_by(self, announced: int) -> int | None:
        """Return how many things are listed where they cannot be the announced number, else None."""
        if self.least <= announced <= self.most:
            return None
        return self.least if announced < self.least else self.most


def things_of_noun(scope: str, unit: str) -> Things | None:
    """Return how many things a list has that repeats the noun `unit` before its things, None where it does not."""
    pieces = _pieces(_blanked(scope))
    head = re.compile(rf"{re.escape(unit)}(?!\w)", re.IGNORECASE)
    if not pieces or not head.match(pieces[0]):
        return None
    if re.search(rf"(?<!\w)(?:{_MANY}|\d{{1,4}})\s{re.escape(unit)}(?!\w)", scope, re.IGNORECASE):
        return None
    parts = [part for piece in pieces for part in _AND.split(piece)]
    things = [part for part in parts if head.match(part)]
    if len(things) < 2 or len(set(map(str.lower, things))) < len(things):
        return None
    if any(not head.match(piece) and _SAID_OF_THEM.match(piece) for piece in pieces):
        # What is said of the things may hold commas of its own, and names no thing.
        return Things(len(things), len(parts))
    return Things(len(things), len(parts) + hidden_things(scope))


def things_of_one_word(scope: str) -> Things | None:
    """Return how many things a list has that opens each with one word: "qua …, qua … và qua …"; None for another."""
    pieces = _pieces(_blanked(scope))
    parts = [part for piece in pieces for part in _AND.split(piece)]
    if len(pieces) < 2 or len(parts) < _LEAST or len({piece.split()[0].lower() for piece in pieces}) > 1:
        return None
    word = pieces[0].split()[0].lower()
    alike = sum(part.lower().startswith(f"{word} ") for part in parts)
    if word in _NO_HEADS or len(set(parts)) < len(parts) or max(map(len, parts)) > _LONGEST:
        return None
    return Things(alike, len(parts) + hidden_things(scope))


def plain_things(scope: str) -> Things | None:
    """Return the least and the most things of any short list, None where what stands in it may be said of others."""
    pieces = _pieces(_blanked(scope))
    if len(pieces) < 2 or any(_SAID_OF_THEM.match(piece) for piece in pieces[1:]):
        return None
    if any(len(piece) > _LONGEST for piece in pieces):
        return None
    return Things(len(pieces), len(pieces) + sum(len(_AND.findall(piece)) for piece in pieces) + hidden_things(scope))


def names_listed(scope: str) -> Things | None:
    """Return how many names a list has that is made of nothing else: "PAPI, SIPAS và PCI"; None for another list."""
    blanked = _blanked(scope)
    parts = [part for piece in _pieces(blanked) for part in _AND.split(piece)]
    if len(parts) < 2 or not all(map(_is_name, parts)):
        return None
    return Things(len(parts), len(parts)) if "_" not in blanked else None


def choices_listed(scope: str) -> Things | None:
    """Return how many choices "A, B hoặc C" offers, None where no "hoặc" says that the last of them follows."""
    parts = _CHOICE.split(_blanked(scope))
    if len(parts) != 2:
        return None
    before = len(_pieces(parts[0]))
    most = before + 1 + len(_AND.findall(" ".join(parts))) + parts[1].count(",") + hidden_things(scope)
    return Things(before + 1, most)


def bare_run(pieces: Sequence[str], group: str) -> bool:
    """Tell whether pieces between commas are as many things, of which none may be said of the others.

    No "và" stands among them; every one is short, and in a list of clauses none so short that it shares its object.
    """
    things = [_CLOSED.sub(" ", piece).strip() for piece in pieces]
    joined = ", ".join(things)
    if len(things) < 2 or _AND.search(joined) or COMPOUNDS.search(joined) or close_names(joined) != joined:
        return False
    if _COMPOUND_RUN.search(joined) or goes_on_inside(things):
        return False
    if any(_SAID_OF_THEM.match(thing) and not (group == "flaw" and _LACKS.match(thing)) for thing in things[1:]):
        return False
    least = _WORDS_OF_CLAUSE if group in _CLAUSES else 2
    return all(least <= len(thing.split()) <= _WORDS for thing in things)


def hidden_things(scope: str) -> int:
    """Return how many more things a list may have where its fixed compounds are two each: "người dân, doanh nghiệp"."""
    return sum(
        match[0].count(",") + match[0].count(" và ")
        for compounds in (COMPOUNDS, _COMPOUND_RUN)
        for match in compounds.finditer(scope.lower())
    )


def _blanked(scope: str) -> str:
    text = close_names(_CLOSED.sub(lambda match: " " * len(match[0]), scope))
    for compound in (COMPOUNDS, _COMPOUND_RUN):
        text = compound.sub(lambda match: match[0].replace(",", "_").replace(" và ", " __ "), text)
    return text.rstrip(" .")


def _pieces(blanked: str) -> list[str]:
    pieces = (_AND_FIRST.sub("", piece.strip(), count=1) for piece in _SIGNS.split(blanked))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def _is_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= _WORDS_OF_NAME and all(any(map(str.isupper, word)) for word in words)
