"""Keeping the document register: one document, one record, however often it is named."""

import re
from collections import defaultdict
from datetime import date

from rapidfuzz.distance import Indel

from accounts.models import Unit
from core.text import fold, search_key, squeeze
from directives.domain.document_types import canonical_type_name, type_name_of
from directives.domain.references import Reference
from directives.models import Document

_SAME_SUBJECT = 0.75
_OPENING_WORDS = re.compile(r"(?:v/?v|ve viec|ve)\s+")


class DocumentRegister:
    """The documents of a unit, looked up by what a text says of them.

    A number stands for the same document where year and subject agree or are silent; where they do not (the register
    holds one number twice), it is another document. Nothing is merged or changed in records that existed before.
    """

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._by_number: dict[tuple[str, str], list[Document]] = defaultdict(list)
        self._new: list[Document] = []
        for document in Document.objects.current().filter(unit=unit):
            self._by_number[_register_key(document.number, document.symbol)].append(document)

    def find_or_add(self, reference: Reference, topic: str = "") -> Document:
        """Return the document a reference names, adding it (unsaved) where the register lacks it."""
        known = self._by_number[_register_key(reference.number, reference.symbol)]
        for document in known:
            if self._is_same(document, reference):
                if document.pk is None:
                    _complete(document, reference, topic)
                return document
        document = Document(
            unit=self._unit,
            type_code=reference.type_code,
            type_name=_type_name(reference),
            number=reference.number,
            symbol=reference.symbol,
            year=reference.year,
            issuer_code=reference.issuer_code,
            issuer=reference.issuer,
            issued_on=reference.issued_on,
            subject=reference.subject,
            topic=topic,
        )
        known.append(document)
        self._new.append(document)
        return document

    def save(self) -> list[Document]:
        """Store the new documents (one insert) and return them."""
        for document in self._new:
            document.fill_search_key()
        stored = Document.objects.bulk_create(self._new)
        self._new = []
        return stored

    @staticmethod
    def _is_same(document: Document, reference: Reference) -> bool:
        if document.year and reference.year and document.year != reference.year:
            return False
        if not document.subject or not reference.subject:
            return _agree(document.issued_on, reference.issued_on)
        return same_subject(document.subject, reference.subject)


def same_subject(left: str, right: str) -> bool:
    """Tell whether two subjects (trích yếu) mean the same document: alike, or one the beginning of the other."""
    left, right = _bare_subject(left), _bare_subject(right)
    if left.startswith(right) or right.startswith(left):
        return True
    return Indel.normalized_similarity(left, right) >= _SAME_SUBJECT


def _bare_subject(subject: str) -> str:
    return search_key(_OPENING_WORDS.sub("", squeeze(fold(subject)), count=1))


def _register_key(number: str, symbol: str) -> tuple[str, str]:
    return number.lstrip("0"), fold(symbol)


def _agree(left: date | None, right: date | None) -> bool:
    return left is None or right is None or left == right


def _type_name(reference: Reference) -> str:
    name = canonical_type_name(reference.type_name) or type_name_of(reference.type_code)
    return name[:1].upper() + name[1:]


def _complete(document: Document, reference: Reference, topic: str) -> None:
    document.issued_on = document.issued_on or reference.issued_on
    document.year = document.year or reference.year
    document.issuer = document.issuer or reference.issuer
    document.subject = document.subject or reference.subject
    document.topic = document.topic or topic
