"""URLs of the report app. The paper links to the records of a list or a figure below `danh-sach/`."""

from django.urls import path

from reports.views.copying import copy_previous
from reports.views.downloads import download
from reports.views.header import header
from reports.views.home import home, start
from reports.views.importing import review_import, upload_report
from reports.views.lists import report_list
from reports.views.pasting import paste_lines
from reports.views.preview import preview
from reports.views.records import figure_records, node_records
from reports.views.section_changes import finish, merge, nothing_arose, save, take
from reports.views.section_records import record_edit, record_new, record_remove
from reports.views.sections import computed, edit_report, edit_section
from reports.views.teamwork import assignment, delete_note, notes
from reports.views.word_back import review_word_back, word_back

app_name = "reports"
urlpatterns = [
    path("", home, name="home"),
    path("don-vi/<int:unit_id>/ky-bao-cao/<int:period_id>/lap-bao-cao/", start, name="start"),
    path("bao-cao/", report_list, name="list"),
    path("bao-cao/<int:report_id>/", preview, name="preview"),
    path("bao-cao/<int:report_id>/danh-sach/<str:key>/", node_records, name="node_records"),
    path("bao-cao/<int:report_id>/danh-sach/figure/<str:code>/", figure_records, name="figure_records"),
    path("bao-cao/<int:report_id>/soan-thao/", edit_report, name="edit"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/", edit_section, name="section"),
    path("bao-cao/<int:report_id>/phan-dau/", header, name="header"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/luu/", save, name="save_section"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/so-lieu/", computed, name="section_figures"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/gop/", merge, name="merge_section"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/khong-phat-sinh/", nothing_arose, name="nothing_arose"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/dua-vao/", take, name="take_proposals"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/xong/", finish, name="finish_section"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/dan-nhieu/", paste_lines, name="paste_lines"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/ky-truoc/", copy_previous, name="copy_previous"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/phan-cong/", assignment, name="assign_section"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/ghi-chu/", notes, name="section_notes"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/ghi-chu/<int:note_id>/xoa/", delete_note, name="delete_note"),
    path("bao-cao/<int:report_id>/soan-thao/<str:key>/ban-ghi/<slug:kind>/", record_new, name="record_new"),
    path(
        "bao-cao/<int:report_id>/soan-thao/<str:key>/ban-ghi/<slug:kind>/<int:record_id>/",
        record_edit,
        name="record_edit",
    ),
    path(
        "bao-cao/<int:report_id>/soan-thao/<str:key>/ban-ghi/<slug:kind>/<int:record_id>/go/",
        record_remove,
        name="record_remove",
    ),
    path("bao-cao/<int:report_id>/nhap-tep/", upload_report, name="import"),
    path("bao-cao/<int:report_id>/nhap-tep/<int:upload_id>/", review_import, name="import_review"),
    path("bao-cao/<int:report_id>/tep-word/", word_back, name="word_back"),
    path("bao-cao/<int:report_id>/tep-word/<int:upload_id>/", review_word_back, name="word_back_review"),
    path("bao-cao/<int:report_id>/tai-ve/<str:format_name>/", download, name="download"),
]
