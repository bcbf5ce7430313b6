"""The files of a list on its way in: what was uploaded, the rows that were read, and the wrong ones."""

import shutil
from pathlib import Path

from django.core.files import File

from core.errors import InputError
from tthc.models import DossierList


def copy_uploaded(lst: DossierList, to: Path) -> None:
    """Copy the uploaded file out of the storage; raises InputError where the storage has lost it."""
    _copy(lst, lst.content, to)


def copy_rows(lst: DossierList, to: Path) -> None:
    """Copy the rows that were read out of the storage; raises InputError where the storage has lost them."""
    _copy(lst, lst.rows, to)


def keep_rows(lst: DossierList, path: Path) -> str:
    """Store the rows that this try read; return their name."""
    return _keep(lst, _rows_name(lst, lst.attempts), path)


def keep_wrong_rows(lst: DossierList, path: Path) -> str:
    """Store the list of the wrong rows that this try found; return its name."""
    return _keep(lst, _wrong_name(lst, lst.attempts), path)


def remove_read(lst: DossierList) -> None:
    """Remove what this try and earlier ones read."""
    for attempt in range(1, lst.attempts + 1):
        lst.rows.storage.delete(_rows_name(lst, attempt))
        lst.wrong_rows.storage.delete(_wrong_name(lst, attempt))


def remove_all(lst: DossierList) -> None:
    """Remove every file of a list that is loaded or given up; the uploaded one names citizens."""
    remove_read(lst)
    if lst.content:
        lst.content.storage.delete(lst.content.name)
    DossierList.objects.filter(pk=lst.pk).update(content="", rows="", wrong_rows="")


def _copy(lst: DossierList, file: File, to: Path) -> None:
    try:
        with file.open("rb") as source, to.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    except FileNotFoundError as error:
        raise InputError(f"{lst.name}: tệp không còn trên máy chủ, hãy tải lên lại") from error


def _keep(lst: DossierList, name: str, path: Path) -> str:
    with path.open("rb") as file:
        return str(lst.rows.storage.save(name, File(file)))


def _rows_name(lst: DossierList, attempt: int) -> str:
    return f"{lst.FOLDER}/{lst.pk}-{attempt}.tsv"


def _wrong_name(lst: DossierList, attempt: int) -> str:
    return f"{lst.FOLDER}/{lst.pk}-{attempt}-sai.csv"
