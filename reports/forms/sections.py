"""Reading what the editor posts for a section: its lines in order, its figures, and how it is answered.

Lines and figures are rows of a plain partial, not form fields of a library: a section may have hundreds.
"""

import re

from django.http import QueryDict

from core.text import clean, squeeze
from reports.domain.document import TABLE_ROW
from reports.domain.sentences import figure_value
from reports.models import AnswerState, Figure, SectionLine
from reports.services.editing import MAX_LINES
from reports.services.section_saving import TypedFigure, TypedLine, TypedSection

MAX_LINE = 20_000
MAX_NOTE = Figure._meta.get_field("note").max_length or 0
MARKERS = {"": "không", "-": "-", "+": "+", "*": "*", TABLE_ROW: "bảng"}
_FOLLOWS = re.compile(r"sentence [0-9]{1,3}|(?:document|assigned_task|inspection)_id [0-9]{1,15}(?: [.;]{1,3})?")
_TOO_LARGE = 10**9


def read_section(posted: QueryDict) -> TypedSection:
    """Return what was posted, cleaned; `errors` has a message for everything that cannot be stored, by field.

    Fields are "line-3" (third row), "figure-<code>", "reason", "lines" and "version".
    """
    errors: dict[str, str] = {}
    lines = _lines(posted, errors)
    codes = [name.removeprefix("value-") for name in posted if name.startswith("value-")]
    typed = tuple(_figure(posted, code, errors) for code in codes[:MAX_LINES])
    state, reason = _answer(posted, errors)
    return TypedSection(read_version(posted, errors), lines, typed, state, reason, errors)


def read_version(posted: QueryDict, errors: dict[str, str] | None = None) -> int:
    """Return the version that the page has; -1, which no section has, where it is no number."""
    version = _number(posted.get("version", ""))
    if version is None and errors is not None:
        errors["version"] = "Thiếu phiên bản của mục; hãy tải lại trang."
    return -1 if version is None else version


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(_TOO_LARGE)) else None


def _lines(posted: QueryDict, errors: dict[str, str]) -> tuple[TypedLine, ...]:
    columns = [posted.getlist(name) for name in ("line", "origin", "marker", "text", "reviewed")]
    columns.append(posted.getlist("follows") or [""] * len(columns[0]))
    if len({len(column) for column in columns}) != 1:
        errors["lines"] = "Dữ liệu các dòng gửi lên không đầy đủ; hãy tải lại trang."
        return ()
    if len(columns[0]) > MAX_LINES:
        errors["lines"] = f"Một mục có nhiều nhất {MAX_LINES} dòng; hãy chuyển bớt sang phụ lục."
        return ()
    return tuple(_line(row, *values, errors=errors) for row, values in enumerate(zip(*columns, strict=True), 1))


def _line(
    row: int, pk: str, origin: str, marker: str, text: str, reviewed: str, follows: str, errors: dict[str, str]
) -> TypedLine:
    if origin not in SectionLine.Origin.values or marker not in MARKERS:
        errors[f"line-{row}"] = f"Dòng {row}: dấu đầu dòng hoặc nguồn không hợp lệ; hãy tải lại trang."
    text = clean(text)
    if len(text) > MAX_LINE:
        errors[f"line-{row}"] = f"Dòng {row} dài quá 20.000 ký tự; hãy tách thành nhiều dòng."
    followed = follows if _FOLLOWS.fullmatch(follows) else ""
    return TypedLine(_number(pk), origin, marker, text, reviewed == "1", followed)


def _figure(posted: QueryDict, code: str, errors: dict[str, str]) -> TypedFigure:
    field = f"figure-{code}"
    typed = squeeze(clean(posted.get(f"value-{code}", "")))
    state = posted.get(f"state-{code}", "")
    note = squeeze(clean(posted.get(f"note-{code}", "")))
    if len(note) > MAX_NOTE:
        errors[field] = f"Ghi chú dài quá {MAX_NOTE} ký tự; hãy viết ngắn hơn."
        note = note[:MAX_NOTE]
    if state == AnswerState.NOT_YET_AVAILABLE:
        if not note:
            errors[field] = "Hãy nêu lý do chưa có số liệu."
        return TypedFigure(code, state, None, note)
    if state == AnswerState.NONE:
        return TypedFigure(code, state, None, note)
    if not typed:
        return TypedFigure(code, AnswerState.UNANSWERED, None, note)
    value = figure_value(typed)
    if value is None:
        errors[field] = (
            f"“{typed[:40]}” không phải là số. Hãy viết như 1.234,5: dấu chấm ngăn hàng nghìn, dấu phẩy trước phần "
            "thập phân (nhiều nhất 4 chữ số). Số lớn nhất là 999.999.999.999."
        )
    return TypedFigure(code, AnswerState.ANSWERED, value, note)


def _answer(posted: QueryDict, errors: dict[str, str]) -> tuple[str, str]:
    if posted.get("answer") != AnswerState.NOT_YET_AVAILABLE:
        return "", ""
    reason = squeeze(clean(posted.get("reason", "")))
    if not reason:
        errors["reason"] = "Hãy nêu lý do chưa có số liệu."
    elif len(reason) > 500:
        errors["reason"] = "Lý do dài quá 500 ký tự; hãy viết ngắn hơn."
    return AnswerState.NOT_YET_AVAILABLE, reason[:500]
