"""URLs of what was sent and approved, and its files."""

from django.urls import path

from reports.views.revisions.files import revision_file, revision_files
from reports.views.revisions.list import revision_list

app_name = "revisions"
urlpatterns = [
    path("bao-cao/<int:report_id>/phien-ban/", revision_list, name="list"),
    path("bao-cao/<int:report_id>/phien-ban/<int:number>/tep/", revision_files, name="files"),
    path("bao-cao/<int:report_id>/phien-ban/<int:number>/tep/<str:format_name>/", revision_file, name="file"),
]
