"""Exporting: every format from one tree, and files that are whole or absent."""

import io
import json
import os
from pathlib import Path

import openpyxl
import pytest

from core.errors import InputError
from reports.domain.lines import split_marker
from reports.renderers.json_tree import parse_json, render_json
from reports.services.exporting import FORMATS, export_name, export_report, write_file
from tests.reports.conftest import SEED
from tests.reports.renderers.readers import pdf_text, squash, word_text


@pytest.fixture(scope="module")
def seed_words() -> list[str]:
    lines = SEED.read_text(encoding="utf-8").splitlines()
    return [squash(split_marker(line)[1]) for line in lines if line.strip()]


@pytest.mark.parametrize(("format_name", "read"), [("pdf", pdf_text), ("docx", word_text)])
def test_the_file_contains_every_line_of_the_real_report(seed_report, seed_words, format_name, read):
    text = read(export_report(seed_report, format_name))
    assert [words for words in seed_words if words not in text] == []


def test_excel_lists_each_distinct_document_with_number_symbol_date_and_subject(seed_report):
    book = openpyxl.load_workbook(io.BytesIO(export_report(seed_report, "xlsx")))
    assert book.sheetnames == ["Báo cáo", "Phụ lục số liệu", "Văn bản", "Nhiệm vụ", "Kiểm tra"]
    rows = [row for row in book["Văn bản"].iter_rows(values_only=True) if isinstance(row[0], int)]
    assert len(rows) == 49
    plan = next(row for row in rows if row[2:4] == ("219", "KH-SYT"))
    assert plan[1] == "Kế hoạch"
    assert f"{plan[4]:%d/%m/%Y}" == "27/12/2021"
    assert plan[6].startswith("về cải cách hành chính năm 2021 của ngành Y tế")


def test_json_reads_back_as_the_same_tree(seed_report):
    content = export_report(seed_report, "json")
    assert render_json(parse_json(content)) == content
    assert json.loads(content)["schema"] == 1


def test_the_same_report_gives_the_same_bytes_of_json(seed_report):
    assert export_report(seed_report, "json") == export_report(seed_report, "json")


def test_file_names_are_plain(seed_report):
    assert [export_name(seed_report, name) for name in FORMATS] == [
        f"bao-cao-cchc-SYT-2022-Q1.{name}" for name in ("pdf", "docx", "xlsx", "json")
    ]


def test_a_file_is_written_whole(tmp_path: Path):
    path = tmp_path / "tep.pdf"
    write_file(path, b"cu")
    write_file(path, b"moi")
    assert path.read_bytes() == b"moi"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=f"không có thư mục “{tmp_path / 'khong-co'}”"):
        write_file(tmp_path / "khong-co" / "tep.pdf", b"x")


def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path):
    pipe = tmp_path / "ong"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe):
        with pytest.raises(InputError, match="nơi đó không phải là tệp thường"):
            write_file(path, b"x")
    assert list(tmp_path.iterdir()) == [pipe]
    assert pipe.is_fifo()


def test_a_link_is_written_through(tmp_path: Path):
    (tmp_path / "that.pdf").write_bytes(b"cu")
    (tmp_path / "lien-ket.pdf").symlink_to(tmp_path / "that.pdf")
    write_file(tmp_path / "lien-ket.pdf", b"moi")
    assert (tmp_path / "that.pdf").read_bytes() == b"moi"
    assert (tmp_path / "lien-ket.pdf").is_symlink()


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path):
    (tmp_path / "vong").symlink_to(tmp_path / "vong")
    for name in ("vong", "a" * 300 + ".pdf"):
        with pytest.raises(InputError, match="hãy chọn tên khác, ngắn hơn"):
            write_file(tmp_path / name, b"x")
