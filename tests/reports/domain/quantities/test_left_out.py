"""What a division leaves out on purpose."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.left_out import opens_uncounted
from reports.domain.quantities.openings import find_openings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban có 11 thành viên: Bí thư làm Trưởng ban, 02 Phó Trưởng ban và 08 thành viên.", True),
        ("Ban có 11 thành viên: 03 Phó Trưởng ban và 08 thành viên.", False),
    ],
)
def test_a_list_that_begins_with_one_who_is_not_counted(text: str, expected: bool) -> None:
    statement = read_statement(text)
    opening = next(find_openings(statement, statement.claims))
    assert opens_uncounted(statement, opening, statement.claims[1]) is expected
