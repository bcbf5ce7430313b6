"""The registers of a unit: what they are called, on the screen and in addresses."""

from dataclasses import dataclass

from django.db.models import Model
from django.http import Http404

from directives.models import AssignedTask, Commitment, Document, Inspection, Plan
from reports.models import Proposal


@dataclass(frozen=True, slots=True)
class Register:
    """A register: its word in addresses, its title, what one entry is called, and the model of its entries.

    `source` is the outline's word for what proposes lines from it; "" where the outline has none.
    """

    slug: str
    title: str
    noun: str
    model: type[Model]
    source: str = ""


REGISTERS: dict[str, Register] = {
    one.slug: one
    for one in (
        Register("van-ban", "Sổ văn bản", "văn bản", Document, "documents"),
        Register("ke-hoach", "Sổ kế hoạch", "kế hoạch", Plan, "plan_tasks"),
        Register("nhiem-vu", "Sổ nhiệm vụ được giao", "nhiệm vụ được giao", AssignedTask, "assigned_tasks"),
        Register("kiem-tra", "Sổ kiểm tra", "cuộc kiểm tra", Inspection, "inspections"),
        Register("cam-ket", "Sổ bản cam kết", "bản cam kết", Commitment),
        Register("kien-nghi", "Sổ kiến nghị, đề xuất", "kiến nghị", Proposal, "proposals"),
    )
}


def register_of(slug: str) -> Register:
    """Return the register that an address names; raises Http404 for a word that is none."""
    if slug not in REGISTERS:
        raise Http404(f"Không có sổ “{slug}”.")
    return REGISTERS[slug]
