"""Vietnamese numbers: the dot groups thousands, the comma is the decimal mark."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)


def parse_number(text: str) -> Decimal | None:
    """Return the value of a Vietnamese number ("1.234,5", "08"), or None where `text` is no number."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def format_number(value: Decimal, min_digits: int = 1) -> str:
    """Return `value` as Vietnamese text; `min_digits` pads whole numbers ("08" in running text)."""
    text = format(value if value else abs(value), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    if not fraction and value != 0:
        grouped = grouped.zfill(min_digits)
    return sign + grouped + (f",{fraction}" if fraction else "")
