"""The procedures that a list names, each once."""

from typing import Any, Final

from core.errors import InputError
from tthc.domain.codes import parse_code
from tthc.dossier_files.cells import Remembered, text_of

MAX_PROCEDURES: Final = 20_000
"""No unit has more: a column with more different texts holds something else."""

_LONGEST: Final = {"procedure_code": 50, "procedure_name": 2000, "field": 300}


class WrongProcedure(ValueError):
    """A procedure that cannot be kept; `key` is the column that is wrong."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


class Procedures:
    """Gives each procedure of a list its place, from 0, in `found`: (code, name, field)."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str, str], int] = {}
        self.places = Remembered(self._place)

    def _place(self, written: tuple[Any, Any, Any]) -> int:
        """Return the place of what stands in the cells code, name and field; raises WrongProcedure."""
        code, name, field = written
        procedure = (procedure_code(code), text_of(name), text_of(field))
        if not (procedure[0] or procedure[1]):
            raise WrongProcedure("procedure_code", "thiếu mã và tên thủ tục")
        for text, (key, longest) in zip(procedure, _LONGEST.items(), strict=True):
            if len(text) > longest:
                raise WrongProcedure(key, f"nội dung dài quá {longest} ký tự")
        place = self.found.setdefault(procedure, len(self.found))
        if place >= MAX_PROCEDURES:
            raise InputError(
                "các cột mã TTHC, tên thủ tục và lĩnh vực có hơn 20.000 nội dung khác nhau, có lẽ chọn nhầm cột; "
                "hãy xem lại cột nào là tên thủ tục"
            )
        return place


def procedure_code(value: Any) -> str:
    """Return the national code in a cell, and any other text as it is written."""
    if isinstance(value, int | float) and not isinstance(value, bool) and not float(value).is_integer():
        # Excel took the code for a number and dropped the zeros at its end.
        return f"{value:.6f}"
    text = text_of(value)
    try:
        return parse_code(text)
    except ValueError:
        return text
