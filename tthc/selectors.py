"""Finding procedures."""

from django.db.models import QuerySet

from core.text import search_key
from tthc.domain.codes import parse_code
from tthc.models import Procedure


def search_procedures(words: str) -> QuerySet[Procedure]:
    """Return the procedure whose code is `words` (a province's suffix may follow the code).

    Otherwise those whose code, name and field hold every word, accents and case aside; no word: all procedures.
    """
    try:
        return Procedure.objects.filter(code=parse_code(words))
    except ValueError:
        found = Procedure.objects.all()
    for word in search_key(words).split():
        found = found.filter(search_key__contains=word)
    return found
