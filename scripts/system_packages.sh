#!/usr/bin/env bash
# Checks the Debian packages that pip cannot bring; as root, installs what is missing.
# Usage: scripts/system_packages.sh runtime|test   (test needs the runtime packages too)
set -euo pipefail

RUNTIME=(python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
TEST=(postgresql poppler-utils chromium libatomic1)

case "${1:-}" in
    runtime) wanted=("${RUNTIME[@]}") ;;
    test) wanted=("${RUNTIME[@]}" "${TEST[@]}") ;;
    *)
        echo "Cách dùng: scripts/system_packages.sh runtime|test" >&2
        exit 2
        ;;
esac

if ! command -v dpkg-query >/dev/null; then
    echo "Máy này không phải Debian: hãy tự cài phần mềm tương đương với: ${wanted[*]}" >&2
    exit 0
fi

missing=()
for package in "${wanted[@]}"; do
    status=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $status == installed ]] || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
    exit 0
fi

if ((EUID != 0)); then
    echo "Thiếu gói phần mềm của hệ thống: ${missing[*]}" >&2
    echo "Hãy chạy lệnh sau rồi thử lại:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
fi

echo "Đang cài gói phần mềm của hệ thống: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# Without recommended packages: chromium recommends fonts that lack Vietnamese letters.
apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=120 "${missing[@]}" </dev/null
