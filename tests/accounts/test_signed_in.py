"""What a browser is called where people look at their sign-ins."""

import pytest

from accounts.signed_in import device_name

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (WINDOWS, "Chrome trên Windows"),
        (WINDOWS.replace("Safari/537.36", "Safari/537.36 Edg/126.0"), "Edge trên Windows"),
        (WINDOWS.replace("Chrome/", "coc_coc_browser/126.0 Chrome/"), "Cốc Cốc trên Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
            "Safari trên iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit Chrome/126.0 Mobile Safari/537.36", "Chrome trên Android"),
        ("curl/8.5.0", ""),
        ("Dalvik/2.1.0 (Linux; Android 14)", "Android"),
    ],
)
def test_a_browser_is_named_as_people_know_it(user_agent: str, name: str) -> None:
    assert device_name(user_agent) == name
