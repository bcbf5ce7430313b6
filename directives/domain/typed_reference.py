"""What somebody typed of a document, field by field or in a few words → the reference that the registers know."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from directives.domain.document_types import TYPE_CODES
from directives.domain.references import Reference, parse_references

_NUMBER: Final = re.compile(r"[0-9]{1,6}(?!\d)[\w-]{0,14}")
_SYMBOL: Final = re.compile(r"[^\W_][\w&./-]{0,99}")
_SPACE: Final = re.compile(r"\s+")
_DASH: Final = re.compile(r"[\u2010-\u2015\u2212]")
_CLOSING: Final = " .;,"


def typed_reference(
    number_symbol: str, type_name: str = "", issued_on: date | None = None, issuer: str = "", subject: str = ""
) -> Reference | None:
    """Return what typed fields say of a document, None where `number_symbol` is not like "385/SYT-VP".

    What the parser makes of it counts; a symbol that it does not know is split at the first slash.
    """
    number, _, symbol = _DASH.sub("-", _SPACE.sub("", number_symbol)).partition("/")
    if not _NUMBER.fullmatch(number) or not _SYMBOL.fullmatch(symbol):
        return None
    text = f"{type_name} số {number}/{symbol}".strip()
    parsed = parse_references(text)
    if len(parsed) == 1 and parsed[0].end == len(text):
        known = parsed[0]
    else:
        code = TYPE_CODES.get(type_name.lower(), "")
        known = Reference(0, 0, type_name, code, number, symbol, None, "", "", None, "", "", None, ())
    return _told(known, type_name, issued_on, issuer, subject)


def numbered_reference(
    number: str, type_name: str = "", issued_on: date | None = None, issuer: str = "", subject: str = ""
) -> Reference | None:
    """Return what typed fields say of a document that has no symbol, None where `number` is no number."""
    if not _NUMBER.fullmatch(number):
        return None
    code = TYPE_CODES.get(type_name.lower(), "")
    known = Reference(0, 0, type_name, code, number, "", None, "", "", None, "", "", None, ())
    return _told(known, type_name, issued_on, issuer, subject)


def _told(known: Reference, type_name: str, issued_on: date | None, issuer: str, subject: str) -> Reference:
    return replace(
        known,
        type_name=type_name,
        year=known.year or (issued_on.year if issued_on else None),
        issued_on=issued_on,
        issuer=issuer,
        subject=subject.rstrip(_CLOSING),
    )
