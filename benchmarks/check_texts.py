"""How the time of all checks grows with texts of one thing only: 250 KB and 1 MB of dots, digits, references, items …

Prints the processor time of each; ends with exit code 1 where four times the text takes more than MOST times as long.
Times under LEAST are too short to compare.
"""

import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reports.checks.context import CheckContext
from reports.checks.loose_text import document_of_text, split_lines
from reports.checks.runner import check
from tests.reports.checks.hostile_texts import PATHOLOGICAL, long_text

SHORT, LONG = 250_000, 1_000_000
MOST = 6.0
LEAST = 0.25
KNOWN = CheckContext(today=date(2022, 3, 20))


def main() -> int:
    seconds_of(long_text("Sở Y tế có 2 hồ sơ. ", 2_000))
    wrong = []
    for name, unit in PATHOLOGICAL.items():
        short, long = (seconds_of(long_text(unit, length)) for length in (SHORT, LONG))
        growth = long / max(short, LEAST)
        print(f"{name}: {short:.2f} s → {long:.2f} s, × {growth:.1f}", flush=True)
        if growth > MOST:
            wrong.append(name)
    print(f"four times the text: at most × {MOST}" + (f"; more: {', '.join(wrong)}" if wrong else ""))
    return int(bool(wrong))


def seconds_of(text: str) -> float:
    start = time.process_time()
    check(document_of_text(split_lines(text)), KNOWN)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
