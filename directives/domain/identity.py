"""When two wordings speak of the same document, and when of the same issuing body."""

from typing import Final

from core.text import fold

CENTRAL_BODIES: Final = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
}
"""Bodies whose abbreviation means one body alone; "UBND" may be of any province, district or commune."""


def register_key(number: str, symbol: str) -> tuple[str, str]:
    """Return what a register files a document under: "05/KH-SYT" and "5/kh-syt" are one."""
    return number.lstrip("0"), fold(symbol)


def is_issuer(short_name: str, issuer_code: str) -> bool:
    """Tell whether `issuer_code`, read from a symbol, is the body with this short name; a blank is nobody's."""
    return bool(short_name) and fold(short_name) == fold(issuer_code)
