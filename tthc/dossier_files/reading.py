"""Lists of dossiers as files: read in a child process of their own, so that no file can harm the portal."""

import json
import logging
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from core.errors import InputError
from tthc.dossier_files.child import RESULT, ROWS, WRONG
from tthc.dossier_files.faults import too_complex
from tthc.dossier_files.heads import Column, UnclearHead

__all__ = ["ROWS", "WRONG", "Cancelled", "Column", "Reading", "UnclearHead", "read_dossier_list"]

CHILD: Final = "tthc.dossier_files.child"
SILENT_SECONDS: Final = 300
"""So long a child may say nothing: a workbook is looked through before its first row is read."""
_BEAT_SECONDS: Final = 1.0
_ROOT: Final = Path(__file__).resolve().parents[2]
_CRASHES: Final = frozenset({-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS, -signal.SIGILL})
"""How a reader that runs out of memory ends."""

_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Whoever asked for the reading does not want it any more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list says.

    `row_count` counts its dossiers, wrong ones too, and `wrong_count` its wrong cells, the first 200 of which are
    `wrong`: (cell, reason). `head_row` is the number of the row that names the columns. `procedures` are (code, name,
    field) in the order that the lines refer to. `counts` has the right rows by channel (online, direct, post), by
    status (normal, stopped, returned, withdrawn, refused), and open, without_channel, without_due_day, extended,
    apologies. `first_received` is None where no row is right.
    """

    row_count: int
    wrong_count: int
    wrong: tuple[tuple[str, str], ...]
    head_row: int
    columns: tuple[Column, ...]
    procedures: tuple[tuple[str, str, str], ...]
    counts: dict[str, int]
    warnings: tuple[str, ...]
    first_received: date | None
    last_received: date | None


def read_dossier_list(
    path: Path, name: str, folder: Path, choices: Mapping[str, str], today: date, on_progress: Callable[[int], bool]
) -> Reading:
    """Read the list at `path`, which its user calls `name`, and write its right rows and wrong cells into `folder`.

    ROWS has a line for each right row in PostgreSQL's COPY text format: number of the row in the file, code, place of
    its procedure, channel, status, received_on, due_on, extended_due_on, finished_on, closed_on, apology_on. WRONG
    lists the wrong cells. `choices` says by hand what a column means: the search key of its head → a key of LABELS, ""
    for none. `on_progress` is told about once a second how many rows were read.

    Raises InputError for a file that is wrong as such (UnclearHead where its columns have to be chosen), and Cancelled
    as soon as `on_progress` returns False; `folder` is then as it was.
    """
    task = {
        "path": str(path.resolve()),
        "folder": str(folder.resolve()),
        "choices": dict(choices),
        "today": today.isoformat(),
        "in_memory": True,
    }
    try:
        found = _ask_child(task, on_progress)
        if found.get("again"):
            # Too much for the fast reader, which holds a whole sheet: the other one holds a row.
            found = _ask_child(task | {"in_memory": False}, on_progress)
        if "error" in found:
            raise _fault(name, found)
    except Exception:
        for written in (ROWS, WRONG, RESULT):
            (folder / written).unlink(missing_ok=True)
        raise
    return Reading(
        row_count=found["row_count"],
        wrong_count=found["wrong_count"],
        wrong=tuple((cell, reason) for cell, reason in found["wrong"]),
        head_row=found["head_row"],
        columns=tuple(Column(**one) for one in found["columns"]),
        procedures=tuple((code, title, field) for code, title, field in found["procedures"]),
        counts=found["counts"],
        warnings=tuple(found["warnings"]),
        first_received=_day(found["first_received"]),
        last_received=_day(found["last_received"]),
    )


def _fault(name: str, found: Mapping[str, Any]) -> InputError:
    message = f"{name}: {found['error']}"
    if "columns" in found:
        return UnclearHead(message, found["head_row"], tuple(Column(**one) for one in found["columns"]))
    return InputError(message)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _ask_child(task: Mapping[str, Any], on_progress: Callable[[int], bool]) -> dict[str, Any]:
    result = Path(task["folder"]) / RESULT
    result.unlink(missing_ok=True)
    child = subprocess.Popen(
        [sys.executable, "-B", "-m", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What a reader complains of may quote names out of the file.
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={},
    )
    try:
        _tell(child, task)
        is_silent = _follow(child, on_progress)
    finally:
        # Here after a cancellation or an error, too; a child that has ended takes no harm.
        child.kill()
        code = child.wait()
        if child.stdout:
            child.stdout.close()
    if is_silent or code != 0:
        _log.warning("%s: %s", CHILD, "silent" if is_silent else code)
        return {"error": str(too_complex()), "again": code in _CRASHES and not is_silent}
    found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    result.unlink()
    if "fault" in found:
        _log.warning("%s: %s", CHILD, found["fault"])
    return found


def _tell(child: subprocess.Popen[bytes], task: Mapping[str, Any]) -> None:
    assert child.stdin
    try:
        child.stdin.write(json.dumps(task).encode())
        child.stdin.close()
    except BrokenPipeError:
        # It died before it listened: its exit code says so.
        return


def _follow(child: subprocess.Popen[bytes], on_progress: Callable[[int], bool]) -> bool:
    """Wait for the end of the child; return whether it was silent too long. Raises Cancelled."""
    assert child.stdout
    rows, heard, beat, rest = 0, time.monotonic(), time.monotonic(), b""
    while True:
        ready, _, _ = select.select([child.stdout], [], [], _BEAT_SECONDS)
        now = time.monotonic()
        if ready:
            told = os.read(child.stdout.fileno(), 65536)
            if not told:
                child.wait()
                return False
            *lines, rest = (rest + told).split(b"\n")
            rows, heard = int(lines[-1]) if lines else rows, now
        if now - beat >= _BEAT_SECONDS:
            beat = now
            if not on_progress(rows):
                raise Cancelled
        if now - heard > SILENT_SECONDS:
            return True
