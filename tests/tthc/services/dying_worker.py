"""A worker that is killed (SIGKILL) at the statement that its first argument begins, before or after it is done."""

import os
import signal
import sys
from typing import Any

import django
from django.core.management import call_command
from django.db import connection


def main(beginning: str, moment: str) -> None:
    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        is_meant = sql.startswith(beginning)
        if is_meant and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = execute(sql, params, many, context)
        if is_meant:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    django.setup()
    with connection.execute_wrapper(watch):
        call_command("run_worker", "--until-idle")


if __name__ == "__main__":
    main(*sys.argv[1:])
