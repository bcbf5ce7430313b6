"""The secret key of an installation that sets none: made once, kept beside the data, readable by its owner only."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def stored_secret_key(data_dir: Path) -> str:
    """Return the key in `data_dir`, making it at the first call. Several web machines need SECRET_KEY instead.

    Raises ImproperlyConfigured where the folder cannot be made, read or written.
    """
    try:
        return _stored(data_dir)
    except OSError as error:
        raise ImproperlyConfigured(f"không đọc, ghi được thư mục DATA_DIR “{data_dir}”, hãy kiểm tra quyền") from error


def _stored(data_dir: Path) -> str:
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / "secret_key"
    if not path.exists():
        temporary = data_dir / f".secret_key.{os.getpid()}"
        temporary.touch(mode=0o600)
        temporary.write_text(secrets.token_urlsafe(64))
        try:
            # A hard link is made once: of several processes that start together, one wins and all read its key.
            os.link(temporary, path)
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
    return path.read_text()
