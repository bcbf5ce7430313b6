"""The days that the portal knows: what lies outside was mistyped."""

from datetime import date
from typing import Final

FIRST_DAY: Final = date(1945, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)
