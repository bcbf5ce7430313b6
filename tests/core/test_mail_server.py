"""Whether the installation has a mail server."""

import pytest

from core.mail_server import mail_is_set_up


@pytest.mark.parametrize(("backend", "is_set_up"), [("smtp", True), ("console", True), ("dummy", False)])
def test_mail_is_set_up_unless_it_would_be_thrown_away(settings, backend: str, is_set_up: bool) -> None:
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    assert mail_is_set_up() is is_set_up
