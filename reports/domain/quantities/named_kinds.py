"""Kinds that a total itself names: "274 hồ sơ khen thưởng và tôn giáo, trong đó hồ sơ khen thưởng 198, …"."""

import re
from collections.abc import Sequence
from typing import Final

from reports.domain.quantities.claims import Claim

_INTRODUCED: Final = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|cụ thể|chia ra)(?!\w)|[.;:(]")
_JOINT: Final = re.compile(r",|(?<!\w)và(?!\w)")
_MOST: Final = 6


def are_named_kinds(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether the parts are just the kinds that the noun of the total names, one each."""
    words = _INTRODUCED.split(total.after + total.trail, maxsplit=1)[0].strip()
    if not words.startswith(total.mention.unit):
        return False
    names = [name.strip() for name in _JOINT.split(words[len(total.mention.unit) :]) if name.strip()]
    if not 2 <= len(names) == len(parts) <= _MOST or any(" " not in name for name in names):
        # "09 chỉ tiêu đạt và vượt" names no kinds.
        return False
    told = [[name for name in names if name in part.label] for part in parts]
    return all(len(one) == 1 for one in told) and len({one[0] for one in told}) == len(names)
