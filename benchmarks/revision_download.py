"""What the first download of a sent report's PDF takes, rendering by the worker and all, beside every later one.

Both are whole requests in one process, the renderer warm. Prints both and their ratio; ends with exit code 1 where a
later download takes more than MOST of the first, or has other bytes.
"""

import shutil
import statistics
import sys
import tempfile
import time

from _seed_report import import_seed_report, prepare

ROUNDS = 9
MOST = 1 / 20


def main() -> int:
    prepare()
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from accounts.models import Membership, User
    from core.jobs import run_job
    from reports.models import AnswerState, RevisionFile, Section
    from reports.review.actor import Actor
    from reports.review.transitions import submit
    from reports.selectors import published_outline
    from reports.services.exporting import export_report

    settings.MEDIA_ROOT = tempfile.mkdtemp(prefix="cchc-bench-")
    report = import_seed_report()
    for node in published_outline(report.outline).nodes:
        if node.required:
            section, _ = Section.objects.get_or_create(report=report, key=node.key)
            if section.state == AnswerState.UNANSWERED:
                Section.objects.filter(pk=section.pk).update(state=AnswerState.NONE)
    leader = User.objects.create(username="leader")
    Membership.objects.create(user=leader, unit=report.unit, role=Membership.Role.LEADER)
    export_report(report, "pdf")
    submit(report.pk, report.version, Actor(leader))
    client = Client(SERVER_NAME="localhost")
    client.force_login(leader)
    address = reverse("reports:download", args=[report.pk, "pdf"])

    def download() -> bytes:
        return b"".join(client.get(address).streaming_content)

    try:
        client.get(reverse("reports:list"))
        start = time.perf_counter()
        run_job(RevisionFile.objects.get(format="pdf"))
        content = download()
        first = time.perf_counter() - start
        later, same = [], True
        for _ in range(ROUNDS):
            start = time.perf_counter()
            same = download() == content and same
            later.append(time.perf_counter() - start)
    finally:
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    median = statistics.median(later)
    ratio = median / first
    print(
        f"first download {first * 1000:.0f} ms, later ones {median * 1000:.1f} ms, ratio {ratio:.4f} "
        f"(at most {MOST}), {len(content)} bytes, {'always the same' if same else 'NOT the same'}"
    )
    return int(ratio > MOST or not same)


if __name__ == "__main__":
    sys.exit(main())
