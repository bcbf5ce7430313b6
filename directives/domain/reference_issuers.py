"""The issuer in a reference: where the name of the body after "của" ends."""

import re
from typing import Final

from directives.domain.reference_words import BODIES, SURE_OPENERS

# With these a subject begins, so after "của …" they end the issuer's name.
_OPENERS: Final = frozenset(
    {
        *(*SURE_OPENERS, "kết luận", "thực hiện", "tổ chức", "tăng cường", "đẩy mạnh", "chấn chỉnh", "yêu cầu"),
        *("đề nghị", "thông báo", "báo cáo", "tổng hợp", "kiểm tra", "rà soát", "phát động", "thành lập", "kiện toàn"),
        *("phân công", "phân cấp", "điều chỉnh", "bổ sung", "góp ý", "trả lời", "cung cấp", "đánh giá", "khảo sát"),
        *("khắc phục", "xử lý", "nâng cao", "tiếp tục", "phối hợp", "hỗ trợ", "đính chính", "thay thế", "công nhận"),
        *("bổ nhiệm", "chỉ đạo", "đôn đốc", "xây dựng", "truyền thông", "tuyên truyền", "giao", "cử", "mời", "gửi"),
    }
)
_NOT_ISSUER: Final = _OPENERS | frozenset(
    {
        *("ngày", "đã", "đang", "sẽ", "chưa", "được", "là", "thì", "nhưng", "tuy", "song", "để", "nhằm", "theo"),
        *("tại", "trong", "có", "cho", "hoặc", "cùng", "do", "số", "này", "trên", "nêu", "nói", "như", "với", "khi"),
        *("từ", "đến", "hiện", "nên", "mà", "vì", "năm"),
    }
)
_TOKEN: Final = re.compile(r"\S+")
_CLOSING_MARKS: Final = ".,;:)]}”»\"'…!?/"
_LINKS: Final = frozenset({"và", "-", "\u2013"})
_NAMES_WITH_COMMA: Final = frozenset({("hóa,", "Thể"), ("hoá,", "Thể"), ("động,", "Thương")})
"""Văn hóa, Thể thao và Du lịch; Lao động, Thương binh và Xã hội."""
_AREAS: Final = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "trấn", "phố"})
_AREA_SUFFIXES: Final = frozenset({"khóa", "khoá", "ủy", "uỷ", "đoàn"})
_COLLECTIVES: Final = frozenset({"Ban", "Tổ", "Đoàn", "Cục", "Phòng", "tâm"})
"""After these a verb belongs to the name: Ban chỉ đạo, Đoàn kiểm tra, Tổ công tác."""
_MAX_ISSUER: Final = 160
_MAX_LOWER_WORDS: Final = 5


def find_issuer_end(text: str, at: int, limit: int) -> int:
    """Return where the name of the body that begins at `at` ends (`at` itself where there is none).

    It ends at punctuation, at a word that opens a subject or a predicate, after "tỉnh", "huyện" … unless a capital
    follows, and at "và" before anything but a capital ("Sở Thông tin và Truyền thông").
    """
    line_end = text.find("\n", at, limit)
    window_end = min(limit if line_end < 0 else line_end, at + _MAX_ISSUER)
    tokens = list(_TOKEN.finditer(text, at, window_end))
    words = [token[0].rstrip(_CLOSING_MARKS) for token in tokens]
    end = at
    lower_ends: list[int] = []
    for index, token in enumerate(tokens):
        if not _belongs_to_issuer(words, index):
            break
        if words[index] in _LINKS:
            continue
        end = token.start() + len(words[index])
        lower_ends = [*lower_ends, end] if words[index].islower() else []
        if len(lower_ends) > _MAX_LOWER_WORDS:
            # Longer than any name: an unknown verb began the subject, most likely after the name's second syllable.
            return lower_ends[0]
        following = words[index + 1] if index + 1 < len(words) else ""
        if words[index] != token[0] and (token[0], following) not in _NAMES_WITH_COMMA:
            break
    return end


def _belongs_to_issuer(words: list[str], index: int) -> bool:
    word = words[index]
    before = " ".join(words[max(0, index - 2) : index])
    previous = words[index - 1] if index else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in _LINKS:
        next_body = following in BODIES or " ".join(words[index + 1 : index + 3]) in BODIES
        return index > 0 and following[:1].isupper() and not (word == "và" and next_body)
    if not word[:1].isalnum():
        return False
    if (word in _NOT_ISSUER or f"{word} {following}" in _NOT_ISSUER) and previous not in _COLLECTIVES:
        return False
    complete = previous in _AREAS or before in ("Chính phủ", "Quốc hội")
    return not (complete and word.islower() and word not in _AREA_SUFFIXES)
