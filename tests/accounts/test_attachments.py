"""Files of a record or a section: what is kept, under which name, and what is refused."""

import unicodedata

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.attachments import (
    MAX_BYTES,
    MAX_FILES,
    attach,
    attachments_of,
    clean_name,
    file_count,
    files_of,
    named_by_type,
    remove_attachment,
)
from accounts.models import Attachment, Membership, Unit, User
from core.errors import InputError
from core.file_types import JPEG, PDF
from directives.models import Document
from tests import evidence_files as files


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def clerk(health: Unit, user_with) -> User:
    return user_with(Membership.Role.CLERK, health)


@pytest.fixture
def document(health: Unit) -> Document:
    return Document.objects.create(unit=health, number="385", symbol="SYT-VP")


def upload(name: str = "ke hoach.pdf", data: bytes = files.PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")


def refusal(document: Document, clerk: User, file: SimpleUploadedFile) -> str:
    before = Attachment.objects.count()
    with pytest.raises(InputError) as refused:
        attach(document, document.unit, clerk, file)
    assert Attachment.objects.count() == before
    return str(refused.value)


def test_a_file_is_kept_under_a_name_of_our_own_with_the_type_of_its_content(document, clerk) -> None:
    attached = attach(document, document.unit, clerk, upload("../../etc/kế hoạch.pdf"))
    assert (attached.name, attached.media_type, attached.size) == ("kế hoạch.pdf", "application/pdf", len(files.PDF))
    assert attached.content.name.startswith("attachments/")
    assert attached.content.name.endswith(".pdf")
    assert len(attached.content.name) == len("attachments/.pdf") + 32
    assert list(document.attachments.all()) == list(files_of(document)) == [attached]
    with attached.content.open("rb") as content:
        assert content.read() == files.PDF


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\Users\\an\\ke hoach.pdf", "ke hoach.pdf"),
        ("/etc/passwd", "passwd"),
        ("anh\u202egnp.exe", "anhgnp.exe"),
        ("a\x00b\u200bc\r\nd.pdf", "abc d.pdf"),
        ('a<b>:"|?*.pdf', "a b .pdf"),
        (unicodedata.normalize("NFD", "Quyết định.pdf"), "Quyết định.pdf"),
        ("...pdf", "pdf"),
        ("", "tep"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_names_become_one_safe_line(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("anh.JPEG", JPEG, "anh.JPEG"),
        ("anh.pdf", JPEG, "anh.jpg"),
        ("báo cáo 1.2", PDF, "báo cáo 1.2.pdf"),
        ("virus.exe", PDF, "virus.exe.pdf"),
    ],
)
def test_a_name_ends_as_the_content_is(name: str, kind: object, kept: str) -> None:
    assert named_by_type(name, kind) == kept


def test_a_program_named_pdf_is_refused_and_nothing_is_stored(document, clerk, tmp_path) -> None:
    message = refusal(document, clerk, upload("ke hoach.pdf", files.EXE))
    assert message.startswith("ke hoach.pdf: nội dung là chương trình, không nhận")
    assert list(tmp_path.rglob("*.*")) == []


def test_empty_and_too_large_files_are_refused(document, clerk) -> None:
    assert refusal(document, clerk, upload(data=b"")) == "ke hoach.pdf: tệp rỗng, hãy chọn tệp có nội dung"
    large = upload(data=files.PDF + b" " * MAX_BYTES)
    assert refusal(document, clerk, large).startswith("ke hoach.pdf: tệp lớn quá 20 MB")


def test_the_same_file_again_is_told_with_the_name_it_has(document, clerk) -> None:
    attach(document, document.unit, clerk, upload("a.pdf"))
    assert refusal(document, clerk, upload("b.pdf")) == "b.pdf: tệp này đã được đính kèm với tên “a.pdf”"
    other = Document.objects.create(unit=document.unit, number="386")
    assert attach(other, document.unit, clerk, upload("b.pdf")).name == "b.pdf"


def test_an_owner_has_at_most_20_files(document, clerk) -> None:
    for number in range(MAX_FILES):
        attach(document, document.unit, clerk, upload(data=files.PDF + b"%d" % number))
    message = "ke hoach.pdf: đã có 20 tệp đính kèm, hãy xóa bớt trước khi thêm tệp mới"
    assert refusal(document, clerk, upload()) == message


def test_a_removed_file_leaves_the_storage_once_the_transaction_holds(
    document, clerk, django_capture_on_commit_callbacks
) -> None:
    attached = attach(document, document.unit, clerk, upload())
    stored = attached.content.name
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        remove_attachment(attached)
    assert (list(files_of(document)), default_storage.exists(stored)) == ([], True)
    callbacks[0]()
    assert default_storage.exists(stored) is False


def test_files_are_those_of_the_units_that_a_user_may_see(document, clerk, health, dlk, user_with) -> None:
    attached = attach(document, document.unit, clerk, upload())
    stranger = user_with(Membership.Role.CLERK, dlk.units.get(code="SYT"))
    reviewer = user_with(Membership.Role.REVIEWER, health.province.units.get(code="SNV"))
    seen = [list(attachments_of(one)) for one in (clerk, reviewer, stranger)]
    assert seen == [[attached], [attached], []]


def test_counting_files_asks_one_query_for_all_rows(document, clerk, django_assert_num_queries) -> None:
    bare = Document.objects.create(unit=document.unit, number="386")
    for number in range(2):
        attach(document, document.unit, clerk, upload(data=files.PDF + b"%d" % number))
    with django_assert_num_queries(1):
        counted = {one.pk: one.files for one in Document.objects.annotate(files=file_count(Document))}
    assert counted == {document.pk: 2, bare.pk: 0}
