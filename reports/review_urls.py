"""URLs of the reviewers' desk: inbox, a report under review, comments, decisions, who reviews whom."""

from django.urls import URLPattern, path

from reports.views.review.assignments import assignments
from reports.views.review.decisions import approve, reopen, return_report
from reports.views.review.inbox import inbox
from reports.views.review.report import review_checks, review_report
from reports.views.review.threads import close, comment, decide_section, reopen_thread

app_name = "review"
urlpatterns: list[URLPattern] = [
    path("kiem-tra/", inbox, name="inbox"),
    path("kiem-tra/phan-cong/<int:province_id>/", assignments, name="assignments"),
    path("kiem-tra/<int:report_id>/", review_report, name="report"),
    path("kiem-tra/<int:report_id>/loi-va-canh-bao/", review_checks, name="checks"),
    path("kiem-tra/<int:report_id>/tiep-nhan/", approve, name="approve"),
    path("kiem-tra/<int:report_id>/tra-lai/", return_report, name="return"),
    path("kiem-tra/<int:report_id>/mo-lai/", reopen, name="reopen"),
    path("kiem-tra/<int:report_id>/gop-y/", comment, name="comment"),
    path("kiem-tra/<int:report_id>/gop-y/<int:comment_id>/dong/", close, name="close_comment"),
    path("kiem-tra/<int:report_id>/gop-y/<int:comment_id>/mo-lai/", reopen_thread, name="reopen_comment"),
    path("kiem-tra/<int:report_id>/de-nghi/<int:request_id>/", decide_section, name="decide_section"),
]
"""The reviewers' desk."""
