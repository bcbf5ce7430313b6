"""Loaded before Django reads its settings (see addopts in pyproject.toml).

Tests run with the development settings and a data folder of their own, so that two runs never meet.
"""

import atexit
import os
import shutil
import tempfile

os.environ["DEBUG"] = "1"
if "PYTEST_XDIST_WORKER" not in os.environ:
    # Workers of xdist are started with this process's environment and share its folder.
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="cchc-tests-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
