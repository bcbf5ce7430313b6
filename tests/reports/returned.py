"""A report that was sent and came back with comments."""

from collections.abc import Mapping

from accounts.models import User
from reports.models import Comment, Report
from reports.review.actor import Actor
from reports.review.comments import write_comment
from reports.review.transitions import return_report, submit

COMMENTED, ALSO, LOCKED_KEY = (
    "steering.direction.documents",
    "results.organisation.functions",
    "results.procedures.catalogue",
)


def return_with_comments(
    report: Report, leader: User, reviewer: User, comments: Mapping[str, str], reason: str = ""
) -> Report:
    """Send the report, comment on the sections (words by key, "" for the whole report) and return it."""
    submit(report.pk, report.version, Actor(leader))
    for key, words in comments.items():
        write_comment(report.pk, key, Comment.Target.SECTION, "", "", words, Actor(reviewer))
    return_report(report.pk, report.version + 1, Actor(reviewer), reason)
    return Report.objects.select_related("unit__province", "period", "outline").get(pk=report.pk)
