"""The editor under load: PostgreSQL, 2 gunicorn workers, 8 connections, everything in one run on 127.0.0.1.

The editor's shell (outline and one section) is compared with a page that has every field of the report, rendered by
crispy; an autosave of a line that is being typed with a page that only checks the session. The ways take turns, so
that noise meets all alike. Prints every p95 and both ratios; ends with exit code 1 where one is over its limit.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from _seed_report import ROOT, import_seed_report, prepare

WORKERS = 2
CONNECTIONS = 8
ROUNDS = 5
REQUESTS = 15
SHELL_MOST = 1 / 5
AUTOSAVE_MOST = 4.0
SHELL_KEY = "steering.direction.documents"
SAVED_KEYS = tuple(
    f"results.{name}"
    for name in (
        *("organisation.functions", "organisation.restructuring", "organisation.staffing"),
        *("organisation.decentralisation", "civil_service.positions", "civil_service.recruitment"),
        *("civil_service.appointment", "institutions.enforcement"),
    )
)
"""One section for each connection: two that save the same one would get a conflict, which is another thing."""


def main() -> int:
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        command = [sys.executable, ROOT / "scripts" / "with_postgres.py", sys.executable, *sys.argv]
        return subprocess.run(command).returncode
    prepare(database=None)
    report = import_seed_report()
    cookie = sign_in(report.unit)
    base = f"/bao-cao/{report.pk}/soan-thao/"
    versions = dict(report.sections.values_list("key", "version"))
    ids = dict.fromkeys(SAVED_KEYS, "")
    with served() as port:

        def get(address: str) -> Callable[[http.client.HTTPConnection, int], None]:
            return lambda connection, worker: ask(connection, "GET", address, cookie)

        def autosave(connection: http.client.HTTPConnection, worker: int) -> None:
            key = SAVED_KEYS[worker]
            line = {"line": ids[key], "origin": "written", "marker": "-", "text": f"Nội dung lần {versions[key]}."}
            body = urlencode(line | {"reviewed": "1", "version": versions[key]})
            saved = json.loads(ask(connection, "POST", f"{base}{key}/luu/", cookie, body))
            versions[key], ids[key] = saved["version"], saved["ids"][0]

        ways = {
            "whole report, crispy": get("/do/ca-bao-cao/"),
            "editor shell": get(f"{base}{SHELL_KEY}/"),
            "session only": get("/do/phien/"),
            "autosave": autosave,
        }
        times = measure(port, ways)
    p95 = {name: percentile(values, 0.95) for name, values in times.items()}
    for name, value in p95.items():
        print(f"{name}: p95 {value * 1000:.1f} ms, median {percentile(times[name], 0.5) * 1000:.1f} ms")
    shell = p95["editor shell"] / p95["whole report, crispy"]
    save = p95["autosave"] / p95["session only"]
    print(f"editor shell / whole report: {shell:.3f} (at most {SHELL_MOST})")
    print(f"autosave / session only: {save:.2f} (at most {AUTOSAVE_MOST})")
    return int(shell > SHELL_MOST or save > AUTOSAVE_MOST)


def sign_in(unit) -> str:
    """Return the cookies of a clerk of the unit, with a token against forged requests."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from accounts.models import Membership, User
    from accounts.sessions import SessionStore

    user = User.objects.create_user("canbo.do", password="do-hieu-nang-2022")
    Membership.objects.create(user=user, unit=unit, role=Membership.Role.CLERK)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "accounts.backends.PortalBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}; csrftoken={CSRF_TOKEN}"


CSRF_TOKEN = "a" * 32


@contextmanager
def served() -> Iterator[int]:
    """Serve the portal with its two pages more; yields the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "_editor_site:application", "--chdir", ROOT / "benchmarks"]
    command += ["--pythonpath", ROOT, "--workers", str(WORKERS), "--worker-class", "sync"]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "error", "--no-control-socket"]
    server = subprocess.Popen(command, env=os.environ | {"DEBUG": "1"})
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def measure(port: int, ways: dict[str, Callable]) -> dict[str, list[float]]:
    """Return the seconds of every request of each way; the first round warms up and does not count."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for round_number in range(ROUNDS + 1):
        for name, way in ways.items():
            results: list[list[float]] = [[] for _ in range(CONNECTIONS)]
            failures: list[BaseException] = []
            threads = [
                threading.Thread(target=_run, args=(port, way, worker, results[worker], failures))
                for worker in range(CONNECTIONS)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            if failures:
                raise failures[0]
            if round_number:
                times[name] += [seconds for one in results for seconds in one]
    return times


def _run(port: int, way: Callable, worker: int, seconds: list[float], failures: list[BaseException]) -> None:
    try:
        for _ in range(REQUESTS):
            start = time.perf_counter()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            way(connection, worker)
            seconds.append(time.perf_counter() - start)
    except BaseException as error:
        failures.append(error)


def ask(connection: http.client.HTTPConnection, method: str, address: str, cookie: str, body: str = "") -> bytes:
    """Make one request and return the whole answer; raises where it is not 200."""
    headers = {"Cookie": cookie, "X-CSRFToken": CSRF_TOKEN, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, address, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{method} {address}: {answer.status}")
    return content


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


if __name__ == "__main__":
    sys.exit(main())
