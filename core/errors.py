"""Wrong input, said once, in the user's language."""

import re
from typing import Final

_FILE_NAME: Final = re.compile(r"[^:]+\.\w{2,5}:")


class InputError(Exception):
    """Something that came in from outside (a file, an option, a form) is wrong.

    The message is one Vietnamese line that names the place (file, line, field) and the mend.
    Commands end with exit code 2 and print it; views show `sentence` beside the field.
    """

    @property
    def sentence(self) -> str:
        """The message as a sentence of a page; a file's name at its beginning stays as it is written."""
        words = str(self).rstrip(".")
        begin = f"Tệp {words}" if _FILE_NAME.match(words) else f"{words[:1].upper()}{words[1:]}"
        return f"{begin}."


class RowErrors(InputError):
    """Every wrong row of a file: `rows` holds (line number, reason) in the file's order."""

    def __init__(self, name: str, rows: list[tuple[int, str]]) -> None:
        self.rows = rows
        listed = "; ".join(f"dòng {line}: {reason}" for line, reason in rows)
        super().__init__(f"{name}: {len(rows)} dòng sai, chưa nạp dòng nào — {listed}")
