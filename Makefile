# The commands of the project; `make` alone lists them.
VENV = .venv
PYTHON = $(VENV)/bin/python
BABEL = $(PYTHON) -m babel.messages.frontend --quiet
PORT ?= 8501
PIP = $(PYTHON) -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | sort

# The server need not wait for the sample, and both end with make.
run: $(VENV)/run.stamp ## serve the dashboard (PORT=8501), and make a sample registry if the store is empty
	@$(PYTHON) -m data sample --if-empty & sample=$$!; \
		$(PYTHON) -m streamlit run dashboard.py --server.port $(PORT) & server=$$!; \
		trap 'kill $$sample $$server 2>/dev/null; wait' EXIT; trap exit INT TERM; wait $$server

sample: $(VENV)/run.stamp ## make and publish the made-up registry
	$(PYTHON) -m data sample

test: $(VENV)/dev.stamp browser office ## install what the tests need, Chromium and LibreOffice too, and run them all
	$(PYTHON) -m pytest -n 2 --dist loadfile

quick: $(VENV)/dev.stamp ## run the tests of every day, for after each change: no browser, none marked slow
	$(PYTHON) -m pytest -q -n 2 --dist loadfile -m "not slow" --ignore=tests/browser

# Hashes and pictures look like secrets, and are none.
NOT_SCANNED = requirements\.lock|same_numbers\.json|\.po$$|\.svg$$|^docs/pictures/

check: $(VENV)/dev.stamp ## format, lint, types, layers, SQL, faults of security, secrets
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/pyright
	$(VENV)/bin/lint-imports --no-cache --no-logo
	$(PYTHON) -m pytest -q tests/test_layers.py
	$(VENV)/bin/sqlfluff lint --quiet queries
	$(VENV)/bin/bandit --quiet -lll -r dashboard.py data language pages queries ui
	git ls-files | grep -vE '$(NOT_SCANNED)' | xargs $(VENV)/bin/detect-secrets-hook

fix: $(VENV)/dev.stamp ## put the format right
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

words: $(VENV)/dev.stamp ## collect the words on screen into the English catalogue, and tell what lacks its English
	$(BABEL) extract --mapping pyproject.toml --no-location --sort-output -o $(VENV)/words.pot .
	$(BABEL) update -i $(VENV)/words.pot -d language/locale -D dashboard -w 100 \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(PYTHON) -m pytest -q tests/language/test_catalogue.py

bench: $(VENV)/dev.stamp ## measure speed and memory, and keep the table in benchmarks/RESULTS.md (COMPARE=1: tell what became slower)
	$(PYTHON) -m benchmarks $(if $(COMPARE),--compare)

lock: $(VENV)/dev.stamp ## write requirements.lock anew: every package with its hashes, for every system
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		requirements.txt -o requirements.lock

validate: $(VENV)/dev.stamp ## try the village estimate on public data, and keep benchmarks/VALIDATION.md
	$(PYTHON) -m benchmarks validate

screenshots: $(VENV)/dev.stamp browser ## make the pictures of the README
	$(PYTHON) -m docs.screenshots

browser:
	@command -v chromium >/dev/null || $(if $(filter 0,$(shell id -u)),,sudo) sh -c \
		'apt-get update -qq && apt-get install -y -qq chromium >/dev/null'

# Reads the slides back, as an office without PowerPoint does.
office:
	@command -v soffice >/dev/null && command -v pdftoppm >/dev/null || \
		$(if $(filter 0,$(shell id -u)),,sudo) sh -c 'apt-get update -qq && apt-get install -y -qq \
		--no-install-recommends libreoffice-impress-nogui poppler-utils >/dev/null'

$(VENV)/bin/python:
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	python3 -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	$(PIP) -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(PIP) -r requirements-dev.txt
	touch $@ $(VENV)/run.stamp

.PHONY: help run sample test quick check fix words bench lock validate screenshots browser office
