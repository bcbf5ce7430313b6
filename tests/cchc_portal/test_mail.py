"""What EMAIL_URL and PROXY_COUNT say, and what is said of those that do not serve."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from cchc_portal.mail import mail
from cchc_portal.proxies import proxy_count


def environment(**variables: str) -> environ.Env:
    env = environ.Env()
    env.ENVIRON = variables
    return env


@pytest.mark.parametrize(("debug", "backend"), [(True, "console"), (False, "dummy")])
def test_without_a_server_mail_goes_to_the_console_or_nowhere(debug: bool, backend: str) -> None:
    assert mail(environment(), debug) == {"EMAIL_BACKEND": f"django.core.mail.backends.{backend}.EmailBackend"}


@pytest.mark.parametrize(
    ("scheme", "encryption"),
    [("smtp", {}), ("smtp+tls", {"EMAIL_USE_TLS": True}), ("smtp+ssl", {"EMAIL_USE_SSL": True})],
)
def test_a_server_is_read_with_its_user_password_and_encryption(scheme: str, encryption: dict[str, bool]) -> None:
    settings = mail(environment(EMAIL_URL=f"{scheme}://cchc%40tinh.gov.vn:m%3At@thu.tinh.gov.vn:587"), False)
    assert settings == encryption | {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_FILE_PATH": "",
        "EMAIL_HOST": "thu.tinh.gov.vn",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "cchc@tinh.gov.vn",
        "EMAIL_HOST_PASSWORD": "m:t",
    }


@pytest.mark.parametrize("url", ["thu.tinh.gov.vn", "http://thu.tinh.gov.vn", "smtp://", "smtp://thu:abc"])
def test_a_url_that_does_not_serve_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"EMAIL_URL phải có dạng smtp\+tls://"):
        mail(environment(EMAIL_URL=url), False)


def test_proxies_are_counted_from_none() -> None:
    assert [proxy_count(environment(**told)) for told in ({}, {"PROXY_COUNT": ""}, {"PROXY_COUNT": "2"})] == [0, 0, 2]


@pytest.mark.parametrize("told", ["-1", "hai", "10", "1.5"])
def test_a_count_that_does_not_serve_is_refused(told: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PROXY_COUNT phải là số máy chủ trung gian"):
        proxy_count(environment(PROXY_COUNT=told))
