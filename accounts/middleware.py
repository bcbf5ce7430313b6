"""The signed-in user of a request."""

from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user, load_backend
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject


class SessionUserMiddleware(AuthenticationMiddleware):
    """Django's own, but that the user comes with the session instead of by a query more."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: user_of(request))


def user_of(request: HttpRequest) -> Any:
    """Return the user of the request's session, AnonymousUser where there is none.

    Whatever is not plainly in order (an old password, a changed secret, another backend) is left to Django's rules.
    """
    session = request.session
    if SESSION_KEY not in session:
        return AnonymousUser()
    user = session.user
    if user is not None and str(user.pk) == session[SESSION_KEY]:
        backend = load_backend(session[BACKEND_SESSION_KEY])
        proven = constant_time_compare(session.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
        if proven and backend.user_can_authenticate(user):
            return user
    return get_user(request)
