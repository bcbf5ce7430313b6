"""Work that takes until its lease was prolonged twice; fails where that never happens."""

import time

from notices.models import Mail

PATIENCE = 60


def work_until_prolonged(job: Mail) -> None:
    seen, deadline = {job.try_after}, time.monotonic() + PATIENCE
    while len(seen) < 3:
        if time.monotonic() > deadline:
            raise AssertionError("The lease was never prolonged.")
        seen.add(Mail.objects.get(pk=job.pk).try_after)
        time.sleep(0.02)
