# Các lệnh ổn định của dự án: make setup | demo | run | test | lint | bench
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup demo run test lint bench runtime-packages test-packages

PYTHON := .venv/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet
PORT ?= 8000
SERVE ?= 1
WORKERS := 2
# A worker for each processor, and whoever is done takes over some of another's tests. The tests are kept compiled:
# the run on the second database need not do that again.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(PYTHON) -m pytest -n auto --maxprocesses 4 --dist worksteal

help:
	@echo "make setup   tạo .venv với mọi thư viện"
	@echo "make demo    nạp dữ liệu mẫu rồi mở cổng thông tin tại http://127.0.0.1:$(PORT)/ (SERVE=0: chỉ nạp)"
	@echo "make run     chạy như khi vận hành (cần ALLOWED_HOSTS)"
	@echo "make test    kiểm tra mã nguồn, chạy mọi phép thử trên SQLite, rồi những phép thử dùng cơ sở dữ liệu trên PostgreSQL"
	@echo "make lint    chỉ kiểm tra mã nguồn"
	@echo "make bench   chạy mọi phép đo trong benchmarks/"

setup: .venv/.dev

# Two stamps: the portal itself needs .runtime; tests, checks and benchmarks need .dev. Both follow the pinned lists.
.venv/.runtime: requirements.txt | runtime-packages
	@test -x .venv/bin/pip || python3 -m venv --clear .venv
	@echo "Đang cài thư viện Python vào .venv …"
	@$(PIP) install -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.runtime
	@echo "Đang cài công cụ kiểm thử vào .venv …"
	@$(PIP) install -r requirements-dev.txt
	@touch $@

runtime-packages:
	@scripts/system_packages.sh runtime

test-packages:
	@scripts/system_packages.sh test

demo: export DEBUG := 1
demo: export PORTAL_URL ?= http://127.0.0.1:$(PORT)
demo: .venv/.runtime
	@test "$(SERVE)" = 0 || $(PYTHON) scripts/check_port.py "make demo" "$(PORT)"
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py seed_demo
	@test "$(SERVE)" = 0 || { \
		echo "Mở http://127.0.0.1:$(PORT)/ trong trình duyệt; nhấn Ctrl+C để dừng."; \
		exec scripts/with_worker.sh $(PYTHON) manage.py runserver "127.0.0.1:$(PORT)" --noreload; \
	}

run: export DEBUG := 0
run: .venv/.runtime
	@test -n "$${ALLOWED_HOSTS:-}" || { \
		echo "Thiếu biến môi trường ALLOWED_HOSTS; ví dụ: ALLOWED_HOSTS=cchc.tinh.gov.vn make run" >&2; exit 2; }
	@$(PYTHON) scripts/check_port.py "make run" "$(PORT)"
	@$(PYTHON) manage.py migrate --verbosity 1
	@$(PYTHON) manage.py collectstatic --noinput --verbosity 1
	@exec scripts/with_worker.sh .venv/bin/gunicorn cchc_portal.wsgi --workers $(WORKERS) --worker-class sync \
		--bind "127.0.0.1:$(PORT)" --no-control-socket

lint: .venv/.dev
	@echo "== Kiểm tra mã nguồn"
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	DEBUG=1 DATABASE_URL=sqlite://:memory: $(PYTHON) manage.py makemigrations --check --dry-run
	DEBUG=0 SECRET_KEY="$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))')" ALLOWED_HOSTS=cchc.example.vn \
		DATABASE_URL=sqlite://:memory: $(PYTHON) manage.py check --deploy --fail-level WARNING

test: test-packages lint
	@echo "== Phép thử trên SQLite"
	env -u DATABASE_URL $(PYTEST)
	@echo "== Phép thử trên PostgreSQL"
	@# What a page shows, and what uses no database, is the same on both: these tests run once.
	$(PYTHON) scripts/with_postgres.py $(PYTEST) --database-only --ignore=tests/browser

# Scripts whose name begins with _ are shared code, not measurements.
BENCHMARKS = $(sort $(filter-out benchmarks/_%,$(wildcard benchmarks/*.py)))

bench: export DEBUG := 1
bench: export PYTHONPATH := .
bench: .venv/.dev
	@failed=""; \
	for script in $(BENCHMARKS); do \
		echo "== $$script"; \
		$(PYTHON) "$$script" || failed="$$failed $$script"; \
	done; \
	test -z "$$failed" || { echo "Phép đo bị lỗi:$$failed" >&2; exit 1; }
