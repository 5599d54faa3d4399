# Jejak Desa. `make run` serves the site, `make test` runs the suite; both prepare everything they need.
PYTHON ?= python3
TEST_WORKERS ?= 2
BIN = .venv/bin/python -m
PREPARE = $(PYTHON) -I app/prepare
LOCK = .venv/bin/uv pip compile pyproject.toml --quiet --generate-hashes --no-header --python-version 3.11

.PHONY: help run test check bench bench-nation faults pictures lock
.DEFAULT_GOAL := help

help:
	@echo "make run    prepare everything and serve on http://127.0.0.1:8000 (PORT=8001 make run for another port)"
	@echo "make test   prepare everything and run the whole suite on SQLite and PostgreSQL"
	@echo "make check  style, types and templates: ruff, mypy, djlint"
	@echo "make bench  measure pages, imports and reports"
	@echo "make bench-nation  measure coverage on 2 million sessions, both databases: half an hour, 10 GB of disk"
	@echo "make faults 200 records from a phone on a bad line to a server that is killed: lost and doubled"
	@echo "make pictures  make the pictures and example reports of the guide again, from the demo"
	@echo "make lock   compile both requirements.txt from pyproject.toml again"

run:
	@$(PREPARE) run

test:
	@$(PREPARE) test
	@$(BIN) pytest -n $(TEST_WORKERS) --dist worksteal -rs

check:
	@$(PREPARE) check
	@$(BIN) ruff check .
	@$(BIN) ruff format --check .
	@$(BIN) mypy
	@$(BIN) djlint templates --lint

bench:
	@$(PREPARE) test
	@$(BIN) tests.bench

bench-nation:
	@$(PREPARE) test
	@$(BIN) tests.bench.nation

faults:
	@$(PREPARE) test
	@$(BIN) tests.bench.faults

pictures:
	@$(PREPARE) test
	@$(BIN) tests.guide_pictures

lock:
	@$(PREPARE) check
	@$(BIN) pip install --quiet uv
	@$(LOCK) -o requirements.txt
	@$(LOCK) --extra test --constraint requirements.txt -o tests/requirements.txt
