"""URLs of the catalogue of procedures."""

from django.urls import path

from tthc.views import procedures as views

app_name = "tthc"

_PROCEDURES = "quan-tri/<int:province_id>/thu-tuc/"

urlpatterns = [
    path(_PROCEDURES, views.procedure_list, name="procedures"),
    path(f"{_PROCEDURES}nap/", views.upload, name="upload"),
    path(f"{_PROCEDURES}nap/<int:list_id>/", views.review, name="review"),
    path(f"{_PROCEDURES}lan-nap/", views.loads, name="loads"),
]
