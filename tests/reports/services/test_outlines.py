"""Loading outlines into the database."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from accounts.models import Membership
from core.errors import InputError
from reports.models import Outline, OutlineFigure, OutlineNode
from reports.selectors import latest_outline, outline_data
from reports.services.outline_changes import reword_item
from reports.services.outlines import load_outline, read_outline_file
from reports.services.publishing import plan_publication, publish
from tests.meanwhile import meanwhile
from tests.reports.conftest import OUTLINES

TODAY = date(2022, 3, 10)
FILE = OUTLINES / "brvt_315_2022.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in OUTLINES.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def change(folder: Path, old: str, new: str) -> Path:
    path = folder / FILE.name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_what_is_stored_reads_back_as_the_file(brvt):
    loaded = load_outline(FILE)
    assert (loaded.created, loaded.outline.version) == (True, 1)
    assert outline_data(loaded.outline) == read_outline_file(FILE)


def test_the_same_file_again_changes_nothing(brvt):
    first = load_outline(FILE).outline
    again = load_outline(FILE)
    assert (again.created, again.outline) == (False, first)
    assert Outline.objects.count() == 1


def test_a_changed_file_becomes_a_new_version_and_the_old_one_stays(brvt, folder):
    first = load_outline(folder / FILE.name).outline
    path = change(folder, 'heading = "Ưu điểm"', 'heading = "Ưu điểm, kết quả nổi bật"')
    second = load_outline(path)
    assert (second.created, second.outline.version) == (True, 2)
    assert first.nodes.get(key="assessment.strengths").heading == "Ưu điểm"
    assert latest_outline(brvt) == second.outline


def test_a_file_that_waited_for_a_publication_follows_the_published_version(brvt, folder, user_with):
    first = load_outline(folder / FILE.name).outline
    reword_item(first.pk, "assessment.strengths", "Kết quả nổi bật", user_with(Membership.Role.ADMINISTRATOR, brvt))
    seen = plan_publication(first, TODAY).seen
    path = change(folder, 'heading = "Ưu điểm"', 'heading = "Ưu điểm, kết quả nổi bật"')
    # Its first statement waits for whoever publishes.
    with meanwhile(lambda: publish(first.pk, seen, TODAY), statement=2):
        loaded = load_outline(path)
    assert (loaded.created, loaded.outline.version) == (True, 3)


def test_two_equal_keys_are_refused_and_nothing_is_stored(brvt, folder):
    path = change(folder, 'key = "assessment.shortcomings"', 'key = "assessment.strengths"')
    with pytest.raises(InputError, match=r"brvt_315_2022\.toml: .*“assessment\.strengths”: khoá dùng hai lần"):
        load_outline(path)
    assert (Outline.objects.count(), OutlineNode.objects.count(), OutlineFigure.objects.count()) == (0, 0, 0)


def test_a_province_that_is_not_loaded_is_named(db):
    with pytest.raises(InputError, match="chưa có tỉnh, thành phố mã “BRVT”"):
        load_outline(FILE)


def test_a_key_of_another_province_is_refused(brvt, dlk, folder):
    load_outline(folder / FILE.name)
    path = change(folder, 'province = "BRVT"', 'province = "DLK"')
    with pytest.raises(InputError, match="đã thuộc Tỉnh Bà Rịa - Vũng Tàu"):
        load_outline(path)


@pytest.mark.parametrize("name", ["khong-co.toml", "tep.txt"])
def test_a_file_that_is_not_there_is_named(name, tmp_path):
    with pytest.raises(InputError, match=name):
        read_outline_file(tmp_path / name)


def test_a_file_in_another_encoding_is_named(folder):
    path = folder / FILE.name
    path.write_bytes("heading = 'Ưu điểm'".encode("utf-16"))
    with pytest.raises(InputError, match=r"brvt_315_2022\.toml: tệp không phải bảng mã UTF-8"):
        read_outline_file(path)


def test_loading_takes_few_queries(brvt, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        load_outline(FILE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = " + "[" * 100_000, "tệp lồng quá nhiều lớp ngoặc"),
        ('key = "o"\ntitle = "Đề cương"\nprovince = "BRVT"\nla = 1\n', "đề cương: không có trường “la”"),
    ],
)
def test_a_file_of_another_shape_is_named(tmp_path: Path, text: str, said: str):
    path = tmp_path / "de_cuong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"de_cuong.toml: .*{said}"):
        read_outline_file(path)


def test_what_is_no_file_is_named(tmp_path: Path):
    with pytest.raises(InputError, match="không phải là tệp"):
        read_outline_file(tmp_path)
