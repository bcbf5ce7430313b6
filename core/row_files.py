"""Lists that come in as files: CSV (UTF-8, commas, a header line) or JSON (a list of flat objects) → rows of text.

Shared by all load commands and by upload pages: what is wrong with a file as such is said here, once.
"""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import CharField, Model

from core.errors import InputError
from core.text import clean, squeeze


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` is the line of a CSV file, or the position (from 1) of the element of a JSON list.

    `cells` holds clean text by column; a JSON element has only the columns that it names (null is blank text).
    """

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class RowFile:
    """A file that was read: `errors` are the rows that could not be (row number, reason)."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    errors: tuple[tuple[int, str], ...]

    def require(self, columns: Iterable[str]) -> None:
        """Raise InputError naming the columns among `columns` that the file does not have."""
        missing = [column for column in columns if column not in self.columns]
        if missing:
            raise InputError(
                f"{self.name}: thiếu cột {', '.join(missing)}; tệp CSV cần dòng đầu ghi tên cột, ngăn bằng dấu phẩy"
            )

    def other_than(self, known: Iterable[str]) -> tuple[str, ...]:
        """Return the columns of the file that are not `known`."""
        return tuple(column for column in self.columns if column not in set(known))


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What loading a list did (or would do): numbers of rows, and the columns that were ignored."""

    created: int
    changed: int
    unchanged: int
    ignored_columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        text = f"Thêm mới {self.created}, thay đổi {self.changed}, giữ nguyên {self.unchanged}."
        return f"{text} Bỏ qua cột: {', '.join(self.ignored_columns)}." if self.ignored_columns else text


def read_row_file(path: Path) -> RowFile:
    """Read the file at `path`; raises InputError where it is missing, a folder, or not what `parse_row_file` takes."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: không có tệp này, hãy kiểm tra đường dẫn") from None
    except IsADirectoryError:
        raise InputError(f"{path}: đây là thư mục, hãy chỉ một tệp .csv hoặc .json") from None
    except OSError as error:
        raise InputError(f"{path}: không đọc được tệp ({error.strerror}), hãy kiểm tra quyền đọc") from error
    return parse_row_file(path.name, data)


def parse_row_file(name: str, data: bytes) -> RowFile:
    """Read the rows in `data`; the ending of `name` (.csv, .json) says which form it has.

    Raises InputError where the file is empty, not UTF-8 (with or without BOM), or neither CSV nor a JSON list.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in (".csv", ".json"):
        raise InputError(f"{name}: chỉ nhận tệp .csv hoặc .json")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: không phải UTF-8 (byte thứ {error.start + 1}), hãy lưu lại bằng UTF-8") from error
    if not text.strip():
        raise InputError(f"{name}: tệp rỗng, hãy chọn tệp có dữ liệu")
    file = _parse_csv(name, text) if suffix == ".csv" else _parse_json(name, text)
    if not file.rows and not file.errors:
        raise InputError(f"{name}: không có dòng dữ liệu nào")
    return file


def length_errors(model: type[Model], values: dict[str, Any]) -> list[str]:
    """Return a reason for each text in `values` (by field name) that is longer than the field of `model` holds."""
    errors = []
    for name, value in values.items():
        field = model._meta.get_field(name)
        if isinstance(field, CharField) and field.max_length and len(value) > field.max_length:
            errors.append(f"{field.verbose_name} dài {len(value)} ký tự, tối đa {field.max_length}")
    return errors


def _parse_csv(name: str, text: str) -> RowFile:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    errors: list[tuple[int, str]] = []
    first_line = 1
    try:
        for raw in reader:
            # A quoted cell may span lines: a row is named by the line where it begins.
            line, first_line = first_line, reader.line_num + 1
            cells = [squeeze(clean(cell)) for cell in raw]
            if not any(cells):
                continue
            if not columns:
                columns = tuple(cell.lower() for cell in cells)
            elif len(cells) != len(columns):
                errors.append((line, f"có {len(cells)} ô, dòng đầu có {len(columns)} cột"))
            else:
                rows.append(Row(line, dict(zip(columns, cells, strict=True))))
    except csv.Error as error:
        raise InputError(f"{name}: dòng {first_line} không đúng dạng CSV, hãy kiểm tra dấu ngoặc kép") from error
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise InputError(f'{name}: dòng đầu có cột lặp lại "{", ".join(twice)}", hãy bỏ bớt')
    return RowFile(name, columns, tuple(rows), tuple(errors))


def _parse_json(name: str, text: str) -> RowFile:
    try:
        # Numbers stay as they are written: 1.5 never becomes a float.
        elements = json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise InputError(f"{name}: không đúng dạng JSON ở dòng {error.lineno}, cột {error.colno}") from error
    except RecursionError:
        raise InputError(f"{name}: JSON lồng quá sâu, cần một danh sách các đối tượng phẳng") from None
    if not isinstance(elements, list):
        raise InputError(f"{name}: JSON phải là một danh sách các đối tượng phẳng")
    columns: dict[str, None] = {}
    rows: list[Row] = []
    errors: list[tuple[int, str]] = []
    for number, element in enumerate(elements, start=1):
        try:
            cells = _json_cells(element)
        except ValueError as error:
            errors.append((number, str(error)))
        else:
            rows.append(Row(number, cells))
            columns.update(dict.fromkeys(cells))
    return RowFile(f"{name} (dòng: thứ tự phần tử)", tuple(columns), tuple(rows), tuple(errors))


def _json_cells(element: object) -> dict[str, str]:
    if not isinstance(element, dict):
        raise ValueError("phần tử phải là một đối tượng JSON")
    cells = {}
    for column, value in element.items():
        if not isinstance(value, str | None):
            raise ValueError(f'"{column}" phải là chữ hoặc số')
        try:
            (column + (value or "")).encode()
        except UnicodeEncodeError:
            raise ValueError("có ký tự hỏng") from None
        cells[column] = squeeze(clean(value or ""))
    return cells
