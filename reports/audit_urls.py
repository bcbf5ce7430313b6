"""URLs of the audit trail."""

from django.urls import path

from reports.views.audit.lists import trail_export, trail_list
from reports.views.audit.of_report import report_trail

app_name = "audit"
urlpatterns = [
    path("dau-vet/", trail_list, name="list"),
    path("dau-vet/xuat-excel/", trail_export, name="export"),
    path("bao-cao/<int:report_id>/dau-vet/", report_trail, name="report"),
]
