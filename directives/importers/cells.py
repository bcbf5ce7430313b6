"""Reading the cells of a list: what is wrong is noted by its cell, and reading goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from core.text import clean, squeeze
from core.workbooks import Cell, SheetRow, cell_name, day_of, find_head, read_rows, text_of

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong with a cell ("C17"), with the mend, in Vietnamese."""

    cell: str
    reason: str

    def __str__(self) -> str:
        return f"ô {self.cell}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ReadList(Generic[Row]):
    """A list that was read: its sound rows, every error in the file's order, and the columns that were ignored."""

    rows: tuple[Row, ...]
    errors: tuple[CellError, ...]
    ignored_columns: tuple[str, ...]


class ListReader:
    """The rows below the head of a workbook's list, column by column; `errors` grows while they are read.

    Raises InputError where the file is none, or a required column is missing or stands twice.
    """

    def __init__(self, name: str, data: bytes, names: dict[str, Sequence[str]], required: Sequence[str]) -> None:
        rows = read_rows(name, data)
        head = find_head(name, rows, names, required)
        self._rows = rows[head.first_row :]
        self._names = names
        self._columns = head.columns
        self.ignored_columns = head.unknown
        self.errors: list[CellError] = []

    def __iter__(self) -> Iterator[SheetRow]:
        """Yield the rows that hold something in a known column."""
        for row in self._rows:
            cells = [row.cell(place) for place in self._columns.values()]
            if any(cell.value is not None or cell.formula for cell in cells):
                yield row

    def has(self, column: str) -> bool:
        """Tell whether the list has the column."""
        return column in self._columns

    def text(self, row: SheetRow, column: str, limit: int) -> str:
        """Return the text of a cell, "" where the column is missing or the cell is wrong."""
        return squeeze(self.lines(row, column, limit))

    def lines(self, row: SheetRow, column: str, limit: int) -> str:
        """Return the text of a cell as `text` does, with its line breaks."""
        cell = self._cell(row, column)
        text = text_of(cell)
        if isinstance(cell.value, str):
            lines = (squeeze(line) for line in clean(cell.value).split("\n"))
            text = "\n".join(line for line in lines if line)
        if len(text) <= limit:
            return text
        shown = f"{limit:,}".replace(",", ".")
        self.refuse(row, column, f"{self._label(column)} dài quá {shown} ký tự, hãy rút gọn")
        return ""

    def day(self, row: SheetRow, column: str) -> date | None:
        """Return the day in a cell, None where the column is missing or the cell is blank or wrong."""
        try:
            return day_of(self._cell(row, column))
        except ValueError as error:
            self.refuse(row, column, str(error))
            return None

    def require(self, row: SheetRow, *columns: str) -> None:
        """Note each of the columns that the row leaves blank."""
        self.errors += self.lacking(row, *columns)

    def lacking(self, row: SheetRow, *columns: str) -> list[CellError]:
        """Return the errors of the columns that the row leaves blank, not noted."""
        cells = {column: row.cell(self._columns[column]) for column in columns}
        blank = [column for column, cell in cells.items() if cell.value is None and not cell.formula]
        return [self.error(row, column, f"thiếu {self._label(column)}, hãy điền vào ô này") for column in blank]

    def refuse(self, row: SheetRow, column: str, reason: str) -> None:
        """Note an error of a cell."""
        self.errors.append(self.error(row, column, reason))

    def error(self, row: SheetRow, column: str, reason: str) -> CellError:
        """Return an error of a cell, not noted."""
        return CellError(self.name_of(row, column), reason)

    def name_of(self, row: SheetRow, column: str) -> str:
        """Return a cell's name; where the list lacks the column, that of the row's first cell."""
        return cell_name(self._columns.get(column, 0), row.number)

    def _cell(self, row: SheetRow, column: str) -> Cell:
        if column not in self._columns:
            return Cell("", None)
        cell = row.cell(self._columns[column])
        if cell.formula.startswith("#"):
            self.refuse(row, column, f"có lỗi {cell.formula[:20]}, hãy sửa công thức hoặc ghi giá trị")
        elif cell.formula:
            self.refuse(row, column, "là công thức, hãy chép rồi dán lại dưới dạng giá trị (Paste Values)")
        return cell

    def _label(self, column: str) -> str:
        label = self._names[column][0]
        return label[:1].lower() + label[1:]
