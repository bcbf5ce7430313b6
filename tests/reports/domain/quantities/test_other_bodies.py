"""Where a text goes over to another body."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.other_bodies import opens_other_body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giải quyết 812 hồ sơ; Sở Nội vụ 455 hồ sơ.", True),
        ("Giải quyết 812 hồ sơ, sau phường An Hải (455 hồ sơ).", True),
        ("Giải quyết 812 hồ sơ; Kho bạc 455 hồ sơ.", True),
        ("Giải quyết 812 hồ sơ; đúng hạn 455 hồ sơ.", False),
        ("Giải quyết 812 hồ sơ của xã Tân An; đúng hạn 455 hồ sơ.", False),
    ],
)
def test_a_clause_that_opens_with_a_body(text: str, expected: bool) -> None:
    first, second = read_statement(text).claims
    assert opens_other_body(read_statement(text), first.mention.end, second.mention.start) is expected
