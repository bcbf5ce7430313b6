"""The pages of what went wrong are the portal's own, in Vietnamese."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import permission_denied, server_error

from accounts.models import User
from reports.models import Report


def test_an_unknown_address_is_not_found(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    answer = client.get("/khong-co/")
    assert (answer.status_code, "<h1>Không tìm thấy trang</h1>" in answer.content.decode()) == (404, True)


def test_a_form_without_its_token_is_refused(people: dict[str, User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["clerk"])
    answer = client.post("/dang-xuat/")
    assert (answer.status_code, "Trang này đã cũ, chưa có gì được lưu" in answer.content.decode()) == (403, True)


def test_what_is_not_allowed_says_whom_to_ask(rf: RequestFactory, people: dict[str, User]) -> None:
    request = rf.get("/")
    request.user = people["clerk"]
    answer = permission_denied(request, PermissionDenied())
    assert (answer.status_code, "Bạn không có quyền làm việc này" in answer.content.decode()) == (403, True)


def test_what_is_too_large_to_read_is_refused_and_nothing_is_stored(
    client: Client, report: Report, people: dict[str, User], settings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client.force_login(people["clerk"])
    answer = client.post(reverse("reports:save_section", args=[report.pk, "proposals"]), {"text": "x" * 2000})
    assert (answer.status_code, "<h1>Không nhận được nội dung gửi lên</h1>" in answer.content.decode()) == (400, True)


def test_the_page_of_a_failure_needs_neither_database_nor_user(rf: RequestFactory) -> None:
    answer = server_error(rf.get("/"))
    assert (answer.status_code, "<h1>Hệ thống gặp lỗi</h1>" in answer.content.decode()) == (500, True)


@pytest.mark.parametrize("address", ["/", "/bao-cao/", "/dang-nhap/", "/khong-co/"])
def test_every_page_carries_the_content_security_policy(client: Client, people: dict[str, User], address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
