"""URLs of what a unit answers to its reviewers: comments, requests for another section."""

from django.urls import path

from reports.views.responses.answering import answer, ask
from reports.views.responses.listing import beside, responses

app_name = "responses"
urlpatterns = [
    path("bao-cao/<int:report_id>/gop-y/", responses, name="list"),
    path("bao-cao/<int:report_id>/gop-y/<int:comment_id>/tra-loi/", answer, name="answer"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/gop-y/", beside, name="beside"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/de-nghi-mo/", ask, name="ask"),
]
