"""The child process that parses an uploaded PDF: it reads the file on standard input and prints JSON.

A hostile file costs it at most its own limits: processor time, memory and output. It opens no connection, starts no
program and writes no file. Run as `python -m reports.importers.uploaded_pdf.child`; `reading` is the only caller.
"""

import json
import logging
import os
import resource
import sys
import warnings
from dataclasses import asdict
from io import BytesIO
from typing import Any, Final

CPU_SECONDS: Final = 10
MEMORY: Final = 1024 * 1024 * 1024
MAX_OUTPUT: Final = 16 * 1024 * 1024
MAX_PAGES: Final = 150
MAX_CHARACTERS: Final = 2_000_000

_FORBIDDEN: Final = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.", "os.")
_ALLOWED: Final = frozenset({"os.listdir", "os.scandir"})
"""What importing a module does."""


def main() -> None:
    """Print {"pages": [text …], "unread": n, "signatures": [ … ] or null}, or {"error": a word of `reading`}."""
    _set_limits()
    warnings.simplefilter("ignore")
    logging.disable()
    try:
        found = _read(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        found = {"error": "too_complex"}
    except Exception:
        found = {"error": "damaged"}
    sys.stdout.write(json.dumps(found))


def _set_limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise where the process is about to reach beyond itself."""
    is_writing = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if is_writing or (event.startswith(_FORBIDDEN) and event not in _ALLOWED):
        raise PermissionError(event)


def _read(data: bytes) -> dict[str, Any]:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "encrypted"}
    count = len(reader.pages)
    if count > MAX_PAGES:
        return {"error": "too_many_pages"}
    pages, unread, characters = [], 0, 0
    for number in range(count):
        try:
            text = reader.pages[number].extract_text()
        except (MemoryError, RecursionError):
            raise
        except Exception:
            text, unread = "", unread + 1
        characters += len(text)
        if characters > MAX_CHARACTERS:
            return {"error": "too_much_text"}
        pages.append(text)
    return {"pages": pages, "unread": unread, "signatures": _signatures(data)}


def _signatures(data: bytes) -> list[dict[str, Any]] | None:
    """Return the signatures, None where there is something that the library cannot read as such."""
    from reports.importers.uploaded_pdf.signatures import read_signatures

    try:
        return [asdict(one) for one in read_signatures(data)]
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return None


if __name__ == "__main__":
    main()
