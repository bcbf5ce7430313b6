"""URLs of the report app. The paper links to the records of a list or a figure below `danh-sach/`."""

from django.urls import path

from reports.views.downloads import download
from reports.views.home import home, start
from reports.views.importing import review_import, upload_report
from reports.views.lists import report_list
from reports.views.preview import preview
from reports.views.records import figure_records, node_records

app_name = "reports"
urlpatterns = [
    path("", home, name="home"),
    path("don-vi/<int:unit_id>/ky-bao-cao/<int:period_id>/lap-bao-cao/", start, name="start"),
    path("bao-cao/", report_list, name="list"),
    path("bao-cao/<int:report_id>/", preview, name="preview"),
    path("bao-cao/<int:report_id>/danh-sach/<str:key>/", node_records, name="node_records"),
    path("bao-cao/<int:report_id>/danh-sach/figure/<str:code>/", figure_records, name="figure_records"),
    path("bao-cao/<int:report_id>/nhap-tep/", upload_report, name="import"),
    path("bao-cao/<int:report_id>/nhap-tep/<int:upload_id>/", review_import, name="import_review"),
    path("bao-cao/<int:report_id>/tai-ve/<str:format_name>/", download, name="download"),
]
