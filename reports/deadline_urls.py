"""URLs of deadlines: the calendar, extensions."""

from django.urls import path

from reports.views.deadlines.calendar import calendar
from reports.views.deadlines.extensions import extend, extension_list

app_name = "deadlines"
urlpatterns = [
    path("lich/", calendar, name="calendar"),
    path("ky-bao-cao/<int:period_id>/gia-han/", extension_list, name="extensions"),
    path("don-vi/<int:unit_id>/gia-han/<int:period_id>/", extend, name="extend"),
]
