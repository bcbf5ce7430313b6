"""What a list changes in a dossier, as SQL over `d`, the dossier as it is stored, and a row of the list.

A dossier is recognised by its code within the unit. The list says what is so now, except that it erases no day of an
apology letter and moves no first promise (Nghị định 61/2018/NĐ-CP, Điều 19.9): another day becomes the extended one.
"""

from typing import Final

from tthc.models import Dossier
from tthc.models.dossiers import DossierState

FOLLOWING: Final = ("channel", "status", "received_on", "finished_on", "closed_on")
"""Columns in which a dossier follows the list, also where the list is blank now."""
STATE: Final = tuple(Dossier._meta.get_field(field.name).column for field in DossierState._meta.local_fields)
"""The columns that are kept of a dossier before a list changes it."""


def new_values(row: str, listed: str, differs: str) -> dict[str, str]:
    """Return an expression for each column of a known dossier that a list may change.

    `row` names the row of the list, `listed` its procedure's id; `differs` is how the database compares with NULL.
    """
    promised = f"COALESCE(d.due_on, {row}.due_on)"
    said = f"COALESCE({row}.extended_due_on, {row}.due_on)"
    # A list whose day is the first promise again does not say that the dossier was never extended.
    extended = f"CASE WHEN {said} IS NOT NULL AND {said} {differs} {promised} THEN {said} ELSE d.extended_due_on END"
    return {
        "listed_id": listed,
        **{column: f"{row}.{column}" for column in FOLLOWING},
        "due_on": promised,
        "extended_due_on": extended,
        "apology_on": f"COALESCE({row}.apology_on, d.apology_on)",
    }


def change_condition(values: dict[str, str], differs: str) -> str:
    """Return the condition of a dossier that the list changes."""
    return "(" + " OR ".join(f"{value} {differs} d.{column}" for column, value in values.items()) + ")"


def noted_values(values: dict[str, str], differs: str) -> dict[str, str]:
    """Return what is noted of a dossier that the list changes: how often it was extended, who entered the apology.

    Where the list says another day than a person entered, nobody entered it any more.
    """
    extended, apology = values["extended_due_on"], values["apology_on"]
    return {
        "extensions": f"d.extensions + CASE WHEN {extended} {differs} d.extended_due_on THEN 1 ELSE 0 END",
        "apology_entered_by_id": (
            f"CASE WHEN {apology} {differs} d.apology_on THEN NULL ELSE d.apology_entered_by_id END"
        ),
    }


def first_values(row: str, listed: str) -> dict[str, str]:
    """Return an expression for each column of a dossier that the list brings; the same day again is no extension."""
    is_extended = f"{row}.extended_due_on <> COALESCE({row}.due_on, '0001-01-01')"
    return {
        "listed_id": listed,
        **{column: f"{row}.{column}" for column in (*FOLLOWING, "due_on", "apology_on")},
        "extended_due_on": f"CASE WHEN {is_extended} THEN {row}.extended_due_on END",
        "extensions": f"CASE WHEN {is_extended} THEN 1 ELSE 0 END",
    }
