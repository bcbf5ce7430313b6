"""Codes of units (mã đơn vị): ASCII capitals, digits and hyphens, so that they can be typed on any keyboard."""

import re
from typing import Final

from core.text import clean, fold

MAX_LENGTH: Final = 20
_CODE: Final = re.compile(rf"[A-Z0-9-]{{1,{MAX_LENGTH}}}")


def normalise_code(text: str) -> str:
    """Return `text` as codes are stored: no spaces, no accents, upper case ("skhđt" becomes "SKHDT")."""
    return "".join(fold(clean(text)).upper().split())


def is_code(text: str) -> bool:
    """Say whether `text`, already normalised, can be the code of a unit."""
    return _CODE.fullmatch(text) is not None
