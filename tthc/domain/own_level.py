"""The level at which a unit itself carries out a procedure that several levels carry out."""

from typing import Final

from tthc.domain.levels import LEVELS

_OF_KIND: Final = {"province": "Cấp tỉnh", "department": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}
"""By the kind of unit, as accounts.models.Unit.Kind names it."""


def own_level(levels: str, unit_kind: str) -> str:
    """Return the level among `levels` ("Cấp tỉnh, Cấp xã") that is a unit's own; else the first of them."""
    named = [level for level in LEVELS if level in levels.split(", ")]
    own = _OF_KIND.get(unit_kind, "")
    return own if own in named or not named else named[0]
