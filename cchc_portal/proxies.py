"""The web servers before the portal."""

import environ
from django.core.exceptions import ImproperlyConfigured


def proxy_count(env: environ.Env) -> int:
    """Return how many proxies add the caller to X-Forwarded-For; raises ImproperlyConfigured unless it is 0 to 9."""
    told = env.str("PROXY_COUNT", default="") or "0"
    if len(told) != 1 or told not in "0123456789":
        raise ImproperlyConfigured("PROXY_COUNT phải là số máy chủ trung gian (proxy) đứng trước cổng, từ 0 đến 9")
    return int(told)
