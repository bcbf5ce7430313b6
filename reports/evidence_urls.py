"""URLs of attachments of records and sections, annexes. The paper links to the files of a section."""

from django.urls import path

from reports.views.evidence.annexes import annex
from reports.views.evidence.downloads import download
from reports.views.evidence.files import record_files, section_files
from reports.views.evidence.removal import remove

app_name = "evidence"
urlpatterns = [
    path("don-vi/<int:unit_id>/so/<slug:register>/<int:record_id>/tep/", record_files, name="record_files"),
    path("bao-cao/<int:report_id>/danh-sach/<str:key>/tep/", section_files, name="section_files"),
    path("tep/<int:attachment_id>/", download, name="download"),
    path("tep/<int:attachment_id>/xoa/", remove, name="remove"),
    path("tep/<int:attachment_id>/phu-luc/", annex, name="annex"),
]
