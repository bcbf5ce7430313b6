"""What happened to a procedure of a unit: who changed which of its rows, and because of which decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from tthc.domain.online_words import word_level
from tthc.models import AnnouncingDecision, UnitProcedure
from tthc.selectors.unit_procedures import decision_name
from tthc.services.followed_decisions import BY_DECISION, NO_LONGER

SHOWN: Final = 100
_ACTIONS: Final = {"+": "Thêm", "~": "Sửa", "-": "Gỡ khỏi danh sách"}
NOBODY: Final = "Hệ thống"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, by whom, what was done, (label, old, new) of what changed, and why, "" where nobody said."""

    at: datetime
    who: str
    action: str
    fields: tuple[tuple[str, str, str], ...]
    reason: str


def history_of(unit_id: int, procedure_id: int) -> list[Change]:
    """Return the newest SHOWN changes of the unit's rows of the procedure, the newest first (two queries)."""
    versions = UnitProcedure.history.filter(unit=unit_id, procedure=procedure_id).select_related("history_user")
    found: Sequence[Any] = versions.order_by("-history_id")[: SHOWN + 1]
    reasons = {version.history_change_reason or "" for version in found}
    ids = {int(one.removeprefix(BY_DECISION)) for one in reasons if one.startswith(BY_DECISION)}
    decisions = AnnouncingDecision.objects.in_bulk(ids)
    before: dict[int, Any] = {}
    changes: list[Change] = []
    for version in reversed(found):
        changes.append(_change(version, before.get(version.id), decisions))
        before[version.id] = version
    return changes[::-1][:SHOWN]


def _change(version: Any, before: Any, decisions: Mapping[int, AnnouncingDecision]) -> Change:
    who = version.history_user.get_full_name() if version.history_user else NOBODY
    new = _words(version)
    old = _words(before) if before else dict.fromkeys(new, "")
    told = [(label, old[label], new[label]) for label in new if old[label] != new[label]]
    fields = tuple(told) if version.history_type != "-" else tuple((label, words, "") for label, words in new.items())
    reason = _reason(version.history_change_reason or "", decisions)
    return Change(version.history_date, who, _ACTIONS[version.history_type], fields, reason)


def _words(version: Any) -> dict[str, str]:
    return {
        "Cấp thực hiện": version.level,
        "Mức độ trực tuyến": word_level(version.online_scale, version.online_level) or "không trực tuyến",
        "Có hiệu lực từ": _day(version.valid_from),
        "Có hiệu lực đến": _day(version.valid_to),
    }


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _reason(reason: str, decisions: Mapping[int, AnnouncingDecision]) -> str:
    if reason == NO_LONGER:
        return "Do quyết định công bố đã sửa hoặc gỡ"
    if not reason.startswith(BY_DECISION):
        return ""
    decision = decisions.get(int(reason.removeprefix(BY_DECISION)))
    return f"Theo {decision_name(decision)}" if decision else "Theo quyết định công bố"
