import json

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from reports.models import Report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("format_name", "media_type", "first_bytes"),
    [
        ("pdf", "application/pdf", b"%PDF"),
        ("docx", WORD, b"PK"),
        ("xlsx", EXCEL, b"PK"),
        ("json", "application/json", b"{"),
    ],
)
def test_a_report_comes_as_a_file_that_nobody_keeps(
    client: Client, report: Report, people: dict[str, User], format_name: str, media_type: str, first_bytes: bytes
) -> None:
    client.force_login(people["clerk"])
    answer = client.get(reverse("reports:download", args=[report.pk, format_name]))
    names = ("Content-Type", "Content-Disposition", "X-Content-Type-Options")
    assert [answer.headers[name] for name in names] == [
        media_type,
        f'attachment; filename="bao-cao-cchc-SYT-2022-Q1.{format_name}"',
        "nosniff",
    ]
    assert {part.strip() for part in answer.headers["Cache-Control"].split(",")} == {"private", "no-store"}
    assert answer.content.startswith(first_bytes)


def test_the_json_file_is_this_report(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["reviewer"])
    tree = json.loads(client.get(reverse("reports:download", args=[report.pk, "json"])).content)
    assert (tree["unit_name"], tree["period"]["key"]) == ("Sở Y tế", "2022-Q1")
