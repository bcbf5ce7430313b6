""" "Bình quân toàn tỉnh 91,3%; cao nhất là phường A với 89,8%": a mean above the highest, or below the lowest."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reports.domain.quantities.claims import Claim

_MEAN: Final = re.compile(
    r"(?<!\w)(?:bình quân|trung bình|tính chung|(?:tỷ lệ|mức|kết quả|điểm) chung|(?:cả|toàn) (?:tỉnh"
    r"|huyện|ngành|thành phố"
    r"|xã|sở|khối))(?!\w)[^;.]{0,90}\Z"
)
_EXTREME: Final = re.compile(
    r"(?<!\w)(?:(?P<high>cao nhất|dẫn đầu|đứng đầu|tốt nhất)|(?P<low>thấp nhất|cuối bảng))(?!\w)[^;.]{0,60}\Z"
)
_OTHER: Final = re.compile(
    r"cùng kỳ|(?:năm|quý|tháng|kỳ) (?:trước|ngoái|\d)|chỉ tiêu|mục tiêu|kế hoạch|so với|tăng|giảm|vượt|quá hạn|cả nước"
    r"|toàn quốc|chiếm"
)
_RATE: Final = re.compile(r"tỷ lệ|tỉ lệ|chỉ số|mức độ")


def wrong_mean_extremes(percents: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, bool]]:
    """Yield (the extreme, the mean, whether the highest is meant) where the one is on the wrong side of the other."""
    for place, mean in enumerate(percents):
        opened = mean.lead[-90:] + mean.before
        told = _MEAN.search(opened)
        if told is None or not mean.mention.is_exact or _OTHER.search(opened) or _EXTREME.search(opened):
            continue
        for claim in percents[place + 1 : place + 3]:
            words = claim.lead[-90:] + claim.before
            extreme = _EXTREME.search(words)
            if claim.sentence > mean.sentence + 1 or not claim.mention.is_exact:
                break
            if extreme is None or _OTHER.search(mean.after + words) or _RATE.search(words) or _MEAN.search(words):
                break
            is_highest = extreme["high"] is not None
            if is_highest == (claim.mention.value < mean.mention.value) and claim.mention.value != mean.mention.value:
                yield claim, mean, is_highest
