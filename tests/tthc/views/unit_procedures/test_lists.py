"""The list of a unit's procedures on a day: search, filters, totals, what each row says."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit
from tests.tthc.unit_procedures import decide, load, make_procedure
from tthc.models import UnitProcedure
from tthc.services.unit_procedures import ListedRow


def page(unit: Unit) -> str:
    return reverse("unit_procedures:list", args=[unit.pk])


def found(client: Client, unit: Unit, **query: str) -> list[str]:
    return [one.row.procedure.code for one in client.get(page(unit), query).context["rows"]]


def test_the_list_is_that_of_a_day(clerk: Client, health, listed) -> None:
    new = make_procedure("2.000655", name="Công bố cơ sở tiêm chủng")
    decide(health, "15/QĐ-UBND", date(2022, 3, 1), announced=[new], abolished=listed[:1])
    assert "1.004616" in found(clerk, health, ngay="28/02/2022")
    assert "2.000655" not in found(clerk, health, ngay="28/02/2022")
    assert "1.004616" not in found(clerk, health, ngay="01/03/2022")
    assert "2.000655" in found(clerk, health, ngay="2022-03-01")
    assert "2.000655" in found(clerk, health)


def test_search_needs_no_accents_and_filters_add_up(clerk: Client, health, listed) -> None:
    assert found(clerk, health, tim="CHUNG chi hanh nghe") == ["1.004616"]
    assert found(clerk, health, tim="1.012275") == ["1.012275"]
    assert found(clerk, health, linh_vuc="Bảo trợ xã hội") == ["1.001653"]
    assert found(clerk, health, cap="Cấp xã") == ["1.001653"]
    assert found(clerk, health, truc_tuyen="co") == ["1.004616", "1.012275"]
    assert found(clerk, health, truc_tuyen="khong") == ["1.001653"]
    assert found(clerk, health, truc_tuyen="levels:3") == ["1.004616"]
    assert found(clerk, health, truc_tuyen="co", tim="hanh nghe", cap="Cấp tỉnh") == ["1.004616", "1.012275"]
    assert found(clerk, health, truc_tuyen="extent:full", tim="duoc") == []


def test_a_row_says_its_level_with_the_scale_its_days_and_its_decisions(clerk: Client, health, listed) -> None:
    decision = decide(health, "15/QĐ-UBND", date(2022, 3, 1), amended=listed[:1])
    content = clerk.get(page(health), {"tim": "1.004616"}).content.decode()
    assert 'Mức độ 3<span class="cell-detail">thang đến năm 2022</span>' in content
    address = reverse("unit_procedures:decision", args=[health.pk, decision.pk])
    assert f'Sửa đổi, bổ sung: <a href="{address}">15/QĐ-UBND</a>' in content
    assert "chưa ghi ngày" in content


def test_what_the_catalogue_closed_is_marked(clerk: Client, health, listed) -> None:
    listed[0].valid_to = date(2022, 6, 30)
    listed[0].save()
    words = "Danh mục quốc gia ghi hết hiệu lực 30/06/2022"
    assert words in clerk.get(page(health), {"ngay": "01/07/2022"}).content.decode()
    assert words not in clerk.get(page(health), {"ngay": "30/06/2022"}).content.decode()


def test_totals_lead_to_what_they_count(clerk: Client, health, listed) -> None:
    answer = clerk.get(page(health), {"ngay": "01/03/2022"})
    assert "3 thủ tục có hiệu lực ngày 01/03/2022" in answer.content.decode()
    counted = {(name, value): count for _, name, lines in answer.context["groups"] for value, _, count in lines}
    assert counted["cap", "Cấp tỉnh"] == 2
    assert counted["truc_tuyen", "levels:3"] == 1
    for (name, value), count in counted.items():
        assert len(found(clerk, health, ngay="01/03/2022", **{name: value})) == count
    assert "?linh_vuc=Kh%C3%A1m%20b%E1%BB%87nh%2C%20ch%E1%BB%AFa%20b%E1%BB%87nh&amp;ngay=01%2F03%2F2022" in (
        answer.content.decode()
    )


def test_empty_lists_say_what_to_do(clerk: Client, client: Client, health, people, pharmacy) -> None:
    content = clerk.get(page(health)).content.decode()
    assert "Sở Y tế chưa có danh sách thủ tục." in content
    assert reverse("unit_procedures:upload", args=[health.pk]) in content
    assert reverse("unit_procedures:decision_new", args=[health.pk]) in content
    load(health, ListedRow(1, pharmacy, valid_from=date(2022, 3, 1)))
    assert "Không có thủ tục nào khớp với điều kiện tìm." in clerk.get(page(health), {"tim": "khac"}).content.decode()
    words = "Ngày 28/02/2022 đơn vị không có thủ tục nào còn hiệu lực."
    assert words in clerk.get(page(health), {"ngay": "28/02/2022"}).content.decode()
    UnitProcedure.objects.all().delete()
    client.force_login(people["reviewer"])
    assert "Người lập báo cáo và thủ trưởng của Sở Y tế nạp danh sách" in client.get(page(health)).content.decode()


def test_a_wrong_day_is_told_and_today_is_shown(clerk: Client, health, listed) -> None:
    answer = clerk.get(page(health), {"ngay": "31/02/2022"})
    assert "Hãy ghi ngày, tháng, năm như 21/02/2022." in answer.content.decode()
    assert len(answer.context["rows"]) == 3


@pytest.mark.parametrize("name", ["list", "decisions"])
def test_the_pages_take_the_same_queries_for_few_and_many(clerk: Client, health, listed, name: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown = clerk.get(reverse(f"unit_procedures:{name}", args=[health.pk]), {"tim": ""})
        assert shown.status_code == 200
        return len(captured)

    decide(health, "1", date(2022, 3, 1), amended=listed[:1])
    few = queries()
    more = [make_procedure(f"3.{number:06}", field=f"Lĩnh vực {number}") for number in range(60)]
    load(health, *(ListedRow(number, one) for number, one in enumerate(more)))
    for number in range(60):
        decide(health, f"{number + 2}", date(2022, 3, 1), amended=more[number : number + 1])
    assert queries() == few
    assert few <= 9


def test_a_page_holds_fifty(clerk: Client, health) -> None:
    load(health, *(ListedRow(number, make_procedure(f"3.{number:06}")) for number in range(60)))
    assert len(found(clerk, health)) == 50
    assert len(found(clerk, health, trang="2")) == 10
    assert "60 thủ tục có hiệu lực" in clerk.get(page(health)).content.decode()
