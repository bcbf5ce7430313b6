"""Who may be signed in."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from accounts.models import User


class PortalBackend(ModelBackend):
    """Django's own check, and one more: demo accounts exist only while DEBUG is on.

    Django asks at each request, so that a demo session ends as soon as DEBUG is off.
    """

    def user_can_authenticate(self, user: User | None) -> bool:
        if user is not None and user.is_demo and not settings.DEBUG:
            return False
        return super().user_can_authenticate(user)
