"""The tree as JSON: what a stored revision keeps, and the way back."""

import json
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from core.errors import InputError
from reports.domain.document import SCHEMA, ReportDocument


def render_json(document: ReportDocument) -> bytes:
    """Return `document` as UTF-8 JSON: sorted keys, decimals as plain strings, dates ISO. Equal trees, equal bytes."""
    return json.dumps(_plain(document), ensure_ascii=False, sort_keys=True, indent=1).encode()


def parse_json(content: bytes) -> ReportDocument:
    """Return the tree that `render_json` wrote. Raises InputError where `content` is no such tree."""
    try:
        data = json.loads(content)
    except ValueError as error:
        raise InputError("Tệp JSON của báo cáo không đọc được: hãy xuất lại từ hệ thống.") from error
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        raise InputError(f"Tệp JSON của báo cáo: schema là {schema}, hệ thống đọc schema {SCHEMA}; hãy xuất lại.")
    document: ReportDocument = _parsed(ReportDocument, data, "báo cáo")
    return document


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, date):
        return value.isoformat()
    return value


def _parsed(expected: Any, value: Any, place: str) -> Any:
    """Return `value` as the type `expected` of the tree; `place` names it in the message of an error."""
    origin, arguments = typing.get_origin(expected), typing.get_args(expected)
    if origin is types.UnionType:
        return None if value is None else _parsed(arguments[0], value, place)
    if origin is Literal and value in arguments:
        return value
    if origin is tuple and isinstance(value, list):
        return tuple(_parsed(arguments[0], item, f"{place}[{index}]") for index, item in enumerate(value))
    if is_dataclass(expected) and isinstance(value, dict):
        return _parsed_dataclass(expected, value, place)
    try:
        if expected is Decimal and isinstance(value, str):
            return Decimal(value)
        if expected is date and isinstance(value, str):
            return date.fromisoformat(value)
    except (InvalidOperation, ValueError):
        pass
    else:
        if expected in (str, int, bool) and type(value) is expected:
            return value
    raise InputError(f"Tệp JSON của báo cáo, {place}: giá trị không hợp lệ; hãy xuất lại từ hệ thống.")


def _parsed_dataclass(expected: Any, value: dict[str, Any], place: str) -> Any:
    hints = typing.get_type_hints(expected)
    # What the tree got since a revision was stored has a default.
    known = {field.name for field in fields(expected) if field.default is not MISSING} | value.keys()
    if known != hints.keys():
        wrong = ", ".join(sorted(known ^ hints.keys()))
        raise InputError(f"Tệp JSON của báo cáo, {place}: thiếu hoặc thừa trường {wrong}; hãy xuất lại từ hệ thống.")
    return expected(
        **{name: _parsed(hint, value[name], f"{place}.{name}") for name, hint in hints.items() if name in value}
    )
