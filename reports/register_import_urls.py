"""URLs of lists that come in from Excel, and duplicates."""

from django.urls import path

from reports.views.register_import.duplicates import duplicates, merge
from reports.views.register_import.review import review
from reports.views.register_import.uploading import upload

app_name = "register_import"
urlpatterns = [
    path("don-vi/<int:unit_id>/so/<slug:register>/nhap-excel/", upload, name="upload"),
    path("don-vi/<int:unit_id>/so/<slug:register>/nhap-excel/<int:list_id>/", review, name="review"),
    path("don-vi/<int:unit_id>/so/van-ban/trung/", duplicates, name="duplicates"),
    path("don-vi/<int:unit_id>/so/van-ban/trung/gop/", merge, name="merge"),
]
