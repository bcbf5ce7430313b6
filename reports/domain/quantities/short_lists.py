"""Lists of short things that plainly end: "đất đai, hộ tịch và bảo trợ xã hội", "ngày 5/3, 12/4 và 7/5"."""

import re
from collections.abc import Sequence
from typing import Final

from reports.domain.quantities.body_names import close_names
from reports.domain.quantities.claims import BRACKETED

_AND: Final = re.compile(r"\s(?:và|cùng|hoặc)\s")
_ASIDE: Final = re.compile(
    r"(?P<sign>[,;])\s(?=(?:các|những|mỗi|còn|riêng|không|đều|đã|đang|được|do|vì|nên|để|nhằm|với|trong khi|đạt|chiếm"
    r"|góp phần|qua đó|trong đó|theo|bảo đảm|đảm bảo|đồng thời|tuy nhiên|tổng|so với|ngoài ra|bên cạnh|giúp"
    r"|từ đó)(?!\w))"
)
_COMMAS_ALONE: Final = re.compile(r"[^;,]{1,160},[^;]{0,600}\Z")
_NAMED_THING: Final = re.compile(
    r"(?:thành phần|thẩm quyền|tình trạng|trình tự|thời hạn|thời gian|cách thức|mức|tỷ lệ|tỉ lệ|chất lượng|thái độ"
    r"|kết quả|hình thức|địa chỉ|mẫu|quy trình|đối tượng|điều kiện|tiến độ|danh mục|giấy|bản|tờ|phiếu|sổ|văn bản"
    r"|quy chế"
    r"|quy định|kế hoạch|báo cáo|hệ thống|phần mềm|cổng|trang|máy|màn hình|bảng|nhóm|lĩnh vực|hồ sơ|thủ tục|đội ngũ"
    r"|trách nhiệm|cơ sở vật chất|hạ tầng|kinh phí|nguồn lực|số lượng|công tác|tinh thần|kỹ năng|kênh|hộp thư|đường dây"
    r"|ứng dụng|tài khoản|chữ ký|dịch vụ|chỉ số|tiêu chí) (?:\w+ ?){1,5}\Z"
)
"""A thing that is told by a noun with words of its own, so that no word before it governs it."""
_WORDS: Final = 6
_LEAST: Final = 3
_DAY: Final = r"(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
_DAYS: Final = re.compile(
    rf"[^.;:()\d]{{0,40}}?[(:]?(?:vào |trong |lần lượt |từ |gồm |là )?(?:các )?(?:các )?ngày (?P<days>{_DAY}"
    rf"(?:(?:,| và|, và|;) {_DAY}){{1,20}})(?=\s*(?:[).;]|\Z|,\s\D)"
    r"|\s(?:tại|ở|do|với|cho|theo|nhằm|để|bằng|qua|trên|trong|có|đều|của|và(?= \D))(?!\w))"
)
_AFTER_ASIDE: Final = re.compile(r"\)(?:[,;]|,?\s(?:và|cùng))\s")
_RANGED: Final = re.compile(r"(?<!\w)(?:từ|đến|trong đó|tiêu biểu|như|gần nhất|kể từ|sau|trước)(?!\w)")
_ONE_DAY: Final = re.compile(_DAY)
_FIELDS: Final = frozenset(
    word.strip()
    for word in """
    đất đai|hộ tịch|chứng thực|bảo trợ xã hội|người có công|đăng ký kinh doanh|đăng ký doanh nghiệp|đầu tư|xây dựng
    giao thông|giao thông vận tải|môi trường|tài nguyên|tài nguyên nước|khoáng sản|lao động|việc làm|tư pháp|y tế
    giáo dục|giáo dục và đào tạo|văn hóa|thể thao|du lịch|tôn giáo|thi đua, khen thưởng|nội vụ|tài chính|công thương
    nông nghiệp|lâm nghiệp|thủy sản|thủy lợi|chăn nuôi|thú y|khoa học và công nghệ|bảo hiểm xã hội|thuế|hải quan
    lý lịch tư pháp|công chứng|nuôi con nuôi|quốc tịch|hộ khẩu|cư trú|căn cước|an toàn thực phẩm|dược|dân tộc|quy hoạch
    nhà ở|quản lý đô thị|đô thị|hạ tầng kỹ thuật|kinh doanh|hộ kinh doanh|hợp tác xã|đấu thầu|ngân sách|giảm nghèo
    trẻ em|bình đẳng giới|khiếu nại, tố cáo|báo chí|xuất bản|viễn thông|bưu chính|điện|hóa chất|lưu thông hàng hóa
    """.replace("\n", "|").split("|")
    if word.strip()
)


def closed_scope(scope: str) -> str:
    """Return the list that opens `scope`, without what the sentence adds behind its "và" or a semicolon."""
    for aside in _ASIDE.finditer(scope):
        if _AND.search(scope, 0, aside.start()) or (
            aside["sign"] == ";" and _COMMAS_ALONE.match(scope, 0, aside.start())
        ):
            return scope[: aside.start()]
    return scope


def short_things(pieces: Sequence[str], announced: int) -> int | None:
    """Return how many short things the pieces of a list between commas are, the last of them joined by "và".

    None where the list may be read as the announced number of things: "A, B và C" are two only where "B và C" is one.
    """
    pieces = [BRACKETED.sub("", piece).strip() for piece in pieces]
    joined = _AND.split(pieces[-1])
    listed = ", ".join(pieces)
    if close_names(listed) != listed or len(joined) != 2 or any(_AND.search(piece) for piece in pieces[:-1]):
        return None
    things = [*pieces[:-1], *joined]
    if len(things) < _LEAST or any(not 1 <= len(thing.split()) <= _WORDS for thing in things):
        return None
    heads = [thing.split()[0] for thing in things]
    lengths = {len(thing.split()) > 1 for thing in things}
    if len(lengths) > 1 or (heads[0] == heads[-1] and len(set(heads)) > 1):
        # "qua loa của thôn, xóm và qua mạng xã hội" are two.
        return None
    if goes_on_inside(things):
        return None
    if announced < len(pieces):
        return len(things)
    if announced == len(pieces) and all(map(_NAMED_THING.match, things)):
        return len(things)
    are_fields = pieces[-1] not in _FIELDS and all(thing in _FIELDS for thing in things)
    return len(things) if announced == len(pieces) and are_fields else None


def goes_on_inside(things: Sequence[str]) -> bool:
    """Tell whether a thing may go on behind its comma: "phân công rõ người, rõ việc và kiểm tra" are two."""
    heads = {thing.split()[0] for thing in things}
    return any(word in heads for thing in things for word in thing.split()[1:-1] if word != thing.split()[0])


def asides_listed(scope: str) -> int:
    """Return how many things of a list have each an aside of its own ("đất đai (21), hộ tịch (9)"), 0 where not all."""
    scope = scope.strip()
    pieces = _AFTER_ASIDE.split(scope) if scope.endswith(")") else []
    return len(pieces) if len(pieces) > 1 and all(piece.count("(") == 1 for piece in pieces) else 0


def days_listed(lowered: str, position: int) -> int | None:
    """Return how many days are named right behind a count of meetings, None where no closed list of them follows."""
    match = _DAYS.match(lowered, position)
    if match is None or _RANGED.search(lowered, position, match.start("days")):
        return None
    days = _ONE_DAY.findall(match["days"])
    return len(days) if len({day.removeprefix("ngày ") for day in days}) == len(days) else None
