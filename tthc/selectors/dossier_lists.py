"""Questions about the lists of dossiers that a unit handed in."""

from django.db.models import QuerySet

from accounts.models import Unit
from tthc.models import DossierList
from tthc.services.dossier_lists import CANCELLABLE


def lists_of(unit: Unit) -> QuerySet[DossierList]:
    """Return the unit's lists, newest first, with who handed them in, loaded and undid them."""
    return DossierList.objects.filter(unit=unit).select_related("unit", "uploaded_by", "loaded_by", "undone_by")


def waiting_list(unit: Unit) -> DossierList | None:
    """Return the newest list of the unit that somebody still has to load, to mend or to give up (one query)."""
    return DossierList.objects.filter(unit=unit, stage__in=CANCELLABLE).order_by("-uploaded_at", "-pk").first()


def can_be_undone(lst: DossierList) -> bool:
    """Whether the list is the one that its unit loaded last (one query where it is loaded).

    What else may stand against it tells tthc.services.dossier_lists.undo.
    """
    if lst.stage != DossierList.Stage.LOADED:
        return False
    loaded = DossierList.objects.filter(unit=lst.unit_id, stage=DossierList.Stage.LOADED)
    return loaded.order_by("-loaded_at", "-pk").values_list("pk", flat=True).first() == lst.pk
