"""Names and codes of the kinds of documents."""

import pytest

from directives.domain.document_types import canonical_type_name, type_name_of


@pytest.mark.parametrize(
    ("code", "name"),
    [("KH", "Kế hoạch"), ("NĐ", "Nghị định"), ("PC", "Phiếu chuyển"), ("", "Công văn"), ("XYZ", "Văn bản")],
)
def test_type_name_of_a_code(code: str, name: str) -> None:
    assert type_name_of(code) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [("Nghị Quyết", "Nghị quyết"), ("KẾ  HOẠCH", "Kế hoạch"), ("công văn", "Công văn"), ("Sổ tay", "Sổ tay")],
)
def test_canonical_type_name(written: str, name: str) -> None:
    assert canonical_type_name(written) == name
