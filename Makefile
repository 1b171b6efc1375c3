# Everything that one does here. A fresh machine needs make and Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint types docs bench lock clean

demo: $(VENV)/.installed  ## set up, read the shipped examples, show claims and a timeline
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: $(VENV)/.dev lint types  ## set up, lint, check types, run the tests
	$(BIN)/pytest -n 2

lint: $(VENV)/.dev  ## style, and that generated docs are not stale
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python docs/generate.py --check

types: $(VENV)/.dev  ## mypy, strict
	$(BIN)/mypy

docs: $(VENV)/.dev  ## write the generated parts of the docs anew
	$(BIN)/python docs/generate.py

bench: $(VENV)/.dev  ## speed beside the bare parser and other peers, each in one run
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/attribution.py

lock: $(VENV)/.dev  ## resolve the lock files anew
	$(BIN)/uv pip compile -q --universal --no-emit-index-url --extra web pyproject.toml \
	    -o requirements.lock
	$(BIN)/uv pip compile -q --universal --no-emit-index-url --extra dev pyproject.toml \
	    -c requirements.lock -o requirements-dev.lock

clean:  ## remove what was set up
	rm -rf $(VENV) build src/*.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "whoseword needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once, a minute or two) …"
	@$(BIN)/python -m pip install -q -r requirements.lock
	@$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.installed
	@$(BIN)/python -m pip install -q -r requirements-dev.lock
	@touch $@
