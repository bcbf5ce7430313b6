"""What the worker keeps of a trial reading (DossierList.reading), for lists that no worker has read."""

from typing import Any

HEADS = {
    "A": ("Số hồ sơ", "code"),
    "B": ("Tên TTHC", "procedure_name"),
    "C": ("Ngày nhận", "received_on"),
    "D": ("Hạn trả", "due_on"),
    "E": ("Ngày trả", "finished_on"),
    "F": ("Họ và tên", ""),
}


def columns(**heads: tuple[str, str]) -> list[dict[str, str]]:
    """Return the columns of a list; `heads` are other (head, key) by the place."""
    return [{"place": place, "head": head, "key": key} for place, (head, key) in (HEADS | heads).items()]


def reading(**more: Any) -> dict[str, Any]:
    """Return a reading of 1.250 right rows that would be new."""
    counts = {"online": 1000, "direct": 200, "post": 50, "open": 40, "without_due_day": 0, "extended": 7}
    counts |= {"apologies": 3, "normal": 1245, "stopped": 0, "returned": 0, "withdrawn": 5, "refused": 0}
    return {
        "row_count": 1250,
        "wrong_count": 0,
        "wrong": [],
        "head_row": 3,
        "columns": columns(),
        "procedures": [["", "Cấp phép", "Dược"]],
        "unknown": [["", "Cấp phép", "Dược"]],
        "counts": counts,
        "warnings": ["12 hồ sơ có ngày hẹn trả trước ngày tiếp nhận (đầu tiên: dòng 9)"],
        "first_received": "2022-01-04",
        "last_received": "2022-03-14",
        "would": {"created": 1200, "changed": 40, "unchanged": 10},
    } | more
