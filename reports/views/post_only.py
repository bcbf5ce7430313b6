"""Actions that only a POST does, and where a GET of their address leads."""

from collections.abc import Callable
from functools import wraps
from typing import Final
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

ENDED: Final = "Chưa thực hiện: phiên làm việc đã hết trước khi gửi. Hãy làm lại."

View = Callable[..., HttpResponse]


def post_only(back: Callable[..., str]) -> Callable[[View], View]:
    """Let a view take POST alone; a GET does nothing and leads to the page of the form, `back(request, **captured)`.

    The sign-in leads to the address by GET when the session ended before the click: then the page says so.
    """

    def decorate(view: View) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def take_post(request: HttpRequest, **captured: object) -> HttpResponse:
            if request.method == "POST":
                return view(request, **captured)
            if _came_from_sign_in(request):
                messages.warning(request, ENDED)
            return redirect(back(request, **captured))

        return take_post

    return decorate


def _came_from_sign_in(request: HttpRequest) -> bool:
    return urlsplit(request.headers.get("Referer", "")).path == reverse("login")
