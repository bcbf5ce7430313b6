"""How pages word signed copies and what was found in them."""

from django import template

from reports.domain.signed_copies import Signature
from reports.domain.states import MOVES
from reports.models import Revision, SignedCopy
from reports.services import signed_copies
from reports.services.signed_copies import Findings

register = template.Library()

_CHANGES = {
    "nothing": "Chữ ký khớp với toàn bộ tệp; không có gì được thêm sau khi ký.",
    "allowed": "Chữ ký khớp với phần đã ký; sau đó tệp chỉ được thêm chữ ký hoặc điền biểu mẫu, là việc được phép.",
    "other": "Chữ ký khớp với phần đã ký, nhưng sau khi ký tệp đã bị thay đổi nội dung khác.",
    "unknown": "Chữ ký khớp với phần đã ký; sau đó tệp được ghi thêm, chưa xác định được đã thay đổi gì.",
}


@register.filter
def findings(copy: SignedCopy) -> Findings:
    """Return what was found in a signed copy."""
    return signed_copies.findings_of(copy)


@register.filter
def word_integrity(signature: Signature) -> str:
    """Return in a sentence whether the file is still what was signed."""
    if signature.is_intact is None:
        return "Không kiểm tra được chữ ký này: hệ thống không đọc được dạng chữ ký hoặc thuật toán của nó."
    if not signature.is_intact:
        return "Chữ ký không khớp với nội dung tệp: tệp đã bị sửa sau khi ký, hoặc chữ ký bị hỏng."
    return _CHANGES[signature.changed]


@register.filter
def made_as(revision: Revision) -> str:
    """Return what made a revision: "gửi" or "tiếp nhận"."""
    return MOVES[revision.transition.action].done
