"""Loaded before Django reads its settings (see addopts in pyproject.toml): tests run with the development settings."""

import os

os.environ["DEBUG"] = "1"
