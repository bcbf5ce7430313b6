"""How many queries the assembly of a report takes with 10 and with 500 more documents, and what a document costs.

Ends with exit code 1 where the numbers differ or are over MOST.
"""

import sys
import time

from _seed_report import import_seed_report, prepare

MOST = 15
SIZES = (10, 500)


def main() -> int:
    prepare()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from directives.models import Document
    from reports.assembly.build import build_report
    from reports.models import Mention, Section, SectionLine

    report = import_seed_report()
    section = Section.objects.get(key="steering.direction.documents")
    counts, held = [], 0
    for size in SIZES:
        documents = Document.objects.bulk_create(
            Document(unit=report.unit, number=str(number), symbol="SYT-VP", type_name="Văn bản", subject="về một việc")
            for number in range(9000 + held, 9000 + size)
        )
        lines = SectionLine.objects.bulk_create(
            SectionLine(
                section=section, position=100 + held + place, marker="+", origin="generated", document=row, ending=";"
            )
            for place, row in enumerate(documents)
        )
        Mention.objects.bulk_create(
            Mention(section=section, line=line, document=row, role="issued", position=0)
            for line, row in zip(lines, documents, strict=True)
        )
        held = size
        build_report(report)
        with CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            build_report(report)
            spent = time.perf_counter() - start
        counts.append(len(queries))
        print(f"{size} more documents: {len(queries)} queries (at most {MOST}), {spent * 1000:.0f} ms")
    return int(len(set(counts)) > 1 or max(counts) > MOST)


if __name__ == "__main__":
    sys.exit(main())
