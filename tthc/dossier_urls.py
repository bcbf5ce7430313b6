"""URLs of the dossiers of a unit and of the lists that they come in."""

from django.urls import path

from tthc.views.dossiers.choosing import home
from tthc.views.dossiers.deciding import cancel, columns, confirm, undo
from tthc.views.dossiers.dossiers import dossier_list
from tthc.views.dossiers.loads import load, loads, progress, wrong
from tthc.views.dossiers.unknown import match, unknown
from tthc.views.dossiers.uploading import upload

app_name = "dossiers"

_DOSSIERS = "don-vi/<int:unit_id>/ho-so/"
_LOADS = f"{_DOSSIERS}lan-nap/"
_LOAD = f"{_LOADS}<int:list_id>/"
_UNKNOWN = f"{_DOSSIERS}thu-tuc-chua-khop/"

urlpatterns = [
    path("ho-so/", home, name="home"),
    path(_DOSSIERS, dossier_list, name="list"),
    path(f"{_DOSSIERS}nap/", upload, name="upload"),
    path(_LOADS, loads, name="loads"),
    path(_LOAD, load, name="load"),
    path(f"{_LOAD}tien-do/", progress, name="progress"),
    path(f"{_LOAD}dong-sai/", wrong, name="wrong"),
    path(f"{_LOAD}cot/", columns, name="columns"),
    path(f"{_LOAD}nap/", confirm, name="confirm"),
    path(f"{_LOAD}huy/", cancel, name="cancel"),
    path(f"{_LOAD}hoan-tac/", undo, name="undo"),
    path(_UNKNOWN, unknown, name="unknown"),
    path(f"{_UNKNOWN}<int:listed_id>/", match, name="match"),
]
