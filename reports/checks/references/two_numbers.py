"""One document with two numbers: type, issuer, date and subject are the same, the numbers are not.

Source: NĐ 30/2020/NĐ-CP, Điều 15: each document has one number; found in a unit's report (Quý I/2022, the plan of
communication as 22/KH-SYT and as 23/KH-SYT).
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.references.one_number import disagreements
from reports.checks.references.same_document import other_numbers

CODE = "one_document_two_numbers"
_ONE_OF_ITS_KIND: Final = frozenset({"KH", "CT", "CTr", "ĐA", "PA", "NQ", "NĐ", "TT"})
"""Kinds of which a body does not issue two under one title on one day; letters and decisions it may."""


def check_two_numbers(reading: Reading) -> Iterator[Issue]:
    """Yield a warning at both places for kinds that are one of their kind, else an info."""
    for one, other in other_numbers(reading).values():
        # Where the number is that of a second document too, that has been said, with this number as the proposal.
        if one.is_accusable and one.place not in disagreements(reading):
            yield Issue(
                "warning" if one.kind in _ONE_OF_ITS_KIND else "info",
                CODE,
                one.node,
                f"Văn bản “{one.own_subject[:120]}” ngày {one.reference.date_text} ở đây mang số {one.name}, nhưng ở "
                f"chỗ khác mang số {other.name}.",
                one.words,
                f"Đối chiếu sổ đăng ký văn bản đi; nếu chỗ kia đúng, sửa số thành {other.name}.",
            )
