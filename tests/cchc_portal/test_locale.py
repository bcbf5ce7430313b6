"""The words of Django and django-axes that the portal translates itself."""

import gettext
import re

import pytest
from django.conf import settings
from django.utils.translation import gettext as translated
from django.utils.translation import ngettext

FOLDER = settings.BASE_DIR / "locale" / "vi" / "LC_MESSAGES"
ENTRY = re.compile(r'^msgid "(.+)"\n(?:msgid_plural ".+"\n)?msgstr(?:\[0\])? "(.+)"$', re.MULTILINE)


def test_the_compiled_words_are_those_of_the_source() -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    entries = ENTRY.findall((FOLDER / "django.po").read_text("utf-8"))
    assert len(entries) == (FOLDER / "django.po").read_text("utf-8").count("\nmsgid ") - 1
    plurals = {message for message, number in (key for key in compiled._catalog if isinstance(key, tuple))}
    shown = {
        message: compiled.ngettext(message, "", 1) if message in plurals else compiled.gettext(message)
        for message, _ in entries
    }
    assert shown == dict(entries)


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [("access log", "lần đăng nhập"), ("History", "Lịch sử"), ("Show counts", "Hiện số lượng")],
)
def test_the_portal_speaks_them(english: str, vietnamese: str) -> None:
    assert translated(english) == vietnamese


def test_a_short_password_is_refused_in_vietnamese() -> None:
    one, many = (f"This password is too short. It must contain at least %d character{end}." for end in ("", "s"))
    assert ngettext(one, many, 8) % 8 == "Mật khẩu quá ngắn, cần ít nhất 8 ký tự."
