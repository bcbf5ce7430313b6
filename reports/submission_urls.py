"""URLs of a unit's way to send its report: what is missing, the leader's decision, warnings that are kept."""

from django.urls import URLPattern, path

from reports.views.submission.check_list import checks_xlsx
from reports.views.submission.checking import check_report, faults
from reports.views.submission.keeping import keep, open_locked, withdraw
from reports.views.submission.mending import mend_words, undo_mend
from reports.views.submission.moving import give_back, send, to_leader
from reports.views.submission.section_checks import section_checks

app_name = "submission"
urlpatterns: list[URLPattern] = [
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/", check_report, name="check"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/trinh/", to_leader, name="to_leader"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/gui/", send, name="send"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/tra-lai/", give_back, name="send_back"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/giu-nguyen/", keep, name="keep"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/bo-giu-nguyen/<int:waiver_id>/", withdraw, name="withdraw"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/mo-muc-co-loi/", open_locked, name="open_locked"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/sua-giup/", mend_words, name="mend"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/hoan-tac-sua-giup/", undo_mend, name="undo_mend"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/muc/<str:key>/", section_checks, name="section_checks"),
    path("bao-cao/<int:report_id>/kiem-tra-va-gui/tai-ve/", checks_xlsx, name="checks_xlsx"),
    path("bao-cao/<int:report_id>/muc-can-sua/", faults, name="faults"),
]
