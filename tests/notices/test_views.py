"""The list of notices, the bell in the header, and the choice of kinds."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from accounts.models import Membership, User
from notices.kinds import KINDS
from notices.models import MutedKind, Notice
from notices.services import News, notify
from notices.templatetags.notice_tags import header_of

Tell = Callable[..., Notice]
SCRIPT = "</textarea>\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Quyết định"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
    "beyond the ids": str(2**63),
    "negative": "-1",
}


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def listed(client: Client, **query: str) -> str:
    return client.get(reverse("notices:list"), query).content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# --- the list


def test_the_newest_stands_first_and_what_is_unread_says_so(clerk: Client, people, tell: Tell) -> None:
    for number in range(3):
        tell(people["clerk"], title=f"Báo cáo {number}", text="Người thực hiện: An.\nLý do: <b>thiếu</b>")
    clerk.post(reverse("notices:open", args=[Notice.objects.get(title="Báo cáo 1").pk]))
    page = listed(clerk)
    items = [words(item) for item in re.findall(r'<li class="notice.*?</li>', page, re.DOTALL)]
    assert [item[:19] for item in items] == ["Báo cáo 2 Chưa đọc ", "Báo cáo 1 Người thự", "Báo cáo 0 Chưa đọc "]
    assert "Lý do: &lt;b&gt;thiếu&lt;/b&gt;" in page
    assert re.search(r"\d\d:\d\d \d\d/\d\d/20\d\d , Báo cáo được tiếp nhận$", items[0])
    assert "3 thông báo; 2 chưa đọc" in words(page)


def test_an_empty_list_says_what_comes_here(clerk: Client) -> None:
    page = listed(clerk)
    assert "Chưa có thông báo nào." in page
    assert "Đánh dấu tất cả" not in page
    assert 'role="search"' not in page


def test_the_list_is_narrowed_to_a_kind_that_there_is(clerk: Client, people, tell: Tell) -> None:
    tell(people["clerk"], "approved", title="Được tiếp nhận")
    tell(people["clerk"], "due", title="Sắp đến hạn")
    tell(people["leader"], "extended")
    answer = clerk.get(reverse("notices:list"), {"loai": "due"})
    assert [one.title for one in answer.context["page"]] == ["Sắp đến hạn"]
    choices = [label for _, label in answer.context["filter"].fields["loai"].choices]
    assert choices == ["Tất cả các loại", "Báo cáo được tiếp nhận", "Nhắc hạn nộp báo cáo"]
    assert "Không có lựa chọn này, hãy chọn trong danh sách." in listed(clerk, loai="extended")


def test_fifty_stand_on_a_page(clerk: Client, people) -> None:
    for number in range(52):
        notify([people["clerk"]], News("approved", str(number), f"Báo cáo {number}"))
    first, second = (clerk.get(reverse("notices:list"), {"trang": page}).context["page"] for page in (1, 2))
    assert (len(first), [one.title for one in second]) == (50, ["Báo cáo 1", "Báo cáo 0"])


def test_what_was_switched_off_in_the_portal_is_neither_listed_nor_counted(clerk, people, tell: Tell) -> None:
    MutedKind.objects.create(user=people["clerk"], kind="due", channel="portal")
    muted = tell(people["clerk"], "due", title="Sắp đến hạn")
    assert "Sắp đến hạn" not in listed(clerk)
    assert "chưa đọc" not in listed(clerk)
    assert clerk.post(reverse("notices:open", args=[muted.pk])).status_code == 404


def test_the_list_takes_the_same_queries_for_few_and_for_many(clerk: Client, people) -> None:
    counts = []
    for number in (2, 60):
        for one in range(number):
            notify([people["clerk"]], News(list(KINDS)[one % len(KINDS)], f"{number}:{one}", f"Báo cáo {one}"))
        with CaptureQueriesContext(connection) as captured:
            listed(clerk)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 6


# --- opening


def test_opening_reads_a_notice_and_leads_to_what_it_speaks_of(clerk: Client, people, tell: Tell) -> None:
    notice = tell(people["clerk"], link="/bao-cao/?ky=2022-Q1#muc")
    answer = clerk.post(reverse("notices:open", args=[notice.pk]), {"next": "https://noi-khac.vn/"})
    assert answer.headers["Location"] == "/bao-cao/?ky=2022-Q1#muc"
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert '<a class="notice-title" href="/bao-cao/?ky=2022-Q1#muc">' in listed(clerk)


def test_a_notice_that_leads_nowhere_is_marked_in_the_list(clerk: Client, people, tell: Tell) -> None:
    notice = tell(people["clerk"], link="", title="Hệ thống tạm dừng tối nay")
    assert "Đánh dấu đã đọc : Hệ thống tạm dừng tối nay" in words(listed(clerk))
    assert clerk.post(reverse("notices:open", args=[notice.pk])).headers["Location"] == reverse("notices:list")
    assert "Đánh dấu đã đọc" not in listed(clerk)


@pytest.mark.parametrize("link", ["https://noi-khac.vn/", "//noi-khac.vn/", "/\\noi-khac.vn/", "javascript:alert(1)"])
def test_another_host_is_never_gone_to(clerk: Client, people, tell: Tell, link: str) -> None:
    """No service stores such a link; a row that came otherwise leads to the list."""
    notice = tell(people["clerk"])
    Notice.objects.filter(pk=notice.pk).update(link=link)
    assert clerk.post(reverse("notices:open", args=[notice.pk])).headers["Location"] == reverse("notices:list")


@pytest.mark.parametrize("number", [0, 999_999, 2**63, 10**30])
def test_a_notice_that_is_not_there_is_not_found(clerk: Client, number: int) -> None:
    assert clerk.post(f"/thong-bao/{number}/").status_code == 404


def test_all_that_was_listed_is_read_at_once(clerk: Client, people, tell: Tell) -> None:
    tell(people["clerk"])
    newest = clerk.get(reverse("notices:list")).context["all"]["newest"]
    later = tell(people["clerk"])
    answer = clerk.post(reverse("notices:read_all"), {"moi_nhat": newest}, follow=True)
    assert "Đã đánh dấu tất cả thông báo là đã đọc." in answer.content.decode()
    assert list(Notice.objects.filter(read_at=None)) == [later]
    again = clerk.post(reverse("notices:read_all"), {"moi_nhat": newest}, follow=True)
    assert "đã được đánh dấu là đã đọc từ trước" in again.content.decode()


# --- the bell


def test_every_page_tells_how_many_are_unread(clerk: Client, people, tell: Tell) -> None:
    address = reverse("accounts:account")
    assert 'href="/thong-bao/">' in clerk.get(address).content.decode()
    for _ in range(3):
        tell(people["clerk"])
    page = clerk.get(address).content.decode()
    assert 'href="/thong-bao/" aria-label="Thông báo: 3 chưa đọc">' in page
    assert '<span class="portal-bell-count">3</span>' in page


def test_a_hundred_are_told_in_short(clerk: Client, people) -> None:
    Notice.objects.bulk_create(
        Notice(user=people["clerk"], kind="due", key=str(number), title="Hạn") for number in range(100)
    )
    page = listed(clerk)
    assert 'aria-label="Thông báo: 100 chưa đọc" aria-current="page">' in page
    assert '<span class="portal-bell-count">99+</span>' in page


def test_the_header_takes_one_query_for_units_roles_and_notices(
    people, units, tell: Tell, django_assert_num_queries
) -> None:
    person = people["clerk"]
    for code in ("BRVT/STP", "BRVT/SNV"):
        Membership.objects.create(user=person, unit=units[code], role=Membership.Role.ADMINISTRATOR)
    Membership.objects.create(user=person, unit=units["BRVT/STP"], role=Membership.Role.LEADER)
    tell(people["leader"])
    for _ in range(2):
        tell(person)
    with django_assert_num_queries(1):
        header = header_of(person)
    assert header.standing.units == ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
    assert (header.standing.writes_reports, header.standing.administers, header.unread) == (True, True, 2)


def test_who_has_no_role_yet_has_a_header_too(db: None, django_assert_num_queries) -> None:
    person = User.objects.create(username="moi")
    with django_assert_num_queries(1):
        header = header_of(person)
    assert (header.standing.units, header.standing.writes_reports, header.unread) == ((), False, 0)


# --- the choice of kinds


def kinds_shown(client: Client) -> list[str]:
    return list(client.get(reverse("notices:settings")).context["form"].kinds)


def test_a_person_chooses_among_the_kinds_of_their_roles(client: Client, people: dict[str, User], units) -> None:
    ends = ["answered", "approved", "reopened", "section_decided", "extended", "due", "dossiers_due"]
    unit_kinds = ["sent_back", "submitted", "returned", *ends]
    shown = {}
    for name in ("clerk", "leader", "reviewer", "administrator"):
        client.force_login(people[name])
        shown[name] = kinds_shown(client)
    assert shown == {
        "clerk": unit_kinds,
        "leader": ["awaiting_leader", *unit_kinds],
        "reviewer": ["submitted", "answered", "section_asked"],
        "administrator": [],
    }
    assert "Không có loại thông báo nào để chọn." in client.get(reverse("notices:settings")).content.decode()
    Membership.objects.create(user=people["administrator"], unit=units["BRVT/SYT"], role=Membership.Role.CLERK)
    Membership.objects.create(user=people["administrator"], unit=units["BRVT/SNV"], role=Membership.Role.REVIEWER)
    assert kinds_shown(client) == [kind for kind in KINDS if kind != "awaiting_leader"]


def test_one_save_stores_the_whole_form_and_shows_it_again(clerk: Client, people) -> None:
    address = reverse("notices:settings")
    ticked = {f"{kind}-portal": "on" for kind in KINDS} | {"due-mail": "on"}
    MutedKind.objects.create(user=people["clerk"], kind="section_asked", channel="mail")
    answer = clerk.post(address, ticked, follow=True)
    assert "Đã lưu lựa chọn nhận thông báo." in answer.content.decode()
    muted = set(MutedKind.objects.values_list("kind", "channel"))
    shown = set(kinds_shown(clerk))
    assert muted == {(kind, "mail") for kind in (shown | {"section_asked"}) - {"due", "returned"}}
    page = clerk.get(address).content.decode()
    boxes = re.findall(r'<input type="checkbox" name="([a-z_]+-[a-z]+)"[^>]*?( checked)?>', page)
    assert {name for name, checked in boxes if checked} == {
        name for name in ticked if name.partition("-")[0] in shown - {"returned"}
    }
    assert {name for name, _ in boxes} == {
        f"{kind}-{channel}" for kind in shown - {"returned"} for channel in ("portal", "mail")
    }
    assert page.count("Luôn nhận, không tắt được") == 1


def test_what_was_chosen_is_what_comes(clerk: Client, people, tell: Tell) -> None:
    User.objects.filter(pk=people["clerk"].pk).update(email="hoa@donvi.gov.vn")
    person = User.objects.get(pk=people["clerk"].pk)
    clerk.post(reverse("notices:settings"), {"approved-mail": "on", "due-portal": "on"})
    told = [tell(person, kind) for kind in ("approved", "due", "reopened", "returned")]
    assert [(one.is_shown, hasattr(one, "mail")) for one in told] == [
        (False, True),
        (True, False),
        (False, False),
        (True, True),
    ]


def test_the_page_says_where_mails_go(clerk: Client, people, settings) -> None:
    address = reverse("notices:settings")
    assert "Tài khoản chưa có địa chỉ thư điện tử" in clerk.get(address).content.decode()
    User.objects.filter(pk=people["clerk"].pk).update(email="hoa@donvi.gov.vn")
    page = clerk.get(address).content.decode()
    assert "Thư được gửi đến hoa@donvi.gov.vn ." in words(page)
    assert f'href="{reverse("accounts:account")}">Tài khoản của tôi' in page
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "Cổng thông tin chưa có máy chủ thư" in clerk.get(address).content.decode()


# --- bad input


def test_the_table_of_bad_input_names_every_form() -> None:
    names = {pattern.name for pattern in get_resolver("notices.urls").url_patterns}
    assert names == {"list", "open", "read_all", "settings"}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_answered_and_never_run(clerk: Client, people, tell: Tell, kind: str) -> None:
    notice = tell(people["clerk"], title=SCRIPT, text=SCRIPT)
    bad = BAD[kind]
    pages = [
        clerk.get(reverse("notices:list"), {"loai": bad[:5000]}),
        clerk.get(reverse("notices:list"), {"trang": bad[:5000]}),
        clerk.post(reverse("notices:read_all"), {"moi_nhat": bad}, follow=True),
    ]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert "Không có lựa chọn này, hãy chọn trong danh sách." in pages[0].content.decode()
    assert "Chưa đánh dấu được thông báo nào." in pages[2].content.decode()
    for page in pages:
        assert "<script>alert" not in page.content.decode()
        assert "onerror=alert(1)>" not in page.content.decode()
    notice.refresh_from_db()
    assert notice.read_at is None
    posted = {bad[:50]: bad, "approved-mail": bad, "khong_co-mail": "on", "returned-mail": "", "approved-sms": bad}
    answer = clerk.post(reverse("notices:settings"), posted, follow=True)
    assert answer.status_code == 200
    muted = set(MutedKind.objects.values_list("kind", flat=True))
    assert muted == set(kinds_shown(clerk)) - {"returned"}
