"""URLs of the procedures of a unit and of the decisions that announce them."""

from django.urls import path

from tthc.views.unit_procedures.decisions import decision, decision_list
from tthc.views.unit_procedures.editing import edit, entry
from tthc.views.unit_procedures.entering import decision_edit, decision_new, decision_remove
from tthc.views.unit_procedures.lists import procedure_list
from tthc.views.unit_procedures.uploading import review, upload

app_name = "unit_procedures"

_PROCEDURES = "don-vi/<int:unit_id>/thu-tuc/"
_DECISIONS = f"{_PROCEDURES}quyet-dinh/"
_DECISION = f"{_DECISIONS}<int:decision_id>/"

urlpatterns = [
    path(_PROCEDURES, procedure_list, name="list"),
    path(f"{_PROCEDURES}nap/", upload, name="upload"),
    path(f"{_PROCEDURES}nap/<int:list_id>/", review, name="review"),
    path(f"{_PROCEDURES}<int:row_id>/", entry, name="entry"),
    path(f"{_PROCEDURES}<int:row_id>/sua/", edit, name="edit"),
    path(_DECISIONS, decision_list, name="decisions"),
    path(f"{_DECISIONS}them/", decision_new, name="decision_new"),
    path(_DECISION, decision, name="decision"),
    path(f"{_DECISION}sua/", decision_edit, name="decision_edit"),
    path(f"{_DECISION}go/", decision_remove, name="decision_remove"),
]
