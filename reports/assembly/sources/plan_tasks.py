"""Tasks of the unit's plans: how many there are, are done and are under way at the cut-off."""

from collections import defaultdict
from datetime import date

from directives.selectors import plan_tasks_of
from reports.assembly.collected import Collected, counted, source_of
from reports.models import Report

KIND = "plan_tasks"


def collect(report: Report) -> Collected:
    """Count the tasks of the plans of the period's year; one that has begun and is not done is under way."""
    cut_off = report.period.ends_on
    by_topic: dict[str, list[tuple[int, date | None, date | None]]] = defaultdict(list)
    rows = plan_tasks_of(report.unit, report.period.year).values_list("plan__topic", "pk", "started_on", "done_on")
    for topic, *row in rows:
        by_topic[topic].append(tuple(row))
    counts, lists = {}, {}
    for topic, tasks in by_topic.items():
        done = {pk for pk, _, done_on in tasks if done_on and done_on <= cut_off}
        begun = [pk for pk, started_on, _ in tasks if started_on and started_on <= cut_off]
        everything = [pk for pk, _, _ in tasks]
        counts[topic, "total"] = counted(KIND, everything)
        counts[topic, "done"] = counted(KIND, [pk for pk in everything if pk in done])
        counts[topic, "ongoing"] = counted(KIND, [pk for pk in begun if pk not in done])
        lists[topic] = source_of(KIND, everything)
    return Collected(counts=counts, lists=lists)
