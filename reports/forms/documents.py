"""A document of the unit's register."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.html import escape

from core.form_fields import DayField, WordsField
from core.text import sort_key
from directives.domain.document_types import TYPE_CODES
from directives.domain.identity import register_key
from directives.domain.references import Reference, format_reference, parse_references
from directives.domain.typed_reference import typed_reference
from directives.models import Document
from directives.services import DocumentRegister
from directives.wording import word_document
from reports.assembly.section_records import Place, places_of
from reports.forms.records import RecordForm
from reports.models import SectionLine
from reports.services.typed_records import describe, likely_duplicate, save_record

MAX_SUBJECT = 2000
MAX_NAMED = 2000
UNKNOWN_DOCUMENT = "Chưa nhận ra số, ký hiệu văn bản. Hãy ghi như Công văn số 1893/UBND-VP ngày 18/02/2022."


class DocumentForm(RecordForm):
    """A document as a clerk knows it. Type, year and issuing body follow from number and symbol.

    `duplicate` is a document of the register that is likely the same one: the clerk insists on a record of its own
    ("duplicate" posts "new") or, inside a section, takes that one (its id).
    """

    number_symbol = WordsField("Số, ký hiệu", limit=125, help_text="Như trên văn bản: 385/SYT-VP, 02/2022/NQ-HĐND.")
    issued_on = DayField("Ngày ban hành")
    type_name = WordsField(
        "Loại văn bản", limit=100, required=False, help_text="Để trống thì theo ký hiệu: KH là Kế hoạch."
    )
    issuer = WordsField("Cơ quan ban hành", limit=300, required=False, help_text="Để trống nếu đơn vị tự ban hành.")
    subject = WordsField(
        "Trích yếu",
        limit=MAX_SUBJECT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Viết như đọc trong câu: về kiểm tra công tác cải cách hành chính năm 2022.",
    )

    field_order = ("number_symbol", "issued_on", "type_name", "subject", "issuer")

    class Meta:
        model = Document
        fields = ("issued_on", "type_name", "issuer", "subject")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duplicate: Document | None = None
        self._reference: Reference | None = None
        self._takes_duplicate = False
        document = self.instance
        self.initial["number_symbol"] = "/".join(part for part in (document.number, document.symbol) if part)
        self.fields["type_name"].widget.attrs["list"] = "document-types"
        self.helper.layout = Layout(
            "seen",
            Row(
                Column("number_symbol", css_class="col-md-4"),
                Column("issued_on", css_class="col-md-3"),
                Column("type_name", css_class="col-md-5"),
            ),
            "subject",
            "issuer",
        )

    def new_record(self) -> Document:
        return Document(unit=self.unit, topic=self.section.node.topic if self.section else "")

    @property
    def type_names(self) -> list[str]:
        """The known types, offered while one types."""
        return sorted((name[:1].upper() + name[1:] for name in TYPE_CODES), key=sort_key)

    @property
    def duplicate_words(self) -> str:
        return word_document(self.duplicate) if self.duplicate else ""

    @property
    def duplicate_places(self) -> list[Place]:
        return places_of(self.duplicate) if self.duplicate else []

    def clean(self) -> None:
        super().clean()
        typed = self.cleaned_data
        if not typed.get("number_symbol"):
            return
        self._reference = typed_reference(
            typed["number_symbol"],
            typed.get("type_name", ""),
            typed.get("issued_on"),
            typed.get("issuer", ""),
            typed.get("subject", ""),
        )
        if self._reference is None:
            self.add_error("number_symbol", "Chưa nhận ra số và ký hiệu. Hãy ghi như 385/SYT-VP.")
        elif not self.errors:
            self._check_duplicate(self._reference)

    def _check_duplicate(self, reference: Reference) -> None:
        document = self.instance
        choice = self.data.get("duplicate")
        if choice == "new" or (document.pk and _filed(document) == _filed(reference)):
            return
        found = likely_duplicate(document.unit, reference)
        if found is None or found == document:
            return
        self.duplicate = found
        if document.pk or self.section is None or choice != str(found.pk):
            self.add_error("number_symbol", "Sổ đã có văn bản cùng số, ký hiệu; hãy chọn ở khung phía trên.")
        elif SectionLine.objects.filter(
            section__report=self.section.report, section__key=self.section.node.key, document=found
        ).exists():
            self.add_error("number_symbol", "Văn bản này đã có một dòng trong mục.")
        else:
            self._takes_duplicate = True

    def save(self) -> Document:
        if self._takes_duplicate:
            return self.duplicate
        describe(self.instance, self._reference)
        return save_record(self.instance)


def _filed(document: Document | Reference) -> tuple[object, ...]:
    return *register_key(document.number, document.symbol), document.year


class NamedDocumentField(WordsField):
    """A document in words ("Công văn số 1893/UBND-VP ngày 18/02/2022 của UBND tỉnh về …").

    Where the words are those of `document`, that record is meant; else the document that they name.
    """

    def __init__(self, label: str) -> None:
        super().__init__(
            label,
            limit=MAX_NAMED,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="Ví dụ: Công văn số 1893/UBND-VP ngày 18/02/2022 của UBND tỉnh về rà soát thủ tục hành chính.",
        )
        self.document: Document | None = None

    def clean(self, value: Any) -> Document | Reference | None:
        words = super().clean(value)
        if not words:
            return None
        if self.document and words == word_document(self.document):
            return self.document
        named = [one for one in parse_references(words) if one.within is None]
        if not named:
            raise forms.ValidationError(UNKNOWN_DOCUMENT)
        if named[0].date_text and named[0].issued_on is None:
            raise forms.ValidationError(f"Ngày {named[0].date_text} thiếu năm hoặc không có trong lịch.")
        return named[0]


def found_words(named: Document | Reference | None, register: DocumentRegister) -> str:
    """Return, as HTML, which document of the register the words were taken for; "" where there are none."""
    if named is None:
        return ""
    if isinstance(named, Document):
        return "Theo sổ văn bản."
    found = register.find(named)
    words = word_document(found) if found else format_reference(named)
    return escape(f"{'Có trong sổ' if found else 'Chưa có trong sổ, sẽ thêm'}: {words}.")
