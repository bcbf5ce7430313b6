"""The catalogue of procedures, the dossiers and their table."""

from tthc.models.catalogue import AnnouncingDecision, Procedure, ProcedureChange, UnitProcedure
from tthc.models.dossiers import ColumnChoice, Dossier, DossierBefore, DossierList, ListedProcedure
from tthc.models.holidays import Holiday
from tthc.models.statistics import StatisticForm, TypedRow, TypedTable

__all__ = [
    "AnnouncingDecision",
    "ColumnChoice",
    "Dossier",
    "DossierBefore",
    "DossierList",
    "Holiday",
    "ListedProcedure",
    "Procedure",
    "ProcedureChange",
    "StatisticForm",
    "TypedRow",
    "TypedTable",
    "UnitProcedure",
]
