"""Which version of a record somebody looked at before sending a form."""

from django.http import HttpRequest


def seen_version(request: HttpRequest) -> int:
    """Return the number that the form carries, -1 where it is none: that is nobody's version."""
    number = request.POST.get("seen", "")
    return int(number) if number.isdecimal() and len(number) < 19 else -1
