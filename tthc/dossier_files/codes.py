"""Codes of dossiers, as lists write them."""

from collections.abc import Sequence
from typing import Any, Final

from tthc.dossier_files.cells import text_of

MAX_CODE: Final = 60


def read_code(value: Any) -> str:
    """Return the code of a dossier in one line and capitals.

    Raises ValueError with a Vietnamese reason where there is none, or none that a dossier could have.
    """
    if type(value) is str and value.isascii() and value.isprintable():
        code = value.upper()
        if " " in code:
            code = " ".join(code.split())
    else:
        code = text_of(value).upper()
    # It stands in the lines that PostgreSQL copies, where a backslash begins an escape.
    code = code.replace("\\", "/")
    if not code:
        raise ValueError("thiếu số hồ sơ")
    if len(code) > MAX_CODE:
        raise ValueError(f"số hồ sơ dài quá {MAX_CODE} ký tự")
    if not code[-1].isdigit() and not any(map(str.isdigit, code)):
        # Not quoted: it may be a name.
        raise ValueError("số hồ sơ không có chữ số nào, có lẽ không phải là số hồ sơ")
    return code


def read_plain_codes(values: Sequence[Any]) -> list[str] | None:
    """Return the codes in the cells of a column where all are plain: what nearly every list holds; else None."""
    if set(map(type, values)) != {str} or not all(values):
        return None
    together = "".join(values)
    if (
        not (together.isascii() and together.isprintable())
        or " " in together
        or "\\" in together
        or max(map(len, values)) > MAX_CODE
    ):
        return None
    codes = [value.upper() for value in values]
    return codes if "".join([code[-1] for code in codes]).isdigit() else None
