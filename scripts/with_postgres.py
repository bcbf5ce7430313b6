#!/usr/bin/env python3
"""Runs a command against a throw-away PostgreSQL cluster: scripts/with_postgres.py CMD [ARG …]

The cluster is made of Debian's server binaries in a temporary folder, listens on a Unix socket only and is gone when
the command ends, however it ends. DATABASE_URL of the command points to it; its exit code is passed through.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

BINARIES = Path("/usr/lib/postgresql")
SUPERUSER = "postgres"
# Nothing here outlives the command, so nothing needs to reach the disk.
SERVER_OPTIONS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
CLUSTER_OPTIONS = ("--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync", "--no-instructions")
START_SECONDS = 60
STOP_SECONDS = 20


def newest_binaries() -> Path:
    """Return the bin folder of the newest installed server; ends the program where there is none."""
    found = [path.parent for path in BINARIES.glob("*/bin/initdb") if path.parent.parent.name.isdecimal()]
    if not found:
        sys.exit(f"Không thấy máy chủ PostgreSQL trong {BINARIES}. Hãy chạy: scripts/system_packages.sh test")
    return max(found, key=lambda path: int(path.parent.name))


def unprivileged() -> dict[str, Any]:
    """Return the Popen options that make the server's programs run as a user they accept: never root."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(SUPERUSER)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def stop(process: subprocess.Popen[bytes], *signals: signal.Signals) -> None:
    """Send the signals one after the other until the process has ended; the last resort is SIGKILL."""
    for number in (*signals, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)


@contextlib.contextmanager
def cluster(environment: dict[str, str]) -> Iterator[str]:
    """Start a cluster, yield the DATABASE_URL of its database `postgres`, then stop and remove it."""
    binaries = newest_binaries()
    # In /tmp whatever TMPDIR says: the server's user must reach the folder, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="cchc-postgres-", dir="/tmp"))
    try:
        options = unprivileged()
        if options:
            os.chown(folder, options["user"], options["group"])
        options |= {"cwd": folder, "env": environment, "stdin": subprocess.DEVNULL, "start_new_session": True}
        with (folder / "log").open("wb") as log:
            options |= {"stdout": log, "stderr": log}
            make = subprocess.Popen(
                [binaries / "initdb", "--pgdata=data", f"--username={SUPERUSER}", *CLUSTER_OPTIONS], **options
            )
            try:
                made = make.wait() == 0
            finally:
                stop(make, signal.SIGTERM)
            if not made:
                sys.exit("Không tạo được cụm PostgreSQL:\n" + (folder / "log").read_text(errors="replace"))
            settings = [part for setting in SERVER_OPTIONS for part in ("-c", setting)]
            server = subprocess.Popen([binaries / "postgres", "-D", "data", "-k", folder, *settings], **options)
        try:
            wait_until_ready(server, binaries, folder, environment)
            yield f"postgres://{SUPERUSER}@/postgres?host={folder}"
        finally:
            # A second Ctrl-C must not leave a server behind.
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            # SIGINT is the server's fast shutdown, SIGQUIT the immediate one.
            stop(server, signal.SIGINT, signal.SIGQUIT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_ready(
    server: subprocess.Popen[bytes], binaries: Path, folder: Path, environment: dict[str, str]
) -> None:
    """Return once the server takes connections; ends the program with the server's log where it does not."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        ready = subprocess.run([binaries / "pg_isready", "--quiet", f"--host={folder}"], env=environment)
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("Không khởi động được PostgreSQL:\n" + (folder / "log").read_text(errors="replace"))


def run(command: list[str], environment: dict[str, str]) -> int:
    """Run the command to its end and return its exit code as a shell would say it (128 + signal)."""
    try:
        process = subprocess.Popen(command, env=environment)
    except OSError as error:
        print(f"Không chạy được {command[0]}: {error.strerror}", file=sys.stderr)
        return 127
    try:
        code = process.wait()
    except KeyboardInterrupt:
        # The terminal has sent Ctrl-C to the command too: leave it time to end by itself.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
        raise
    finally:
        stop(process, signal.SIGTERM)
    return code if code >= 0 else 128 - code


def end_on_signal(number: int, frame: FrameType | None) -> NoReturn:
    """Turn SIGTERM and SIGHUP into an ordinary end, so that the cluster is stopped and removed."""
    sys.exit(128 + number)


def main(command: list[str]) -> int:
    if not command:
        print("Cách dùng: scripts/with_postgres.py LỆNH [THAM SỐ …]", file=sys.stderr)
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end_on_signal)
    # PGHOST, PGPORT and the like would lead to another server.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    try:
        with cluster(environment) as url:
            return run(command, environment | {"DATABASE_URL": url})
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
