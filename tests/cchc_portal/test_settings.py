"""The settings as a process of its own reads them from its environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ASK = """
import json
from django.conf import settings
print(json.dumps([str(settings.DATABASES["default"]["NAME"]), settings.DEBUG, settings.SECRET_KEY]))
"""


def read(cwd: Path = settings.BASE_DIR, **environment: str) -> list:
    clean = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEBUG", "SECRET_KEY")}
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=cwd,
        env=clean
        | {"DJANGO_SETTINGS_MODULE": "cchc_portal.settings", "PYTHONPATH": str(settings.BASE_DIR)}
        | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout)


def test_the_database_lies_in_the_data_folder_whatever_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "d%20 #x"
    name, debug, key = read(DATA_DIR=str(folder))
    assert (name, debug) == (str(folder / "cchc.sqlite3"), False)
    assert key == (folder / "secret_key").read_text()
    assert len(key) > 50


def test_a_relative_data_folder_is_made_whole(tmp_path: Path) -> None:
    assert read(cwd=tmp_path, DATA_DIR="du-lieu")[0] == str(tmp_path / "du-lieu" / "cchc.sqlite3")


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first, second = read(DATA_DIR=str(tmp_path)), read(DATA_DIR=str(tmp_path))
    assert first == second
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_given_secret_key_is_used_and_none_is_made(tmp_path: Path) -> None:
    assert read(DATA_DIR=str(tmp_path), SECRET_KEY="cho-truoc")[2] == "cho-truoc"
    assert list(tmp_path.iterdir()) == []


def test_errors_are_logged_while_debug_is_off(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import django, logging; django.setup(); logging.getLogger('django.request').error('Hỏng: /bao-cao/1/')",
        ],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DEBUG": "0", "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "cchc_portal.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "ERROR django.request: Hỏng: /bao-cao/1/" in done.stderr


def refusal(cwd: Path = settings.BASE_DIR, **environment: str) -> str:
    """Run a command that must refuse its environment with exit code 2 and return its one line."""
    clean = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEBUG", "SECRET_KEY")}
    done = subprocess.run(
        [sys.executable, "manage.py", "open_period", "2022-Q1"],
        cwd=cwd,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    return done.stderr.strip()


def test_an_environment_that_does_not_serve_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x")
    (tmp_path / "hong").mkdir()
    (tmp_path / "hong" / "cchc.sqlite3").write_bytes(b"rac" * 1000)
    here = {"DATA_DIR": str(tmp_path)}
    url = "Lỗi cấu hình: DATABASE_URL phải có dạng postgres://… hoặc sqlite:///đường-dẫn"
    assert refusal(DATABASE_URL="foo", **here) == url
    assert refusal(DATABASE_URL="mysql://x/y", **here) == url
    assert refusal(DATABASE_URL="postgres://u:p@h:abc/x", **here) == url
    assert refusal(DATA_DIR=str(tmp_path / "tep")).startswith("Lỗi cấu hình: không đọc, ghi được thư mục DATA_DIR")
    assert refusal(**here) == "Lỗi: cơ sở dữ liệu chưa có bảng, hãy chạy lệnh migrate trước"
    assert refusal(DATABASE_URL=f"sqlite:///{tmp_path}/khong/co.db", **here) == (
        "Lỗi: không mở được tệp cơ sở dữ liệu, hãy kiểm tra DATA_DIR hoặc DATABASE_URL"
    )
    assert refusal(DATA_DIR=str(tmp_path / "hong")).startswith("Lỗi: tệp cơ sở dữ liệu bị hỏng")
    assert refusal(DATABASE_URL="postgres://u:p@127.0.0.1:1/x", **here).startswith("Lỗi: không dùng được cơ sở dữ liệu")
