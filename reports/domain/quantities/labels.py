"""When two labels name one figure: "Tổng số hồ sơ tiếp nhận trong quý là" and "tổng số hồ sơ tiếp nhận trong quý:"."""

import re
from typing import Final

from reports.domain.quantities.claims import Claim

_WORD: Final = re.compile(r"\w+")
_EMPTY: Final = frozenset(
    ["là", "có", "đạt", "của", "đã", "được", "các", "những", "số", "lượng", "hiện", "nay", "nay", "tại", "trên", "ước"]
)
_OTHER: Final = re.compile(
    r"cùng kỳ|(?:kỳ|quý|tháng|năm) trước|so với|lũy kế|luỹ kế|riêng|lĩnh vực|giai đoạn|kế hoạch|chỉ tiêu|mục tiêu"
    r"|dự kiến"
)
_LEAST: Final = 3


def label_key(label: str) -> tuple[str, ...]:
    """Return the words of a label in lower case that say what is counted."""
    return tuple(word for word in _WORD.findall(label) if word not in _EMPTY)


def total_key(claim: Claim) -> tuple[str, ...]:
    """Return the label of a total from "tổng số" on with its noun, () where the claim is no total that can be compared.

    Figures of another time, of a field, or of a plan are no such totals.
    """
    mention = claim.mention
    place = claim.before.rfind("tổng số")
    if mention.kind != "count" or not mention.is_exact or place < 0 or _OTHER.search(claim.lead[-60:] + claim.label):
        return ()
    key = label_key(claim.before[place:])
    return key if len(key) > _LEAST else ()
