# The commands of the project; `make` alone lists them.
VENV = .venv
PYTHON = $(VENV)/bin/python

.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | sort

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

test: $(VENV)/dev.stamp ## install what the tests need and run them all
	$(PYTHON) -m pytest

check: $(VENV)/dev.stamp ## format, lint
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .

fix: $(VENV)/dev.stamp ## put the format right
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

.PHONY: help test check fix
