"""Questions about the catalogue of procedures, which is one for the whole country."""

from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from accounts.models import UploadedList
from core.text import search_key
from tthc.models import Procedure

LIST_KIND: Final = "procedures"
"""What a list of procedures is called among the uploaded ones."""


def procedures_found(words: str) -> QuerySet[Procedure]:
    """Return the procedures whose code, name or field holds every word, accents and case aside; no word: all."""
    found = Procedure.objects.all()
    for word in search_key(words).split():
        found = found.filter(search_key__contains=word)
    return found


def in_force(day: date) -> Q:
    """Return the condition of procedures that are in force on the day; a date that is not known counts as open."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def known_fields() -> list[str]:
    """Return the fields that procedures belong to, in alphabetical order (one query)."""
    fields = Procedure.objects.order_by().values_list("field", flat=True).distinct()
    return sorted(fields, key=search_key)


def catalogue_loads() -> QuerySet[UploadedList]:
    """Return the lists that were loaded in any province, newest first, with the province and who loaded them."""
    loaded = UploadedList.objects.filter(kind=LIST_KIND, loaded_at__isnull=False)
    return loaded.select_related("unit", "uploaded_by").order_by("-loaded_at", "-pk")
