"""Sessions that know whose they are: one query finds session and user, and a user's sessions can be ended together."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Django's sessions in the database; `user` is the one that the session was stored for, None before it is read."""

    user = None

    @classmethod
    def get_model_class(cls) -> type:
        from accounts.models import Session  # Django reads this module before the models are ready.

        return Session

    def load(self) -> dict[str, Any]:
        stored = self._get_session_from_db()
        self.user = stored.user if stored else None
        return self.decode(stored.session_data) if stored else {}

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        stored = super().create_model_instance(data)
        stored.user_id = data.get(SESSION_KEY)
        return stored
