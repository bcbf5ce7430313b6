"""Counts announced before the things themselves: "ban hành 03 văn bản: …; …; …", "02 nhiệm vụ gồm:" and a list.

A list inside a sentence is counted in two ways, with every "và" parting two things and with none; only a number that
neither reaches is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from reports.domain.quantities.announced_bodies import bodies_listed
from reports.domain.quantities.claims import READ_AHEAD, Claim, Statement
from reports.domain.quantities.closed_lists import (
    Things,
    bare_run,
    hidden_things,
    names_listed,
    things_of_noun,
    things_of_one_word,
)
from reports.domain.quantities.list_scopes import HEDGED, cut, ordinals, outer_commas, scope_end, top_symbols
from reports.domain.quantities.listable import is_listable
from reports.domain.quantities.lists import Item, find_listings
from reports.domain.quantities.names import quoted_names
from reports.domain.quantities.short_lists import asides_listed, closed_scope, days_listed, short_things
from reports.domain.quantities.spelled_counts import wrong_spelled_counts
from reports.domain.quantities.units import is_unknown

_OPENS: Final = re.compile(
    r"(?P<words>[^.;:()]{0,90}?)"
    r"(?P<sign>:|(?<!\w)(?:bao )?gồm(?: có| các)?\s*:?|(?<!\w)(?:đó|lần lượt|cụ thể|ấy|chính) là\s*:?"
    r"|\)\s*:|\((?:gồm|bao gồm|là)?:?)"
)
_NAMING: Final = re.compile(
    r"(?P<words>[^.;:(),]{0,90}?)(?<!\w)(?P<sign>là)\s(?!(?:sản phẩm|công cụ|cơ sở|nơi|những|các|một|do|của|để|kết quả"
    r"|mới|tự|nhằm|việc|bước|điều|yếu tố|phần|không|cần|rất|đã|được|tiền đề|nền tảng|căn cứ)(?!\w))"
)
"""Opens a list of short things only: "3 lĩnh vực là đất đai, hộ tịch và xây dựng"."""

_NUMBERED: Final = re.compile(r"\((\d{1,2})\)\s|(?<![\w.,])(\d{1,2})\)\s")
_AND: Final = re.compile(r"\s(?:và|hoặc|cùng|cùng với|hay|&)\s")
_CLOSED: Final = re.compile(r"\)\s?:")
_ASIDE: Final = re.compile(
    r"\s*(?:đồng thời|ngoài ra|bên cạnh|qua đó|đã|đang|trong khi|riêng|các|tổng|góp phần|tuy nhiên|còn|nhằm|với|để|do"
    r"|từ đó|bảo đảm|đảm bảo|được"
    r"|kết quả|hiện|đến nay|phát hiện|chấn chỉnh|yêu cầu)(?!\w)"
)
_INTRODUCED: Final = re.compile(
    r"(?<!\w)(?:có|gồm|với|qua|bằng|vào|theo|đề ra|thực hiện|triển khai|xác định|ban hành|xây dựng|chỉ ra|đủ|cả)\s\Z"
)
_PERSONS: Final = re.compile(r"(?:^|,|;|\svà)\s*(?:ông|bà|đồng chí|đ/c|anh|chị)\s(?=[A-ZĐ])", re.MULTILINE)
_NO_LISTS: Final = frozenset({"dossier", "", "person", "any", "account", "form", "seat"})
_NAMED: Final = frozenset({"works", "point", "field", "idea"})
_OFFICES: Final = ("phó trưởng ban", "đồng chí", "ủy viên", "thành viên")
_TYPICAL: Final = re.compile(r"\s*(?:[^\W\d]+ ){0,3}(?:nổi bật|tiêu biểu|điển hình)\s*")
_QUOTED_NOUN: Final = re.compile(r"\s[“\"][^”\"]{2,20}[”\"]\s?")
_SLOGAN: Final = re.compile(r"\s[^”\"]{2,30}[”\"]\s?\Z")
_MOST: Final = 30
_SHORT: Final = 7
_LONGEST_PIECE: Final = 140


@dataclass(frozen=True, slots=True)
class WrongCount:
    """A count that is not that of the things listed after it; `place` is the announcing paragraph's."""

    place: int
    claim: Claim
    listed: int


def wrong_counts(items: Sequence[Item]) -> Iterator[WrongCount]:
    """Yield every announced count that its list contradicts, in a sentence or in the paragraphs after it."""
    for place, item in enumerate(items):
        for claim in item.statement.claims:
            if _may_announce(claim):
                listed = _listed_after(item.statement, claim)
                if listed is not None and listed != claim.mention.of:
                    yield WrongCount(place, claim, listed)
        for wrong in wrong_spelled_counts(item.statement):
            yield WrongCount(place, wrong.claim, wrong.listed)
    for listing in find_listings(items):
        statement = items[listing.announcer].statement
        if listing.strength == "weak" or not items[listing.items[0]].style:
            continue
        counts = [one for one in statement.claims if _is_count(one)]
        last = [one for one in counts if one.sentence == statement.claims[-1].sentence] if counts else []
        tail = statement.lowered[last[-1].mention.until :] if last else ""
        if not last or len(tail) > _LONGEST_PIECE or HEDGED.search(tail) or _is_unlisted(last[-1]):
            continue
        number = len(listing.items)
        if not any(one.mention.value == number for one in counts) and not _has_figures(items, listing.items):
            yield WrongCount(listing.announcer, last[-1], number)


def _is_count(claim: Claim) -> bool:
    mention = claim.mention
    return mention.kind in ("count", "fraction") and not mention.is_approximate and 2 <= mention.value <= _MOST


def _may_announce(claim: Claim) -> bool:
    mention = claim.mention
    return _is_count(claim) and mention.group != "dossier" and (mention.group != "" or _is_slogan(claim))


def _is_slogan(claim: Claim) -> bool:
    """Tell whether a quotation names the things: "“5 tại chỗ” (tiếp nhận, thẩm định, …)", "4 “không”: …"."""
    if claim.mention.group not in ("", "any"):
        return False
    in_quotation = claim.before.endswith(("“", '"')) and _SLOGAN.match(claim.after) is not None
    return in_quotation or _QUOTED_NOUN.match(claim.after) is not None


def _is_unlisted(claim: Claim) -> bool:
    return claim.mention.group in ("", "dossier") or is_unknown(claim.mention.group)


def _has_figures(items: Sequence[Item], places: Sequence[int]) -> bool:
    """Tell whether the list gives figures of its own, so that its items are kinds and not things."""
    counted = sum(
        any(
            one.mention.kind == "count" and len(items[place].statement.lowered) < 90
            for one in items[place].statement.claims
        )
        for place in places
    )
    return counted * 2 >= len(places)


def _listed_after(statement: Statement, claim: Claim) -> int | None:
    """Return how many things the sentence lists after a count where it cannot be that many, else None."""
    announced = int(claim.mention.value)
    in_words = ordinals(statement.lowered, claim.mention.until)
    if in_words:
        return None if in_words == announced else in_words
    if claim.mention.group in ("check", "meeting"):
        days = days_listed(statement.lowered, claim.mention.until)
        if days is not None:
            return None if days == announced else days
    if claim.mention.group == "body":
        until = claim.mention.until
        in_bracket = claim.depth > 0 and not _CLOSED.match(statement.lowered, until)
        bodies = bodies_listed(statement, claim, scope_end(statement, until, in_bracket))
        return None if bodies == announced else bodies
    opening = _OPENS.match(statement.lowered, claim.mention.until)
    naming = _NAMING.match(statement.lowered, claim.mention.until)
    is_naming = naming is not None and not _is_slogan(claim) and (not opening or naming.end() < opening.end())
    if is_naming:
        opening = naming
    if (
        not opening
        or (HEDGED.search(opening["words"]) and not _TYPICAL.fullmatch(opening["words"]))
        or re.search(r"(?<!\w)(?:và|với|tại|cho)(?!\w)[^:]{30}", opening["words"])
    ):
        return None
    if any(
        claim.mention.end <= one.mention.start < opening.end()
        and one.mention.kind in ("count", "fraction")
        and one.mention.group != "none"
        for one in statement.claims
    ):
        return None
    start = opening.end()
    end = scope_end(statement, start, opening["sign"].startswith("("))
    if end > statement.claims[-1].mention.end + READ_AHEAD or statement.text.startswith(("…", "..."), end):
        return None
    scope = closed_scope(statement.lowered[start:end])
    end = start + len(scope)
    quoted = quoted_names(statement.text[start:end], claim.mention.unit)
    if quoted:
        return None if quoted == announced else quoted
    numbered = [int(first or second) for first, second in _NUMBERED.findall(scope)]
    is_numbered = numbered == list(range(1, len(numbered) + 1)) and len(numbered) > 1
    if (HEDGED.search(scope) and not is_numbered) or not scope.strip():
        return None
    depth = claim.depth + opening["sign"].startswith("(")
    inside = [
        one
        for one in statement.claims
        if start <= one.mention.start < end
        and one.depth <= depth
        and one.mention.kind in ("count", "fraction", "percent")
    ]
    if any(one.mention.group in (claim.mention.group, "") and one.mention.kind == "count" for one in inside):
        return None
    if is_numbered:
        return None if len(numbered) == announced else len(numbered)
    asides = asides_listed(scope)
    if asides:
        return None if asides == announced else asides
    things = None if inside else _things(statement.text[start:end], claim)
    if things:
        return things.missed_by(announced)
    if claim.mention.group in _NO_LISTS and claim.mention.group != "person" and not _is_slogan(claim):
        return None
    if claim.mention.group == "person" and claim.mention.unit not in _OFFICES:
        persons = len(_PERSONS.findall(statement.text[start:end]))
        return None if persons < 2 or persons == announced else persons
    if is_naming and ((is_unknown(claim.mention.group) and not is_listable(claim.after)) or not _are_short(scope)):
        return None
    listed = _pieces(statement, claim, start, end, announced, bool(inside))
    if listed is not None and listed < announced and _TYPICAL.fullmatch(opening["words"]):
        return None
    return listed


def _things(scope: str, claim: Claim) -> Things | None:
    """Return how many things a list has that shows them by their noun or as names."""
    found = things_of_noun(scope, claim.mention.unit) if claim.mention.unit else None
    if found is None and claim.mention.group in _NAMED:
        found = names_listed(scope)
    is_told = is_listable(claim.after) or not is_unknown(claim.mention.group)
    return things_of_one_word(scope) if found is None and is_told and claim.mention.group != "person" else found


def _are_short(scope: str) -> bool:
    """Tell whether what follows "là" are several short things, and no sentence about the one."""
    pieces = scope.split(",")
    return len(pieces) > 1 and all(len(piece.split()) <= _SHORT for piece in pieces[:-1])


def _pieces(statement: Statement, claim: Claim, start: int, end: int, announced: int, has_figures: bool) -> int | None:
    lowered = statement.lowered
    semicolons = [mark.place for mark in statement.marks if mark.sign == ";" and start <= mark.place < end]
    is_introduced = lowered[start - 1] == ":" and _INTRODUCED.search(claim.before) is not None
    if semicolons and (not is_unknown(claim.mention.group) or is_introduced):
        pieces = cut(lowered, start, end, semicolons)
        if pieces and len(_AND.split(pieces[0])) + pieces[0].count(",") == announced:
            # "là hộ tịch, đất đai, giao thông; lĩnh vực y tế đứng thứ tư": the list ends before the semicolon.
            return None
        if len(pieces) < 2 or any(_ASIDE.match(piece) for piece in pieces):
            return None
        joined = len(_AND.findall(pieces[-1])) if announced > len(pieces) and len(pieces[-1]) < _LONGEST_PIECE else 0
        return None if len(pieces) <= announced <= len(pieces) + joined else len(pieces)
    if claim.mention.group == "document":
        symbols = top_symbols(lowered[start:end])
        if symbols > announced:
            return symbols
    if has_figures:
        return None
    commas = outer_commas(statement, start, end)
    pieces = cut(lowered, start, end, commas)
    joints = sum(len(_AND.findall(piece)) for piece in pieces)
    most = len(pieces) + joints + hidden_things(lowered[start:end])
    is_sure = (
        not is_unknown(claim.mention.group)
        or is_listable(claim.after)
        or (announced > most and is_introduced)
        or _is_slogan(claim)
    )
    if claim.mention.group == "body" and not any(map(str.isupper, statement.text[start:end])):
        # "Kiểm tra 08 đơn vị: kiểm tra trực tiếp, …" tells how, and not which.
        return None
    if not is_sure and not all(piece.startswith(claim.mention.unit) for piece in pieces):
        # "5 không: không …, không …"; any other noun that the list does not have may be no noun.
        return None
    if most < 2 or any(len(piece) > _LONGEST_PIECE or _ASIDE.match(piece) for piece in pieces):
        return None
    if announced > most:
        return most
    least = len(pieces)
    if (
        announced <= least
        and claim.mention.group not in ("body", "document", "person")
        and (not is_unknown(claim.mention.group) or is_listable(claim.after))
    ):
        things = short_things(pieces, announced)
        if things is not None:
            return things
    if announced < least and claim.mention.group not in ("body", "person") and bare_run(pieces, claim.mention.group):
        return least
    if announced < least and _are_parallel(statement, claim, start, end, commas):
        return least + (1 if _AND.search(pieces[-1]) else 0)
    return None


def _are_parallel(statement: Statement, claim: Claim, start: int, end: int, commas: Sequence[int]) -> bool:
    """Tell whether all pieces are names: each opens with a capital, or all with one word."""
    edges = [start, *(place + 1 for place in commas)]
    if all("(" in statement.text[one:other] for one, other in pairwise([*edges, end])):
        # "đất đai (730 lượt), hộ tịch (415 lượt), …": each thing has its own aside.
        return True
    openings = [statement.text[edge:end].lstrip()[:40] for edge in edges]
    heads = [re.split(r"\W", opening.lower())[0] for opening in openings]
    if claim.mention.group not in ("body", "document", "meeting"):
        return len(set(heads)) == 1
    return all(opening[:1].isupper() for opening in openings) or len(set(heads)) == 1
