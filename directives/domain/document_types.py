"""The kinds of documents (tên loại văn bản) with the codes that stand in their symbols."""

from typing import Final

OFFICIAL_LETTER: Final = "Công văn"
"""The one administrative document without a code: its symbol begins with the issuing body (SYT-VP)."""

_ANNEX_NAMES: Final = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "SY": "Bản sao y",
    "TrS": "Bản trích sao",
    "SL": "Bản sao lục",
}
_LEGAL_NAMES: Final = {
    "L": "Luật",
    "PL": "Pháp lệnh",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "VBHN": "Văn bản hợp nhất",
}
TYPE_NAMES: Final = _ANNEX_NAMES | _LEGAL_NAMES
"""Code to name: NĐ 30/2020/NĐ-CP, Phụ lục III, mục I, and the legal documents that reports cite."""

TYPE_CODES: Final = {name.lower(): code for code, name in TYPE_NAMES.items()} | {
    "bộ luật": "L",
    OFFICIAL_LETTER.lower(): "",
    "văn bản": "",
    "kết luận": "",
    "lệnh": "",
}
"""Name in lower case to code; the names that have no code in a symbol carry ""."""


def type_name_of(code: str) -> str:
    """Return the name of the type with `code`: "KH" gives "Kế hoạch", "" gives "Công văn".

    A code that is not in the table gives the general word "Văn bản".
    """
    if not code:
        return OFFICIAL_LETTER
    return TYPE_NAMES.get(code, "Văn bản")


def canonical_type_name(written: str) -> str:
    """Return a known type name with its first letter alone capital ("Nghị Quyết" gives "Nghị quyết").

    Source: NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.6. Other names come back as written.
    """
    name = " ".join(written.split())
    return name.capitalize() if name.lower() in TYPE_CODES else name
