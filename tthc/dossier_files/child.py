"""The child process that reads a list of dossiers: a hostile file costs it at most its own limits.

It is told on standard input, as JSON, which file to read. It writes ROWS, WRONG and RESULT into the given folder and
says on standard output how many rows it has read. It opens no connection, starts no program and writes nothing else.
Run as `python -m tthc.dossier_files.child`; `reading` is the only caller.
"""

import gc
import json
import os
import resource
import sys
import traceback
import warnings
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Final

from core.errors import InputError
from tthc.dossier_files.days import Days
from tthc.dossier_files.faults import too_complex
from tthc.dossier_files.formats import open_sheets
from tthc.dossier_files.heads import HEAD_WITHIN, UnclearHead, find_head
from tthc.dossier_files.rows import RowReader, WrongCells, tell_flaws

ROWS: Final = "rows.tsv"
WRONG: Final = "wrong.csv"
RESULT: Final = "result.json"

CPU_SECONDS: Final = 1200
"""A workbook of a million rows takes about a minute of them."""
MEMORY: Final = 1024 * 1024 * 1024
MAX_OUTPUT: Final = 1024 * 1024 * 1024

_FORBIDDEN: Final = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.", "os.")
_ALLOWED: Final = frozenset({"os.listdir", "os.scandir"})
"""What importing a module does."""
_LAST_FRAMES: Final = 3


def main() -> None:
    """Write into RESULT what was read, or {"error": …}, or {"again": true} where another way of reading may help."""
    task = json.load(sys.stdin)
    folder = Path(task["folder"])
    with (
        (folder / RESULT).open("w", encoding="utf-8") as result,
        (folder / ROWS).open("w+", encoding="utf-8", newline="") as lines,
        (folder / WRONG).open("w", encoding="utf-8-sig", newline="") as wrong,
    ):
        set_limits()
        json.dump(_answer(task, lines, wrong), result, ensure_ascii=False)


def set_limits() -> None:
    """Bound what the process may use from here on, and refuse whatever reaches beyond it."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("ignore")
    # Rows make no cycles: looking for them costs a tenth of the time.
    gc.disable()
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise where the process is about to reach beyond itself."""
    is_writing = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if is_writing or (event.startswith(_FORBIDDEN) and event not in _ALLOWED):
        raise PermissionError(event)


def _answer(task: Mapping[str, Any], lines: IO[str], wrong: IO[str]) -> dict[str, Any]:
    try:
        return _read(task, lines, wrong)
    except UnclearHead as error:
        columns = [asdict(column) for column in error.columns]
        return {"error": str(error), "head_row": error.head_row, "columns": columns}
    except InputError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": str(too_complex()), "again": True}
    except BaseException as error:  # What Rust panics with is no Exception.
        # Its words stay here: they may quote the file.
        frames = traceback.extract_tb(error.__traceback__)[-_LAST_FRAMES:]
        where = " ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
        return {"error": str(too_complex()), "again": True, "fault": f"{type(error).__name__} {where}"}


def _read(task: Mapping[str, Any], lines: IO[str], wrong_file: IO[str]) -> dict[str, Any]:
    choices: dict[str, str] = task["choices"]
    for sheet in open_sheets(Path(task["path"]), choices, task["in_memory"]):
        top = list(islice(sheet.rows, HEAD_WITHIN + 2))
        head = find_head(top, sheet.left, choices)
        if head is None:
            continue
        wrong = WrongCells(wrong_file)
        tell_flaws(sheet.flaws, head.places, sheet.left, head.rows, wrong)
        reader = RowReader(
            head.places, sheet.left, Days(sheet.is_1904), date.fromisoformat(task["today"]), lines, wrong
        )
        reader.read(chain(top[head.rows :], sheet.rows), head.rows + 1, _tell_progress)
        wrong.close()
        if not reader.row_count:
            raise InputError(f"không có dòng hồ sơ nào dưới dòng tiêu đề (dòng {head.row})")
        return {
            "row_count": reader.row_count,
            "wrong_count": wrong.count,
            "wrong": wrong.first,
            "head_row": head.row,
            "columns": [asdict(column) for column in head.columns],
            "procedures": list(reader.procedures.found),
            "counts": reader.tally.totals(),
            "warnings": [*head.warnings, *reader.tally.warnings()],
            "first_received": min(reader.tally.days, default=None),
            "last_received": max(reader.tally.days, default=None),
        }
    raise InputError(
        f"không thấy dòng tiêu đề trong {HEAD_WITHIN} dòng đầu; danh sách cần một dòng ghi tên các cột như "
        "“Số hồ sơ”, “Tên thủ tục hành chính”, “Ngày tiếp nhận”, “Ngày hẹn trả”, “Ngày trả kết quả”"
    )


def _tell_progress(rows: int) -> None:
    sys.stdout.write(f"{rows}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
