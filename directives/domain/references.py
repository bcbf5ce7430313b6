"""References to documents (số, ký hiệu văn bản) in the running text of reports: found, read and written.

A reference reads "Kế hoạch số 22/KH-SYT ngày 21/02/2022 của Sở Y tế về …": type, number and symbol, date, issuer,
subject. The text is taken as it is (NFC, any spacing); what is malformed is kept and named in `faults`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from core.text import fold, squeeze
from directives.domain.document_types import TYPE_CODES, TYPE_NAMES, canonical_type_name, type_name_of

MAX_SYMBOL: Final = 60
"""Longer runs of capitals and hyphens are no symbol of a document."""
MAX_SUBJECT: Final = 1000
"""Longest subject in characters: nested citations share their text, so an unbounded one could cost its square."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation of a document; `start` and `end` bound all its parts in the text.

    Parts that the text does not name are "" or None. `symbol` is everything after the first slash without spaces.
    `type_code` comes from the symbol, else from the type's name. `year` is the one inside the number, else the
    date's. `subject` keeps its opening word ("về …"). `within` is the index of the reference in whose subject this
    one stands. `faults` are Vietnamese sentences.
    """

    start: int
    end: int
    type_name: str
    type_code: str
    number: str
    symbol: str
    year: int | None
    issuer_code: str
    issuer: str
    issued_on: date | None
    date_text: str
    subject: str
    within: int | None
    faults: tuple[str, ...]


class _Head(NamedTuple):
    """Type, number and symbol, and where they stand."""

    start: int
    end: int
    type_name: str
    number: str
    year: int | None
    groups: str


class _Tail(NamedTuple):
    """Date and issuer; `end` lies after both. `subject_start` is None where no subject follows."""

    dated: re.Match[str] | None
    issuer: str
    end: int
    subject_start: int | None


_SPACE: Final = r"[^\S\n]"

# --- Words -----------------------------------------------------------------------------------------------------------


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of `words` as whole words, the longest first, with any spacing inside."""
    longest_first = sorted(words, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(word.replace(" ", f"{_SPACE}{{1,3}}") for word in longest_first) + r")(?!\w)"


_BODIES: Final = (
    *("Sở", "UBND", "HĐND", "Ủy ban", "Uỷ ban", "Hội đồng", "Bộ", "Cục", "Chi cục", "Ban", "Phòng", "Văn phòng"),
    *("Trung tâm", "Bệnh viện", "Chính phủ", "Thủ tướng", "Chủ tịch", "Giám đốc", "Ngành", "Cơ quan", "Đơn vị"),
    *("cơ quan", "đơn vị"),
)
# With these a subject may follow a bare symbol, or a comma.
_SURE_OPENERS: Final = (
    *("về", "v/v", "quy định", "ban hành", "phê duyệt", "hướng dẫn", "triển khai", "công bố"),
    *("sửa đổi", "bãi bỏ"),
)
# A subject begins with these as well; after "của …" they end the issuer's name.
_OPENERS: Final = frozenset(
    {
        *(*_SURE_OPENERS, "kết luận", "thực hiện", "tổ chức", "tăng cường", "đẩy mạnh", "chấn chỉnh", "yêu cầu"),
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
_NOT_SUBJECT: Final = re.compile(
    r"(?i:và|tuy|tuy nhiên|song|nhưng|đã|đang|sẽ|chưa|được|bị|là|thì|để|mà|nên|do|vì|nếu|khi|có|không|cũng|vẫn|còn"
    r"|hiện(?!\s+(?:đại|thực))|trong|tại|theo(?!\s+dõi)|từ(?!\s+chối)|đến|này|nêu|nói trên|trên|như|với|của"
    r"|cho(?!\s+(?:ý|phép|thuê))|gồm|bao gồm|số(?!\s+h[oó])|năm|tháng|quý|ngày|đồng thời|cùng|hoặc|nay|kèm theo"
    r"|đính kèm|hết hiệu lực|nhằm)(?!\w)|" + _any_of(_BODIES)
)
_SURE_SUBJECT: Final = re.compile(_any_of(_SURE_OPENERS), re.IGNORECASE)
_SUBJECT_AFTER_COMMA: Final = re.compile(rf"{_SPACE}{{0,3}},{_SPACE}{{0,3}}(?={_any_of(('về', 'v/v'))})", re.IGNORECASE)

# --- Number and symbol -----------------------------------------------------------------------------------------------

_DASH: Final = r"[-\u2010-\u2015\u2212]"
_UPPER: Final = "A-ZĂÂĐÊÔƠƯ"
_GROUP: Final = rf"[{_UPPER}][{_UPPER}0-9]{{0,14}}(?:[a-zăâđêôơư]{{1,2}}[{_UPPER}0-9]{{0,8}})?(?!\w)"
_AND: Final = rf"{_SPACE}?&{_SPACE}?{_GROUP}"
_NUMBER: Final = re.compile(
    # Not inside a word, a date, a fraction, a web address or a number with separators; "số385" is one word too many.
    r"(?:(?<![\w/=])(?<!\w[-\u2013])(?<!\d[.,])|(?<=[sS]ố))"
    rf"(?P<number>[0-9]{{1,5}}){_SPACE}{{0,2}}/{_SPACE}{{0,2}}(?:(?P<year>[0-9]{{4}}){_SPACE}{{0,2}}/{_SPACE}{{0,2}})?"
    rf"(?P<groups>{_GROUP}(?:{_DASH}{_GROUP}|{_AND})+"
    # Spaces round the hyphen: only the second group, and only where it is plainly an abbreviation.
    rf"|{_GROUP}{_SPACE}?{_DASH}{_SPACE}?(?=[{_UPPER}]{{2}}|TTg){_GROUP}(?:{_DASH}{_GROUP}|{_AND}){{0,4}}"
    rf"|{_GROUP})"
)
_NATIONAL_ASSEMBLY: Final = re.compile(r"((?:UBTV)?QH)[0-9]{1,2}")
# Also as they are typed where accents are lost.
TYPE_WORDS: Final = {fold(name): code for name, code in TYPE_CODES.items()} | TYPE_CODES
_BEFORE_NUMBER: Final = re.compile(
    rf"(?:(?P<type>{_any_of(TYPE_WORDS)}){_SPACE}{{1,3}})?(?:(?<!\w)(?P<number_word>s[ốo]){_SPACE}{{0,3}}:?{_SPACE}{{0,3}})?\Z",
    re.IGNORECASE,
)
_BEFORE_WINDOW: Final = 40


def _heads(text: str) -> Iterator[_Head]:
    """Yield type, number and symbol of every reference of `text` in order."""
    previous_end = 0
    for match in _NUMBER.finditer(text):
        number_at = match.start()
        before = _BEFORE_NUMBER.search(text, max(previous_end, number_at - _BEFORE_WINDOW), number_at)
        type_name = (before and before["type"]) or ""
        groups = re.sub(_SPACE, "", re.sub(_DASH, "-", match["groups"]))
        year = match["year"]
        if len(groups) > MAX_SYMBOL:
            continue
        if "-" not in groups and "&" not in groups and not _NATIONAL_ASSEMBLY.fullmatch(groups):
            # One group alone is a slip ("107/2021/NĐ") where the rest shows a reference, else no reference ("Nhà 3/B").
            named = bool(type_name) and (year or (before and before["number_word"]))
            if not named and not (year and groups in TYPE_NAMES):
                continue
        start = before.start() if before else number_at
        previous_end = match.end()
        yield _Head(start, match.end(), type_name, match["number"], int(year) if year else None, groups)


def _codes(head: _Head) -> tuple[str, str]:
    """Return (type code, issuer code). Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.b."""
    by_name = TYPE_WORDS.get(squeeze(head.type_name).lower(), "")
    assembly = _NATIONAL_ASSEMBLY.fullmatch(head.groups)
    if assembly:
        return by_name, assembly[1]
    groups = re.split("[-&]", head.groups)
    if groups[0] in TYPE_NAMES:
        return groups[0], groups[1] if len(groups) > 1 else ""
    return by_name, groups[0]


# --- Date and issuer -------------------------------------------------------------------------------------------------

_DATE: Final = re.compile(
    rf"{_SPACE}{{0,3}},?{_SPACE}{{0,3}}(?:(?:ký|ban hành){_SPACE}{{1,3}})?(?P<day_word>ng[àa]y{_SPACE}{{1,3}})?"
    rf"(?P<date>(?P<day>[0-9]{{1,2}}){_SPACE}?(?:[/.\u2013-]{_SPACE}?|th[áa]ng{_SPACE}{{1,3}})(?P<month>[0-9]{{1,2}})"
    rf"(?:{_SPACE}?(?:[/.\u2013-]{_SPACE}?|,?{_SPACE}{{0,3}}n[ăa]m{_SPACE}{{1,3}})(?P<year>[0-9]{{2,4}}))?)(?!\d)",
    re.IGNORECASE,
)
_OF: Final = re.compile(rf"{_SPACE}{{0,3}},?{_SPACE}{{0,3}}của{_SPACE}{{1,3}}", re.IGNORECASE)
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


def _read_date(text: str, at: int, limit: int) -> re.Match[str] | None:
    """Return the date that stands at `at`; without the word "ngày" only one with its year counts."""
    match = _DATE.match(text, at, limit)
    if match and (match["day_word"] or _full_year(match)):
        return match
    return None


def _full_year(dated: re.Match[str]) -> int | None:
    return int(dated["year"]) if dated["year"] and len(dated["year"]) == 4 else None


def _calendar_date(dated: re.Match[str]) -> date | None:
    year = _full_year(dated)
    if year is None:
        return None
    try:
        return date(year, int(dated["month"]), int(dated["day"]))
    except ValueError:
        return None


def _issuer_end(text: str, at: int, limit: int) -> int:
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
        next_body = following in _BODIES or " ".join(words[index + 1 : index + 3]) in _BODIES
        return index > 0 and following[:1].isupper() and not (word == "và" and next_body)
    if not word[:1].isalnum():
        return False
    if (word in _NOT_ISSUER or f"{word} {following}" in _NOT_ISSUER) and previous not in _COLLECTIVES:
        return False
    complete = previous in _AREAS or before in ("Chính phủ", "Quốc hội")
    return not (complete and word.islower() and word not in _AREA_SUFFIXES)


# --- Subject ---------------------------------------------------------------------------------------------------------

_OPENING_MARKS: Final = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«", '"': '"'}
_AFTER_COMMA: Final = (
    *("đã", "đang", "sẽ", "hiện đã", "hiện đang", "hiện nay", "hiện tại", "đến nay", "trong đó", "theo đó", "qua đó"),
    *("vì vậy", "do đó", "do vậy", "cụ thể là", "cụ thể như"),
)
_PREDICATES: Final = ("đã", "đang", "sẽ", "xin", "báo cáo", "ban hành", "xây dựng")
_NO_CLAUSE: Final = ("trong", "về", "của", "và", "để", "khi")
# Between the body and its predicate: ", Sở Y tế tỉnh đã ban hành".
_REST_OF_BODY: Final = rf"(?:{_SPACE}{{1,3}}(?!{_any_of(_NO_CLAUSE)})\w{{1,12}}){{0,5}}?{_SPACE}{{1,3}}"
_STOP: Final = re.compile(
    r"(?P<mark>[()\[\]{}“”«»\"])|(?P<dots>[.!?…]+)|[\n;]|:(?=\s|$)"
    + "|"
    + _any_of(("tuy nhiên", "nhưng", "và đã", "và đang", "và sẽ", "và hiện đang", "và hiện đã", "và các văn bản"))
    + rf"|,{_SPACE}{{0,3}}(?:{_any_of(_AFTER_COMMA)}|{_any_of(_BODIES)}{_REST_OF_BODY}{_any_of(_PREDICATES)})"
)
_ABBREVIATIONS: Final = frozenset({"TP", "Tp", "TX", "TT", "Q", "P", "H", "TS", "ThS", "BS", "GS", "PGS", "CN", "DS"})
_LAST_WORD: Final = re.compile(r"\w{1,4}\Z")
_FEW_SPACES: Final = re.compile(rf"{_SPACE}{{0,5}}")
_TRIMMED: Final = " \t\u00a0\u2009\u202f\r.,;:/…-\u2013"
_JOINED: Final = re.compile(rf"(?:[,;]|(?<!\w)(?:và|hoặc|cùng|cùng với)){_SPACE}{{0,3}}(?:các{_SPACE}{{1,3}})?\Z")
_JOINER_WINDOW: Final = 16


class _Stops(NamedTuple):
    """The places where a subject can end, in order; where a bracket opens, `resume` is the index to go on from."""

    places: list[int]
    resume: list[int | None]

    def first_after(self, at: int, limit: int) -> int:
        """Return the first stop from `at` on, at most `limit`; brackets opened and closed on the way are skipped."""
        index = bisect_left(self.places, at)
        while index < len(self.places) and self.places[index] < limit:
            resume = self.resume[index]
            if resume is None:
                return self.places[index]
            index = resume
        return limit


def _find_stops(text: str) -> _Stops:
    stops = _Stops([], [])
    opened: list[tuple[str, int]] = []
    for match in _STOP.finditer(text):
        if match["dots"] and not _ends_sentence(text, match.start(), match.end()):
            continue
        index = len(stops.places)
        resume = None
        mark = match["mark"]
        if mark and opened and opened[-1][0] == _OPENING_MARKS.get(mark):
            stops.resume[opened.pop()[1]] = index + 1
        elif mark and mark in _OPENING_MARKS.values():
            opened.append((mark, index))
            resume = index + 1
        elif match[0] == "\n":
            opened.clear()
        stops.places.append(match.start())
        stops.resume.append(resume)
    return stops


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether the dots text[start:end] close a sentence: the text ends, or no lower-case letter follows."""
    spaces = _FEW_SPACES.match(text, end)
    after = spaces.end() if spaces else end
    following = text[after : after + 1]
    if following in ("", "\n", "/"):
        return True
    last_word = _LAST_WORD.search(text, max(0, start - 5), start)
    abbreviated = last_word is not None and last_word[0] in _ABBREVIATIONS
    return after > end and not following.islower() and not abbreviated


def _subject_start(text: str, at: int, limit: int, bare: bool) -> int | None:
    """Return where the subject begins after a head that ends at `at`, or None.

    `bare`: neither date nor issuer stands before, so only an unmistakable opening word ("về") begins a subject.
    """
    comma = _SUBJECT_AFTER_COMMA.match(text, at, limit)
    spaces = comma or _FEW_SPACES.match(text, at, limit)
    start = spaces.end() if spaces else at
    if start >= limit or not (text[start].isalpha() or text[start] in '“"'):
        return None
    if _SURE_SUBJECT.match(text, start):
        return start
    return None if bare or _NOT_SUBJECT.match(text, start) else start


def _read_tail(text: str, at: int, limit: int) -> _Tail:
    """Read what follows the symbol that ends at `at`; the next reference begins at `limit`."""
    dated = _read_date(text, at, limit)
    end = dated.end() if dated else at
    issuer = ""
    of = _OF.match(text, end, limit)
    if of:
        issuer_end = _issuer_end(text, of.end(), limit)
        issuer = squeeze(text[of.end() : issuer_end])
    if of and issuer:
        end = issuer_end
        dated_after = None if dated else _read_date(text, end, limit)
        if dated_after:
            dated, end = dated_after, dated_after.end()
    bare = dated is None and not issuer
    return _Tail(dated, issuer, end, _subject_start(text, end, limit, bare))


def _subject_end(text: str, start: int, limit: int, stops: _Stops) -> int:
    longest = start + MAX_SUBJECT
    end = stops.first_after(start, min(limit, longest))
    if end == longest:
        last_space = text.rfind(" ", start, end)
        end = last_space if last_space > start else end
    return end


# --- Parser ----------------------------------------------------------------------------------------------------------

_NEEDS_YEAR: Final = frozenset({"NĐ", "TT", "TTLT", "NQLT"})


def _faults(head: _Head, type_code: str, dated: re.Match[str] | None) -> tuple[str, ...]:
    faults: list[str] = []
    assembly = _NATIONAL_ASSEMBLY.fullmatch(head.groups) is not None
    if head.groups in TYPE_NAMES:
        faults.append(f"Ký hiệu “{head.groups}” thiếu cơ quan ban hành")
    elif not assembly and not re.search("[-&]", head.groups):
        faults.append(f"Ký hiệu “{head.groups}” thiếu tên loại văn bản hoặc đơn vị soạn thảo")
    if head.year is None and (assembly or type_code in _NEEDS_YEAR):
        faults.append(f"Số {head.number}/{head.groups} thiếu năm ban hành")
    if dated is None:
        return tuple(faults)
    year = _full_year(dated)
    if dated["year"] is None:
        faults.append(f"Ngày {dated['date']} thiếu năm")
    elif year is None:
        faults.append(f"Ngày {dated['date']} phải ghi năm bằng bốn chữ số")
    elif _calendar_date(dated) is None:
        faults.append(f"Ngày {dated['date']} không có trong lịch")
    elif head.year is not None and head.year != year:
        faults.append(f"Năm {head.year} trong số văn bản khác năm của ngày {dated['date']}")
    return tuple(faults)


def parse_references(text: str) -> list[Reference]:
    """Return every reference of `text` in order; nested ones name the reference they stand in.

    `text` is NFC; the span of a reference never crosses a line. Never raises; the time is linear in the text.
    """
    heads = list(_heads(text))
    if not heads:
        return []
    stops = _find_stops(text)
    codes = [_codes(head) for head in heads]
    tails: list[_Tail] = []
    subject_ends: list[int] = []
    within: list[int | None] = []
    open_subjects: list[int] = []
    for index, head in enumerate(heads):
        while open_subjects and subject_ends[open_subjects[-1]] <= head.start:
            open_subjects.pop()
        joined_from = max(heads[index - 1].end if index else 0, head.start - _JOINER_WINDOW)
        joined = _JOINED.search(text, joined_from, head.start)
        if joined and open_subjects:
            # "Kế hoạch … về A và Kế hoạch … về B": the nearest of the same issuer, else the innermost, ends here.
            same = [place for place, opened in enumerate(open_subjects) if codes[opened][1] == codes[index][1]]
            first_closed = same[-1] if same else len(open_subjects) - 1
            for closed in open_subjects[first_closed:]:
                subject_ends[closed] = joined.start()
            del open_subjects[first_closed:]
        outer = open_subjects[-1] if open_subjects else None
        limit = heads[index + 1].start if index + 1 < len(heads) else len(text)
        tail = _read_tail(text, head.end, limit)
        tails.append(tail)
        within.append(outer)
        outer_end = len(text) if outer is None else subject_ends[outer]
        if tail.subject_start is None or tail.subject_start >= outer_end:
            subject_ends.append(tail.end)
        else:
            subject_ends.append(_subject_end(text, tail.subject_start, outer_end, stops))
            open_subjects.append(index)
    return [
        _reference(text, head, code, tail, end, outer)
        for head, code, tail, end, outer in zip(heads, codes, tails, subject_ends, within, strict=True)
    ]


def _reference(
    text: str, head: _Head, codes: tuple[str, str], tail: _Tail, subject_end: int, within: int | None
) -> Reference:
    subject = ""
    if tail.subject_start is not None:
        subject = text[tail.subject_start : subject_end].rstrip(_TRIMMED)
    type_code, issuer_code = codes
    written_year = _full_year(tail.dated) if tail.dated else None
    return Reference(
        start=head.start,
        end=tail.subject_start + len(subject) if tail.subject_start is not None and subject else tail.end,
        type_name=head.type_name,
        type_code=type_code,
        number=head.number,
        symbol=head.groups if head.year is None else f"{head.year:04d}/{head.groups}",
        year=written_year if head.year is None else head.year,
        issuer_code=issuer_code,
        issuer=tail.issuer,
        issued_on=_calendar_date(tail.dated) if tail.dated else None,
        date_text=tail.dated["date"] if tail.dated else "",
        subject=subject,
        within=within,
        faults=_faults(head, type_code, tail.dated),
    )


# --- Wording ---------------------------------------------------------------------------------------------------------


def format_date(value: date) -> str:
    """Return "21/02/2022", "07/3/2022": a leading zero for days below 10 and for months 1 and 2 only.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.b.
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year:04d}"


def format_document(type_name: str, number: str, symbol: str, issued_on: date | None, issuer: str, subject: str) -> str:
    """Return "Kế hoạch số 22/KH-SYT ngày 21/02/2022 của Sở Y tế về …"; blank parts are left out.

    Type, number and symbol are printed as given, numbers below 10 with a leading zero.
    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.c and II.6 on citations.
    """
    full_number = "/".join(part for part in (number.zfill(2) if number else "", symbol) if part)
    parts = (
        type_name,
        f"số {full_number}" if number else "",
        f"ngày {format_date(issued_on)}" if issued_on else "",
        f"của {issuer}" if issuer else "",
        subject,
    )
    return " ".join(part for part in parts if part)


def format_reference(reference: Reference) -> str:
    """Return `reference` as NĐ 30/2020/NĐ-CP wants it written; a type that the text lacks follows from the code."""
    return format_document(
        canonical_type_name(reference.type_name) or type_name_of(reference.type_code),
        reference.number,
        reference.symbol,
        reference.issued_on,
        reference.issuer,
        reference.subject,
    )
