"""Tasks of the unit's plans: how many there are, are done and are under way at the cut-off."""

from collections import defaultdict

from accounts.models import Unit
from directives.models import PlanTask
from reports.assembly.collected import Collected, counted, source_of
from reports.models import ReportingPeriod

KIND = "plan_tasks"


def collect(unit: Unit, period: ReportingPeriod) -> Collected:
    """Count the tasks of the plans of the period's year; one that has begun and is not done is under way."""
    rows = (
        PlanTask.objects.filter(plan__unit=unit, plan__removed_at=None, plan__year=period.year)
        .order_by("plan", "position")
        .values_list("plan__topic", "pk", "started_on", "done_on")
    )
    by_topic: dict[str, list[tuple]] = defaultdict(list)
    for topic, pk, started_on, done_on in rows:
        by_topic[topic].append((pk, started_on, done_on))
    counts, lists = {}, {}
    for topic, tasks in by_topic.items():
        done = [pk for pk, _, done_on in tasks if done_on and done_on <= period.ends_on]
        begun = [pk for pk, started_on, _ in tasks if started_on and started_on <= period.ends_on]
        everything = [pk for pk, _, _ in tasks]
        counts[topic, "total"] = counted(KIND, everything)
        counts[topic, "done"] = counted(KIND, done)
        counts[topic, "ongoing"] = counted(KIND, [pk for pk in begun if pk not in set(done)])
        lists[topic] = source_of(KIND, everything)
    return Collected(counts=counts, lists=lists)
