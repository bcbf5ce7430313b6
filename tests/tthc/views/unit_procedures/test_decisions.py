"""Decisions that announce procedures: entered, found, changed, removed; two people at once."""

import unicodedata
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Unit
from tests.tthc.unit_procedures import decide, make_procedure, rows_of, seen
from tthc.models import AnnouncingDecision, Procedure, ProcedureChange

SAID = {"number": "15/QĐ-UBND", "issued_on": "25/02/2022", "effective_on": "01/03/2022", "subject": "Công bố danh mục"}


@pytest.fixture
def new(db: None) -> list[Procedure]:
    """Two procedures that the unit does not have yet."""
    return [make_procedure("2.000655", name="Công bố cơ sở tiêm chủng"), make_procedure("1.014076")]


def page(unit: Unit, name: str = "decision_new", *parts: int) -> str:
    return reverse(f"unit_procedures:{name}", args=[unit.pk, *parts])


def kinds() -> dict[str, str]:
    return dict(ProcedureChange.objects.values_list("procedure__code", "kind"))


def test_a_decision_is_entered_with_its_effect(clerk: Client, health, listed, new) -> None:
    posted = SAID | {
        "announced": "1. 2.000655 Công bố cơ sở tiêm chủng, lần 2\n2. 1.014076.000.00.00.H06",
        "amended": "1.012275",
        "abolished": " 1.004616 ; ",
    }
    answer = clerk.post(page(health), posted, follow=True)
    decision = AnnouncingDecision.objects.get()
    assert "công bố mới 2, sửa đổi, bổ sung 1, bãi bỏ 1" in answer.content.decode()
    assert (decision.number, decision.issued_on, decision.effective_on, decision.subject) == (
        "15/QĐ-UBND",
        date(2022, 2, 25),
        date(2022, 3, 1),
        "Công bố danh mục",
    )
    assert kinds() == {"2.000655": "announced", "1.014076": "announced", "1.012275": "amended", "1.004616": "abolished"}
    assert rows_of(health, new[0]) == [("01/03/2022", "", "")]
    assert rows_of(health, listed[0]) == [("", "28/02/2022", "Mức độ 3")]
    assert decision.history.first().history_user.username == "clerk"


def test_without_a_day_it_takes_effect_when_issued(clerk: Client, health, new) -> None:
    clerk.post(page(health), SAID | {"effective_on": "", "announced": "2.000655"})
    assert rows_of(health) == [("25/02/2022", "", "")]


def test_what_is_wrong_is_named_by_line_and_nothing_typed_is_lost(clerk: Client, health, listed, new) -> None:
    posted = SAID | {
        "announced": "2.000655\n1.999999 Không có\nTên không mã",
        "amended": "1.46",
        "abolished": "1.012275\n2.000655",
    }
    answer = clerk.post(page(health), posted)
    errors = answer.context["form"].errors
    assert errors["announced"] == [
        "Dòng 2: mã thủ tục “1.999999” không có trong danh mục thủ tục, hãy kiểm tra lại mã, hoặc nhờ người quản trị "
        "nạp thủ tục này vào danh mục.",
        "Dòng 3: không thấy mã thủ tục trong “Tên không mã”, mỗi dòng cần bắt đầu bằng mã dạng 1.004616.",
    ]
    assert errors["amended"] == ['Dòng 1: mã thủ tục "1.46" sai, cần dạng 1.004616.']
    assert errors["abolished"] == [
        "Dòng 2: mã thủ tục “2.000655” đã có ở ô “Thủ tục công bố mới”, mỗi thủ tục chỉ ghi ở một ô."
    ]
    assert "Tên không mã</textarea>" in answer.content.decode()
    assert AnnouncingDecision.objects.count() == 0


def test_many_wrong_lines_are_counted(clerk: Client, health) -> None:
    answer = clerk.post(page(health), SAID | {"announced": "\n".join("x" for _ in range(50))})
    told = answer.context["form"].errors["announced"]
    assert (len(told), told[-1]) == (21, "Còn 30 dòng sai nữa, sẽ hiện sau khi sửa các dòng này.")


def test_a_decision_without_a_code_is_refused(clerk: Client, health) -> None:
    content = clerk.post(page(health), SAID).content.decode()
    assert "Hãy nhập ít nhất một mã thủ tục vào một trong ba ô." in content
    content = clerk.post(page(health), {}).content.decode()
    assert "Hãy nhập số, ký hiệu." in content
    assert "Hãy nhập ngày ban hành." in content


def test_the_same_decision_twice_is_refused_beside_its_number(clerk: Client, health, new) -> None:
    clerk.post(page(health), SAID | {"announced": "2.000655"})
    answer = clerk.post(page(health), SAID | {"announced": "1.014076"})
    assert answer.context["form"].errors["number"] == [
        "Đơn vị đã có quyết định số 15/QĐ-UBND ngày 25/02/2022, hãy mở quyết định đó để sửa."
    ]
    assert AnnouncingDecision.objects.count() == 1


def test_a_decision_is_changed_and_the_form_holds_what_is_stored(clerk: Client, health, listed, new) -> None:
    decision = decide(health, "15/QĐ-UBND", date(2022, 3, 1), announced=new, abolished=listed[:1])
    form = clerk.get(page(health, "decision_edit", decision.pk)).context["form"]
    assert form.initial["announced"] == "1.014076 Cấp giấy chứng nhận 1.014076\n2.000655 Công bố cơ sở tiêm chủng"
    posted = SAID | {"announced": "2.000655", "effective_on": "01/04/2022", "seen": seen(decision)}
    answer = clerk.post(page(health, "decision_edit", decision.pk), posted, follow=True)
    assert answer.redirect_chain == [(page(health, "decision", decision.pk), 302)]
    assert kinds() == {"2.000655": "announced"}
    assert rows_of(health, new[0]) == [("01/04/2022", "", "")]
    assert rows_of(health, new[1]) == []
    assert rows_of(health, listed[0]) == [("", "", "Mức độ 3")]


def test_who_saves_an_older_version_is_told_and_may_save_again(clerk: Client, health, new) -> None:
    decision = decide(health, "15/QĐ-UBND", date(2022, 3, 1), announced=new)
    old = seen(decision)
    address = page(health, "decision_edit", decision.pk)
    clerk.post(address, SAID | {"number": "16/QĐ-UBND", "announced": "2.000655", "seen": old})
    answer = clerk.post(address, SAID | {"number": "17/QĐ-UBND", "announced": "1.014076", "seen": old})
    content = answer.content.decode()
    assert "Người khác vừa sửa quyết định này, chưa lưu gì." in content
    assert 'value="17/QĐ-UBND"' in content
    assert AnnouncingDecision.objects.get().number == "16/QĐ-UBND"
    posted = SAID | {"number": "17/QĐ-UBND", "announced": "1.014076", "seen": answer.context["seen"]}
    clerk.post(address, posted)
    assert AnnouncingDecision.objects.get().number == "17/QĐ-UBND"
    assert kinds() == {"1.014076": "announced"}


def test_a_decision_is_removed_after_saying_what_goes(clerk: Client, health, listed, new) -> None:
    decision = decide(health, "15/QĐ-UBND", date(2022, 3, 1), announced=new, abolished=listed[:1])
    asked = clerk.get(page(health, "decision_remove", decision.pk))
    assert "2 thủ tục công bố mới không còn trong danh sách của đơn vị" in asked.content.decode()
    assert "1 thủ tục bị bãi bỏ có hiệu lực trở lại như trước quyết định." in asked.content.decode()
    assert AnnouncingDecision.objects.get().removed_at is None
    wrong = clerk.post(page(health, "decision_remove", decision.pk), {"seen": "0"})
    assert "Người khác vừa sửa quyết định này, chưa gỡ." in wrong.content.decode()
    answer = clerk.post(page(health, "decision_remove", decision.pk), {"seen": asked.context["seen"]}, follow=True)
    assert "Đã gỡ quyết định số 15/QĐ-UBND ngày 01/03/2022" in answer.content.decode()
    assert "Chưa nhập quyết định công bố nào." in answer.content.decode()
    assert (rows_of(health, new[0]), rows_of(health, listed[0])) == ([], [("", "", "Mức độ 3")])


def test_a_decision_names_its_procedures_and_those_that_the_unit_does_not_have(clerk: Client, health, listed, new):
    decision = decide(health, "15/QĐ-UBND", date(2022, 3, 1), amended=[listed[0], new[0]])
    content = clerk.get(page(health, "decision", decision.pk)).content.decode()
    assert "Sửa đổi, bổ sung: 2 thủ tục" in content
    assert content.count("chưa có trong danh sách thủ tục của đơn vị") == 1


def test_decisions_are_found_by_number_day_and_what_they_do(clerk: Client, health, listed, new) -> None:
    decide(health, "15/QĐ-UBND", date(2022, 3, 1), announced=new)
    decide(health, "207/QĐ-BYT", date(2022, 5, 1), amended=listed[:1])

    def found(**query: str) -> list[str]:
        return [one.number for one in clerk.get(page(health, "decisions"), query).context["page"]]

    assert found() == ["207/QĐ-BYT", "15/QĐ-UBND"]
    assert found(so="ubnd") == ["15/QĐ-UBND"]
    assert found(noi_dung="amended") == ["207/QĐ-BYT"]
    assert found(tu="01/03/2022", den="31/03/2022") == ["15/QĐ-UBND"]
    assert found(so="khac") == []
    content = clerk.get(page(health, "decisions"), {"tu": "01/04/2022", "den": "01/03/2022"}).content.decode()
    assert "Ngày cuối phải từ ngày đầu trở đi." in content


def test_typed_words_are_stored_in_one_form(clerk: Client, health, new) -> None:
    posted = SAID | {"subject": unicodedata.normalize("NFD", "Về  việc công bố"), "announced": "2.000655"}
    clerk.post(page(health), posted)
    assert AnnouncingDecision.objects.get().subject == "Về việc công bố"


def test_a_long_decision_is_shown_in_few_queries(clerk: Client, health, django_assert_max_num_queries) -> None:
    procedures = [make_procedure(f"3.{number:06}") for number in range(60)]
    decision = decide(health, announced=procedures)
    for name in ("decision", "decision_edit", "decision_remove"):
        with django_assert_max_num_queries(9):
            clerk.get(page(health, name, decision.pk))
