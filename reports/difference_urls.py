"""URLs of the differences between revisions."""

from django.urls import path

from reports.views.differences.compare import compare

app_name = "differences"
urlpatterns = [path("bao-cao/<int:report_id>/so-sanh/", compare, name="compare")]
