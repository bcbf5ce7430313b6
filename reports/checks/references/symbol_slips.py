"""A number and symbol typed so that it is none: "05/KHSYT", "22-KH-SYT", "219/kh-syt", "22/KH/SYT", "1O/KH-SYT",
"KH/12-SYT", "45-SYT/VP", "5/2023/TT BYT".

What follows "số" or the name of a kind is taken apart into number, year, code and body, and put together again; where
what comes out is another spelling of a symbol that is right, the spelling is wrong.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.c: a slash after the number, hyphens between the groups, capitals.
"""

import re
from collections.abc import Iterator
from typing import Final

from core.issue import Issue, Mend
from core.text import fold
from directives.domain.document_types import TYPE_CODES, TYPE_NAMES
from reports.checks.per_reading import per_reading
from reports.checks.reading import Passage, Reading
from reports.checks.references.bodies import is_party_body, is_state_body
from reports.checks.references.citations import citations

CODE = "symbol"
_KINDS: Final = {fold(code): code for code in TYPE_NAMES}
_NAMES: Final = frozenset(TYPE_CODES) - {"lệnh", "luật"}
_LETTERS: Final = frozenset({"công văn", "văn bản"})
_LETTER: Final = "A-Za-zÀ-ỹĐđ"
_LEAD: Final = re.compile(
    rf"(?:(?<!\w)(?P<kind>{'|'.join(sorted(_NAMES, key=len, reverse=True))})[ \u00a0]{{1,2}})?"
    r"(?P<so>(?<!\w)số[ \u00a0]{0,2}:?[ \u00a0]{0,2})?\Z",
    re.IGNORECASE,
)
_WINDOW: Final = 32
_TOKEN: Final = re.compile(
    r"(?P<number>[0-9][0-9OolI]{0,4}|(?<=[ :])[Ol][0-9])(?P<first>[ \u00a0]?[/\\_.-]{1,2}[ \u00a0]?|[ \u00a0]?)"
    r"(?:(?P<year>(?:19|20)[0-9O]{2})[ \u00a0]?[/\\_.-]{1,2}[ \u00a0]?)?"
    rf"(?P<code>[{_LETTER}]{{1,12}})"
    rf"(?:(?P<second>[ \u00a0]?[/\\_.&-]{{1,2}}[ \u00a0]?"
    rf"|(?:(?<=/[A-ZĐ]{{2}})|(?<=/[SB][A-ZĐ]{{2}}))[ \u00a0](?=[A-ZĐ]{{2}}))"
    rf"(?P<body>[{_LETTER}]{{2,12}}))?"
    rf"(?P<rest>(?:[&-][{_LETTER}]{{1,10}}){{0,3}})(?![\w/])"
)
_NO_NUMBER: Final = re.compile(
    rf"(?<!\w)[sS]ố[ \u00a0]{{0,3}}:?[ \u00a0]{{0,3}}(?:(?:[xX]{{1,4}}|\?{{1,4}}|0{{1,3}})[ \u00a0]?)/[ \u00a0]?"
    rf"(?:{'|'.join(sorted(TYPE_NAMES, key=len, reverse=True))})-[A-ZĐ]{{2,10}}(?!\w)"
)
"""A number left blank is a blank, which another rule tells."""
_CODES: Final = "|".join(sorted(TYPE_NAMES, key=len, reverse=True))
_CODE_FIRST: Final = re.compile(rf"(?P<code>{_CODES})/(?P<number>[0-9]{{1,4}})-(?P<body>[A-ZĐ]{{2,10}})(?![\w/])")
_YEAR_JOINED: Final = re.compile(
    rf"(?P<number>[0-9]{{1,5}})[ \u00a0]?/[ \u00a0]?(?P<year>(?:19|20)[0-9]{{2}})[ \u00a0]?"
    rf"(?P<rest>(?:{_CODES})[-/][A-ZĐ][A-Za-zĐ]{{1,9}}(?:-[A-ZĐ]{{2,9}}){{0,2}}|(?:UBTV)?QH[0-9]{{1,2}})(?![\w/])"
)
"""The slash between year and code is lost: "61/2018NĐ-CP", "63/2020QH14"."""
_TURNED: Final = re.compile(rf"(?P<number>[0-9]{{1,5}})/(?P<body>[A-ZĐ][A-Za-zĐ]{{1,9}})-(?P<code>{_CODES})(?![\w/-])")
"""Body and code have changed places: "468/TTg-QĐ"."""
_SPACED: Final = re.compile(r"[ \u00a0]-|-[ \u00a0]")
_SPACES: Final = re.compile(r"[ \u00a0]")
_DIGITS: Final = str.maketrans("OoIl", "0011")


def check_symbol_slips(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such spelling, with the right one; an info for spaces in a symbol that is plain."""
    yield from symbol_slips(reading).values()
    yield from _spaced(reading)


@per_reading
def symbol_slips(reading: Reading) -> dict[tuple[int, int], Issue]:
    """Return by passage and place in its text what is spelled wrongly there."""
    bodies = {one.issuer_code for one in citations(reading) if "-" in one.reference.symbol}
    right = {
        (one.cited.passage.place, one.number_at)
        for one in citations(reading)
        if not any(fault.startswith("Ký hiệu") for fault in one.reference.faults)
    }
    found: dict[tuple[int, int], Issue] = {}
    for passage in reading.passages:
        if any(char in passage.text for char in "/-_"):
            for at, issue in _slips(passage, bodies, right):
                found[passage.place, at] = issue
    return found


def _spaced(reading: Reading) -> Iterator[Issue]:
    told = symbol_slips(reading)
    for one in citations(reading):
        words = one.number_words
        right = _SPACES.sub("", words)
        if not _SPACED.search(words) or not one.is_accusable or (one.cited.passage.place, one.number_at) in told:
            continue
        if _SPACES.sub("", one.name) == right:
            message = f"“{words}” có dấu cách thừa trong số, ký hiệu văn bản."
            yield Issue("info", CODE, one.node, message, words, f"Sửa thành {right}.", mend=Mend(words, right))


def _slips(passage: Passage, bodies: set[str], right: set[tuple[int, int]]) -> Iterator[tuple[int, Issue]]:
    text = passage.text
    for match in _TOKEN.finditer(text, passage.own_from):
        if (passage.place, match.start()) in right or (not match["body"] and match["first"].strip() != "/"):
            continue
        lead = _LEAD.search(text, max(0, match.start() - _WINDOW), match.start())
        if lead is None or not lead[0]:
            continue
        spelled = _right_spelling(match, lead["kind"] or "", bodies)
        if spelled:
            yield _told(passage, match, spelled)
    for match in _CODE_FIRST.finditer(text, passage.own_from):
        lead = _LEAD.search(text, max(0, match.start() - _WINDOW), match.start())
        body = match["body"]
        if lead and lead["so"] and (body in bodies or is_state_body(body)):
            right_one = f"{match['number']}/{match['code']}-{body}"
            message = f"“{match[0]}” không đúng cách viết số, ký hiệu văn bản: số đứng trước, tên loại đứng sau."
            yield match.start(), Issue("warning", CODE, passage.node, message, match[0], f"Sửa thành {right_one}.")
    for match in _YEAR_JOINED.finditer(text, passage.own_from):
        lead = _LEAD.search(text, max(0, match.start() - _WINDOW), match.start())
        if lead and lead[0]:
            rest = match["rest"] if "QH" in match["rest"] else match["rest"].replace("/", "-", 1)
            yield _told(passage, match, f"{match['number']}/{match['year']}/{rest}")
    for match in _TURNED.finditer(text, passage.own_from):
        lead = _LEAD.search(text, max(0, match.start() - _WINDOW), match.start())
        named = TYPE_CODES.get(" ".join(lead["kind"].lower().split())) if lead and lead["kind"] else None
        if named == match["code"] and (match["body"] in bodies or is_state_body(match["body"])):
            yield _told(passage, match, f"{match['number']}/{match['code']}-{match['body']}")
    for match in _NO_NUMBER.finditer(text, passage.own_from):
        message = f"“{match[0]}” chưa có số văn bản."
        suggestion = "Ghi số của văn bản, hoặc bỏ dẫn chiếu nếu văn bản chưa ban hành."
        yield match.start(), Issue("warning", CODE, passage.node, message, match[0], suggestion)


def _told(passage: Passage, match: re.Match[str], right: str) -> tuple[int, Issue]:
    message = f"“{match[0]}” không đúng cách viết số, ký hiệu văn bản."
    return match.start(), Issue("warning", CODE, passage.node, message, match[0], f"Sửa thành {right}.")


def _right_spelling(match: re.Match[str], kind: str, bodies: set[str]) -> str:
    """Return the symbol that was meant, "" where what stands there is right or may be anything else."""
    if not any(char.isdigit() for char in match["number"]):
        return ""
    written, then = match["code"], match["body"] or ""
    first, second = match["first"].strip(), (match["second"] or "").strip()
    parted = _code_and_body(written, then, bodies)
    if parted is None and then.isupper() and _is_letter(written, first, second, bodies, kind):
        # An official letter with its slash lost or out of place: the body stands first.
        parted = written, then
    if parted is None:
        return ""
    code, body = parted
    by_name = TYPE_CODES.get(" ".join(kind.lower().split()), "")
    if (by_name and by_name != code) or is_party_body(body):
        return ""
    # The manner of the Party and the unions ("12-KH/ĐTN") is none of a state body.
    if (
        first == "-"
        and second == "/"
        and not {code, body} & bodies
        and not is_state_body(body)
        and not is_state_body(code)
    ):
        return ""
    if not then and first != "/":
        return ""
    if then and not second and first != "/":
        # A space alone parts words as well.
        return ""
    year = (match["year"] or "").replace("O", "0")
    symbol = f"{code}-{body}{match['rest'].upper()}"
    right = "/".join(part for part in (match["number"].translate(_DIGITS), year, symbol) if part)
    return right if right != _SPACES.sub("", match[0]) else ""


def _is_letter(body: str, first: str, second: str, bodies: set[str], kind: str) -> bool:
    """Tell whether what stands between number, body and writer is a slip: "385 SYT-VP", "45-SYT/VP", "45/SYT/VP"."""
    if kind.lower() in _LETTERS and (first == "" or (first == "/" and second != "&" and second != "-")):
        return _is_known({body}, bodies)
    if (first, second) == ("-", "/"):
        return _is_known({body}, bodies)
    return not first and second == "-" and body in bodies | {"UBND"}


def _is_known(codes: set[str], bodies: set[str]) -> bool:
    return any(code in bodies or is_state_body(code) for code in codes)


def _code_and_body(written: str, then: str, bodies: set[str]) -> tuple[str, str] | None:
    """Return code and body, also where they are written as one word; None where they are no known ones."""
    if then:
        code = _KINDS.get(fold(written))
        body = _body(then, bodies)
        return (code, body) if code and body and _is_meant(written, code) else None
    upper = written.upper()
    for length in (4, 3, 2, 1):
        code = _KINDS.get(fold(written[:length]))
        body = upper[length:]
        if code and len(body) > 2 and (body in bodies or (is_state_body(body) and len(code) == 2)):
            return (code, body) if written[:length] in (code, code.lower()) else None
    return None


def _is_meant(written: str, code: str) -> bool:
    """Tell whether the letters are those of the code, in any case; of a lost accent another rule speaks."""
    return written.upper() == code.upper()


def _body(written: str, bodies: set[str]) -> str:
    for body in (written, written.upper()):
        if body in bodies or is_state_body(body):
            return body
    return "TTg" if written.lower() == "ttg" and written != "TTG" else ""
