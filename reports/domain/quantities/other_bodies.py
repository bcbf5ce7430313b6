"""Whether a text has gone over from one body to another: "Sở A giải quyết 812 hồ sơ; Sở B 455 hồ sơ, đạt 99,1%".

What is told of the one is neither the total nor the whole of what is told of the other.
"""

import re
from typing import Final

from reports.domain.quantities.claims import Statement

_OPENS: Final = re.compile(
    r"[;.,(]\s{0,2}(?:(?:[Rr]iêng|[Cc]òn|[Tt]rong khi|[Tt]ại|Ở|ở|và|UBND|sau|xếp sau|tiếp theo|kế đến|là) ){0,3}"
    r"(?:[Ss]ở|[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hị xã|[Tt]hị trấn|[Tt]hành phố|[Qq]uận|[Đđ]ặc khu|Chi cục|Cục|Phòng|Ban"
    r"|Chi nhánh|Trung tâm|Văn phòng) [A-ZĐÂÁÀẢẠĂƠÔÊƯÝỨỰÚ]"
    r"|;\s{0,2}(?:Kho bạc|Công an|Thuế|Hải quan|Bảo hiểm|Bưu điện|Ngân hàng|Viện|Tòa án|Thanh tra|Văn phòng)(?!\w)"
)


def opens_other_body(statement: Statement, start: int, end: int) -> bool:
    """Tell whether a clause between two places opens with the name of a body."""
    return _OPENS.search(statement.text, max(0, start), end) is not None
