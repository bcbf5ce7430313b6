"""URLs of lists, entries, history, export."""

from django.urls import path

from reports.views.registers.choosing import home
from reports.views.registers.editing import register_edit, register_new
from reports.views.registers.entries import register_entry
from reports.views.registers.export import register_export
from reports.views.registers.lists import register_list
from reports.views.registers.proposing import register_propose
from reports.views.registers.removing import register_remove, register_restore

app_name = "registers"
urlpatterns = [
    path("so/", home, name="home"),
    path("don-vi/<int:unit_id>/so/<slug:register>/", register_list, name="list"),
    path("don-vi/<int:unit_id>/so/<slug:register>/them/", register_new, name="new"),
    path("don-vi/<int:unit_id>/so/<slug:register>/xuat-excel/", register_export, name="export"),
    path("don-vi/<int:unit_id>/so/<slug:register>/dua-vao-bao-cao/", register_propose, name="propose"),
    path("don-vi/<int:unit_id>/so/<slug:register>/<int:record_id>/", register_entry, name="entry"),
    path("don-vi/<int:unit_id>/so/<slug:register>/<int:record_id>/sua/", register_edit, name="edit"),
    path("don-vi/<int:unit_id>/so/<slug:register>/<int:record_id>/xoa/", register_remove, name="remove"),
    path("don-vi/<int:unit_id>/so/<slug:register>/<int:record_id>/khoi-phuc/", register_restore, name="restore"),
]
