"""The balance of dossiers in running text: received = resolved + pending, and what each of them is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations
from typing import Final

from reports.domain.quantities.denied_universals import comes_first, denied_universals, words_around
from reports.domain.quantities.dossier_figures import Record, Told
from reports.domain.quantities.dossier_roles import CHANNELS

_MOST_OTHERS: Final = 24
_NOT_DUE: Final = re.compile(r"chưa (?:đến|tới|quá)|(?:còn|đang|vẫn) (?:trong )?(?:thời )?hạn")
_CARRIED: Final = re.compile(r"(?:kỳ|kì|quý|tháng|năm) trước|tồn|chuyển (?:sang|qua)")
_TWO: Final = 2
_CUMULATIVE: Final = re.compile(r"lũy kế|luỹ kế")
_AMONG: Final = re.compile(r"trong (?:tổng )?số (?:này|đó|ấy|trên)(?!\w)")
_INCLUDES: Final = re.compile(
    r"(?<!\w)(?:gồm|tính|kể)(?: cả| luôn)?[^,;.\d]{0,40}"
    r"(?:(?:kỳ|kì|quý|tháng|năm|tuần) trước|tồn(?!\w)|chuyển (?:sang|qua))"
)
_OPENS_CARRIED: Final = re.compile(r"[(,]\s?(?:đã |trong đó )?(?:gồm|bao gồm|kể|tính|có)(?: cả| có)?\s?\Z")
_TO_DO: Final = re.compile(r"(?<!\w)(?:phải|cần) (?:giải quyết|xử lý)")
_NEXT: Final = re.compile(r"[;.]|giải quyết|xử lý|(?<!\w)trả(?!\w)")
_REST_UNTOLD: Final = re.compile(
    r"[,;.]\s[^,;.\d]{0,30}?(?:số|phần|hồ sơ|hs|trường hợp) (?:còn lại|khác)(?![^,;.\d]{0,30} là\s\Z)"
    r"|(?:một số|vài|các) (?:hồ sơ|trường hợp)[^.]{0,60}(?:rút|trả lại|từ chối|hủy|dừng)"
)


@dataclass(frozen=True, slots=True)
class Imbalance:
    """`whole` should be the sum of `parts` (or, where `is_over`, at least as much), and is not.

    `more` are added to the whole. `is_none`: the text says that there is none of `whole`, beside `parts`.
    `is_twice`: the part is the whole, told once more.
    """

    whole: Told
    parts: tuple[Told, ...]
    is_over: bool = False
    is_none: bool = False
    is_twice: bool = False
    more: tuple[Told, ...] = ()

    @property
    def reached(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))


def imbalances(record: Record) -> Iterator[Imbalance]:
    """Yield what does not balance in a record, each figure at most once as the whole.

    A gap that other numbers of the record fill ("…, 17 hồ sơ xin rút, 9 hồ sơ trả lại") is none.
    """
    for wrong in chain(_received(record), _resolved(record), _pending(record), _balance(record)):
        if wrong.is_over or not _is_filled(record, wrong):
            yield wrong
    for said, against in denied_universals(record):
        yield Imbalance(said, (against,), is_none=True)
    yield from _late_by_bodies(record)
    for told, again in record.twice:
        yield Imbalance(told, (again,), is_twice=True)


def _is_filled(record: Record, wrong: Imbalance) -> bool:
    """Tell whether the gap is one of the record's other numbers, or the sum of two of them."""
    gap = abs(wrong.whole.value + sum((one.value for one in wrong.more), Decimal(0)) - wrong.reached)
    others = list(record.values[:_MOST_OTHERS])
    used = [wrong.whole, *wrong.parts, *wrong.more]
    if wrong.reached > wrong.whole.value and "returned" in record.told:
        # What was returned makes the gap greater.
        used += [record.told["returned"], *record.returned]
    for told in used:
        if told.value in others:
            others.remove(told.value)
    return gap in others or any(one + other == gap for one, other in combinations(others, 2))


def _differs(record: Record, whole: str, parts: Sequence[str], is_over: bool = False) -> Iterator[Imbalance]:
    found = record.exact(whole, *parts)
    if found:
        wrong = Imbalance(found[0], tuple(found[1:]), is_over)
        if is_over and comes_first(found[1], found[0]):
            return
        if wrong.reached > wrong.whole.value or (not is_over and wrong.reached != wrong.whole.value):
            yield wrong


def _received(record: Record) -> Iterator[Imbalance]:
    told = record.told
    if "carried_done" in told:
        yield from _differs(record, "carried", ("carried_done",), is_over=True)
    channels = [role for role in CHANNELS if role in told]
    if "online" in channels:
        channels = [role for role in channels if role not in ("online_full", "online_partial")]
    is_divided = "direct" in channels and ("online" in channels or {"online_full", "online_partial"} <= told.keys())
    if "received" in told and "carried" in told and "new" in told:
        yield from _differs(record, "received", ("carried", "new"))
    elif is_divided:
        found = record.exact(*channels)
        if found is None or ("received" not in told and "new" not in told):
            return
        reached = sum((one.value for one in found), Decimal(0))
        carried = record.exact("carried")
        options = {reached} | ({reached + carried[0].value} if carried else set())
        wholes = [one for role in ("received", "new") if (one := told.get(role)) and one.is_exact]
        if wholes and not any(one.value in options for one in wholes):
            yield Imbalance(wholes[0], (*(carried or ()), *found))
    elif "received" in told:
        for channel in channels:
            yield from _differs(record, "received", (channel,), is_over=True)


def _resolved(record: Record) -> Iterator[Imbalance]:
    told = record.told
    none_late = told.keys() & {"none_late", "all_in_time"} and "late" not in told
    if "received" in told and not told.keys() & {"resolved", "pending", "carried", "new", "pending_late"}:
        yield from _more_in_time(record)
    if "in_time" in told and "late" in told:
        yield from _differs(record, "resolved", ("in_time", "late"))
    elif {"early", "on_time", "late"} <= told.keys():
        yield from _differs(record, "resolved", ("early", "on_time", "late"))
    elif {"early", "on_time"} <= told.keys():
        yield from _differs(record, "resolved", ("early", "on_time"), is_over=not none_late)
    elif "on_time" in told and "late" in told:
        yield from _differs(record, "resolved", ("on_time", "late"))
    else:
        for role in ("in_time", "early", "on_time", "late"):
            if role in told:
                yield from _differs(record, "resolved", (role,), is_over=not (none_late and role == "in_time"))


def _more_in_time(record: Record) -> Iterator[Imbalance]:
    """Yield more dossiers in time and late than were received, as by a slip, where nothing else is told of them."""
    received, done = record.exact("received"), _in_time_and_late(record)
    if not received or not done or record.has_more_carried or _CARRIED.search(words_around(received[0])):
        return
    reached = sum((one.value for one in done), Decimal(0))
    if reached > received[0].value and is_slip(reached, received[0].value):
        yield Imbalance(received[0], tuple(done), is_over=True)


def _pending(record: Record) -> Iterator[Imbalance]:
    if "pending_in_time" in record.told and "pending_late" in record.told:
        yield from _differs(record, "pending", ("pending_in_time", "pending_late"))
    else:
        for role in ("pending_in_time", "pending_late"):
            if role in record.told:
                yield from _differs(record, "pending", (role,), is_over=True)


def _balance(record: Record) -> Iterator[Imbalance]:
    """Received = resolved + pending, where what was returned may count among them or not."""
    told = record.told
    resolved, pending = (
        record.exact("resolved") or _in_time_and_late(record),
        record.exact("pending") or _not_due(record),
    )
    among = record.exact("resolved")
    whole = record.exact("received") or record.exact("new") or record.exact("online")
    if among and whole and _AMONG.search(among[0].claim.after + among[0].claim.trail):
        if among[0].value > whole[0].value and comes_first(whole[0], among[0]):
            yield Imbalance(whole[0], tuple(among), is_over=True)
        return
    coming = record.exact("received") or record.exact("carried", "new")
    if not coming or not resolved:
        return
    carried = record.exact("carried")
    if not pending:
        yield from _more_than_came(record, coming, carried, resolved)
        return
    base = sum((one.value for one in coming), Decimal(0))
    bases = {base}
    if carried and coming[0].role == "received":
        bases.add(base + carried[0].value)
    returned = [told["returned"], *record.returned] if "returned" in told else []
    if not all(one.is_exact for one in returned):
        return
    out = sum((one.value for one in (*resolved, *pending)), Decimal(0))
    outs = {out}
    extra = [one.value for one in returned[:4]]
    extra += [told[role].value for role in ("late", "pending_late") if role in told]
    for some in chain.from_iterable(combinations(extra, size) for size in range(1, len(extra) + 1)):
        outs.add(out + sum(some, Decimal(0)))
    others = list(record.values)
    if len(coming) > 1:
        # Those resolved and pending that make the new ones alone leave out those carried over.
        others = [value for value in others if value != coming[-1].value]
    if bases & outs or record.earlier & outs or out in others:
        return
    if out < base and any(_REST_UNTOLD.search(one.claim.after + one.claim.trail) for one in (*resolved, *pending)):
        return
    may_be_another = record.earlier or _CUMULATIVE.search(words_around(coming[0]))
    if may_be_another and not any(is_slip(one, other) for one in bases for other in outs):
        # Whose dossiers these are is not told.
        return
    has_all = _CARRIED.search(words_around(coming[0])) or _TO_DO.search(coming[0].claim.label)
    if record.has_more_carried and not carried and out > base and not has_all:
        # "Giải quyết 520 hồ sơ (gồm cả hồ sơ kỳ trước chuyển sang)": how many is not told.
        return
    if record.before and base + record.before.get("received", Decimal(0)) == out + record.before.get(
        "resolved", Decimal(0)
    ):
        return
    if ("pending" in told and "resolved" in told) or any(is_slip(one, other) for one in bases for other in outs):
        yield Imbalance(coming[0], (*resolved, *pending), more=tuple(coming[1:]))


def _more_than_came(
    record: Record, coming: list[Told], carried: list[Told] | None, resolved: list[Told]
) -> Iterator[Imbalance]:
    """Yield more resolved than there were, where the text tells of those carried over, or that they are included."""
    most = sum((one.value for one in coming), Decimal(0))
    more = tuple(coming[1:])
    if not more and not _is_included(coming[0]):
        if carried is None:
            return
        divided = record.exact("carried", "new")
        if divided is None or divided[0].value + divided[1].value != most:
            most += carried[0].value
        more = tuple(carried)
    if sum((one.value for one in resolved), Decimal(0)) > most:
        yield Imbalance(coming[0], tuple(resolved), is_over=True, more=more)


def _is_included(received: Told) -> bool:
    """Tell whether those carried over are told to be among those received, or all that had to be resolved are."""
    claim = received.claim
    lead = re.split(r"[.;]", claim.lead)[-1]
    trail = _NEXT.split(claim.trail, maxsplit=1)[0]
    return bool(
        _INCLUDES.search(f"{lead}{claim.label}{trail}") or _TO_DO.search(claim.label) or _OPENS_CARRIED.search(trail)
    )


def _in_time_and_late(record: Record) -> list[Told] | None:
    """Return those resolved in time and late where the text does not tell how many were resolved."""
    if "resolved" in record.told:
        return None
    ways = (("in_time", "late"), ("early", "on_time", "late"), ("on_time", "late"))
    return next((found for way in ways if (found := record.exact(*way))), None)


def _not_due(record: Record) -> list[Told] | None:
    """Return those not due yet where they are all that the text tells of those pending."""
    found = record.exact("pending_in_time") if "pending" not in record.told else None
    return found if found and _NOT_DUE.search(found[0].claim.label) else None


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Tell whether two numbers differ as by a slip of the keyboard: in one digit, or in two interchanged ones."""
    gap = str(abs(int(one - other))).rstrip("0") or "0"
    return len(gap) == 1 or (len(gap) == _TWO and int(gap) % 9 == 0)


def _late_by_bodies(record: Record) -> Iterator[Imbalance]:
    """Yield the number of those late, where the next sentence gives more for its bodies, as by a slip."""
    found, more = record.exact_first("late"), record.more_late
    if found is None or len(more) < _TWO or not all(one.is_exact and one.value < found.value for one in more):
        return
    reached = sum((one.value for one in more), Decimal(0))
    if reached > found.value and is_slip(reached, found.value) and len({one.claim.sentence for one in more}) == 1:
        yield Imbalance(found, tuple(more), is_over=True)
