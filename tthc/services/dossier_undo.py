"""Whether a list that was loaded may be undone."""

from tthc.models import Dossier, DossierList


def why_not_undone(lst: DossierList) -> str:
    """Return why the list cannot be undone now, or nothing; that is final only while the transaction holds the unit.

    Lists are undone from the newest backwards: an older one no longer knows what came after it. A dossier that the
    list brought would be deleted with it; where a person entered an apology for it by hand, that must be taken out by
    hand first, so that nothing typed is lost.
    """
    stages = (DossierList.Stage.LOADED, DossierList.Stage.UNDOING)
    loaded = DossierList.objects.filter(unit=lst.unit_id, stage__in=stages).order_by("-loaded_at", "-pk")
    newest = loaded.first()
    if newest is not None and newest.pk != lst.pk:
        return f"{lst.name}: chỉ hoàn tác được danh sách nạp gần nhất; hãy hoàn tác “{newest.name}” trước"
    entered = Dossier.objects.filter(unit=lst.unit_id, created_by=lst, apology_entered_by__isnull=False).count()
    if entered:
        return (
            f"{lst.name}: đã có {entered} hồ sơ của danh sách này được nhập ngày gửi thư xin lỗi bằng tay; "
            "hãy bỏ các ngày đó trong sổ thư xin lỗi rồi hoàn tác"
        )
    return ""
