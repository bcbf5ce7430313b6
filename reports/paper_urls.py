"""URLs of the paper chain: number and date, signed copies, comparing a PDF with what was sent."""

from django.urls import path

from reports.views.paper.numbering import number
from reports.views.paper.signed import signed, signed_file
from reports.views.paper.verifying import verify_paper

app_name = "paper"
urlpatterns = [
    path("bao-cao/<int:report_id>/so-ngay/", number, name="number"),
    path("bao-cao/<int:report_id>/phien-ban/<int:number>/ban-da-ky/", signed, name="signed"),
    path("bao-cao/<int:report_id>/phien-ban/<int:number>/ban-da-ky/<int:copy_id>/", signed_file, name="signed_file"),
    path("doi-chieu/", verify_paper, name="verify"),
]
