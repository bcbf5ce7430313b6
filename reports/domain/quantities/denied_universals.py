"""What a record says of all dossiers or of none, beside a figure that denies it: "không có hồ sơ trễ hạn"."""

import re
from collections.abc import Iterator
from typing import Final

from reports.domain.quantities.dossier_figures import Record, Told, differ

_AGAINST: Final = {
    "none_late": ("late", "pending_late", "some_late"),
    "none_pending_late": ("pending_late",),
    "all_in_time": ("late", "some_late", "pending_late"),
    "none_backlog": ("pending",),
    "none_pending": ("pending",),
    "all_done": ("pending",),
}
"""What is said of all or of none, and the figures that contradict it where they are not 0."""
_PENDING: Final = re.compile(r"(?<!\w)(?:đang|chưa|tồn)(?!\w)")
_AT: Final = re.compile(r"(?<!\w)(?:tại|ở)(?!\w)")
_BODY: Final = re.compile(
    r"(?<!\w)(?:cấp (?:tỉnh|huyện|xã)|phòng|xã|phường|sở|đơn vị|huyện|cơ quan|chi nhánh|quầy|bộ phận|thị trấn)(?!\w)"
)
_LATER: Final = re.compile(r"nhận|(?<!\w)mới(?!\w)|phát sinh|trong (?:thời )?hạn|(?:đến|tới|quá) (?:thời )?hạn")


def denied_universals(record: Record) -> Iterator[tuple[Told, Told]]:
    """Yield what is said of all or of none, where a number says that it is not so."""
    for name, roles in _AGAINST.items():
        said = record.told.get(name)
        found = (record.told.get(role) for role in roles if role not in record.unclear)
        against = next((one for one in found if one is not None and one.is_exact and one.value), None)
        if said is None or against is None or differ(said.subject, against.subject):
            continue
        if against.periods - said.periods or (against.period and against.period != said.period):
            # "Sáu tháng đầu năm không có hồ sơ trễ hạn. Cả năm 2021 có 15 hồ sơ": another time.
            continue
        if _AT.search(said.claim.label) and _BODY.search(words_around(against)):
            continue
        if said.is_of_field and (said.place, said.claim.sentence) != (against.place, against.claim.sentence):
            # "Lĩnh vực hộ tịch không có hồ sơ quá hạn. Toàn xã có 4 hồ sơ quá hạn."
            continue
        if said.is_later and comes_first(against, said):
            # "Có 8 hồ sơ trễ hạn. Từ ngày 15/3 đến nay không có hồ sơ trễ hạn."
            continue
        if (
            against.role == "pending_late"
            and name == "all_in_time"
            and ("pending" in record.told or _PENDING.search(against.claim.label))
        ):
            # What is not resolved yet is none of those resolved in time.
            continue
        if against.role == "pending" and (
            said.place != against.place or _LATER.search(against.claim.label) or "pending_in_time" in record.told
        ):
            continue
        yield said, against
        return


def comes_first(part: Told, whole: Told) -> bool:
    """Tell whether the one is told before the other; a part alone comes after its whole."""
    return (part.place, part.claim.mention.start) < (whole.place, whole.claim.mention.start)


def words_around(told: Told) -> str:
    """Return the words of a figure's clause and those before and behind it."""
    return told.claim.lead + told.claim.label + told.claim.trail
