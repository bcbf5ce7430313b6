"""A server and the worker beside it live and end together."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds until something that should happen counts as never happening; no test waits for it to pass."""


def run(environment: dict[str, str], *command: str) -> subprocess.Popen[str]:
    """Start the script, in a group of processes of its own, with whatever it starts.

    Ctrl-C reaches it also where the tests run in the background, which is told to ignore it.
    """
    return subprocess.Popen(
        ["env", "--default-signal=INT", "scripts/with_worker.sh", *command],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {
        "DEBUG": "1",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
    }


def workers(group: int) -> list[int]:
    """Return the processes of the group that are a worker."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"run_worker" in path.read_bytes() and os.getpgid(int(path.parent.name)) == group:
                found.append(int(path.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def wait_for_worker(process: subprocess.Popen[str], other_than: int = 0) -> int:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = [pid for pid in workers(process.pid) if pid != other_than]
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError("The worker was not started.")


def becomes_empty(group: int) -> bool:
    """Tell whether the last process of the group ends; one that was just killed may take a moment."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_server_that_does_not_start_ends_the_worker_and_says_its_code(environment: dict[str, str]) -> None:
    process = run(environment, "sh", "-c", "exit 3")
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert becomes_empty(process.pid)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_stops_the_script_stops_both(environment: dict[str, str], number: signal.Signals) -> None:
    process = run(environment, "sleep", "1000")
    wait_for_worker(process)
    process.send_signal(number)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert becomes_empty(process.pid)


def test_ctrl_c_on_the_terminal_reaches_all_of_them_at_once(environment: dict[str, str]) -> None:
    process = run(environment, "sleep", "1000")
    wait_for_worker(process)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=PATIENCE)
    assert becomes_empty(process.pid)


def test_a_worker_that_dies_is_started_anew(environment: dict[str, str]) -> None:
    process = run(environment, "sleep", "1000")
    first = wait_for_worker(process)
    os.kill(first, signal.SIGKILL)
    wait_for_worker(process, other_than=first)
    process.terminate()
    said = process.communicate(timeout=PATIENCE)[1]
    assert "Tiến trình xử lý việc chờ đã dừng" in said
    assert becomes_empty(process.pid)
