"""Tasks of the unit's plans: how many there are, are done and are under way at the cut-off."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from directives.models import PlanTask
from directives.selectors import plan_tasks_of
from reports.assembly.collected import Collected, counted, source_of
from reports.models import Report

KIND = "plan_tasks"


def collect(report: Report) -> Collected:
    """Count the tasks of the plans of the period's year; one that has begun and is not done is under way."""
    return collect_tasks(tasks_of_report(report), report)


def tasks_of_report(report: Report) -> QuerySet[PlanTask]:
    """Return the tasks of the unit's plans of the period's year, with their plans."""
    return plan_tasks_of(report.unit, report.period.year).select_related("plan")


def collect_tasks(tasks: Iterable[PlanTask], report: Report) -> Collected:
    """Count tasks that were read by `tasks_of_report`."""
    cut_off = report.period.ends_on
    by_topic: dict[str, list[PlanTask]] = defaultdict(list)
    for task in tasks:
        by_topic[task.plan.topic].append(task)
    counts, lists = {}, {}
    for topic, some in by_topic.items():
        done = {task.pk for task in some if task.done_on and task.done_on <= cut_off}
        begun = [task.pk for task in some if task.started_on and task.started_on <= cut_off]
        everything = [task.pk for task in some]
        counts[topic, "total"] = counted(KIND, everything)
        counts[topic, "done"] = counted(KIND, [pk for pk in everything if pk in done])
        counts[topic, "ongoing"] = counted(KIND, [pk for pk in begun if pk not in done])
        lists[topic] = source_of(KIND, everything)
    return Collected(counts=counts, lists=lists)
