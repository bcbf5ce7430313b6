"""How a document and its date are written where they are cited (NĐ 30/2020/NĐ-CP)."""

from datetime import date


def format_date(value: date) -> str:
    """Return "21/02/2022", "07/3/2022": a leading zero for days below 10 and for months 1 and 2 only.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.b.
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year:04d}"


def format_document(type_name: str, number: str, symbol: str, issued_on: date | None, issuer: str, subject: str) -> str:
    """Return "Kế hoạch số 22/KH-SYT ngày 21/02/2022 của Sở Y tế về …"; blank parts are left out.

    Type, number and symbol are printed as given, numbers below 10 with a leading zero.
    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.c and II.6 on citations.
    """
    full_number = "/".join(part for part in (number.zfill(2) if number else "", symbol) if part)
    parts = (
        type_name,
        f"số {full_number}" if number else "",
        f"ngày {format_date(issued_on)}" if issued_on else "",
        f"của {issuer}" if issuer else "",
        subject,
    )
    return " ".join(part for part in parts if part)
