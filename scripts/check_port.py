"""Ends with exit code 1 and the mend, in Vietnamese, where nothing can listen on a port of 127.0.0.1.

Usage: scripts/check_port.py COMMAND PORT; COMMAND is what the user types again with another port ("make demo").
"""

import socket
import sys

FIRST_FREE_FOR_ALL = 1024
LAST_PORT = 65535


def refusal(command: str, port_text: str) -> str:
    """Return why the portal cannot listen on the port, and what to do; "" where it can."""
    if not port_text.isdecimal() or not 0 < int(port_text) <= LAST_PORT:
        return f"PORT={port_text} không phải số cổng (từ 1 đến {LAST_PORT}). Hãy chạy lại: {command} PORT=8001"
    port = int(port_text)
    other = port + 1 if FIRST_FREE_FOR_ALL <= port < LAST_PORT else 8001
    with socket.socket() as probe:
        # As the web servers do: a port that was closed a moment ago counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            return f"Không đủ quyền mở cổng {port}. Hãy chạy lại với cổng khác: {command} PORT={other}"
        except OSError:
            return f"Cổng {port} đang có chương trình khác dùng. Hãy chạy lại với cổng khác: {command} PORT={other}"
    return ""


if __name__ == "__main__":
    sys.exit(refusal(*sys.argv[1:]) or 0)
