#!/usr/bin/env bash
# Runs a server with the worker beside it: scripts/with_worker.sh COMMAND [ARG …]
# Whatever ends the server ends the worker: Ctrl+C, TERM, a server that does not start. A worker that dies is started
# anew. Ends with the server's exit code, with 0 where it was told to stop.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

RESTART_SECONDS="${RESTART_SECONDS:-5}"
server="" worker="" told=""

start_worker() {
    {
        if [ "$1" -gt 0 ]; then
            sleep "$1" &
            trap 'kill $!; exit' TERM
            wait
            trap - TERM
        fi
        exec .venv/bin/python manage.py run_worker
    } &
    worker=$!
}

stop() {
    told=1
    kill -TERM $server $worker 2>/dev/null
}
trap stop INT TERM HUP

"$@" &
server=$!
start_worker 0
while wait -n -p ended "$server" "$worker"; code=$?; [ -z "$told" ] && [ "${ended:-}" = "$worker" ]; do
    echo "Tiến trình xử lý việc chờ đã dừng (mã $code); khởi động lại sau $RESTART_SECONDS giây." >&2
    start_worker "$RESTART_SECONDS"
done
# A second Ctrl+C must not leave one of them behind.
trap '' INT TERM HUP
kill -TERM $server $worker 2>/dev/null
wait
[ -z "$told" ] || code=0
exit "$code"
