# make run    set up .venv, build the graph of seeds/ into exports/
# make test   set up what the tests need (a browser, Node and two RDF parsers from Debian), run them
# make lint, make types, make format, make bench, make clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := node_modules

.PHONY: run test lint types format bench clean tools

run: $(VENV)/installed
	$(BIN)/kg build seeds
	@echo "The page is $(CURDIR)/exports/graph.html"

test: $(VENV)/installed-test tools $(NODE)/installed
	node --test tests/explorer/*.test.js
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/installed-test $(NODE)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(NODE)/.bin/eslint .

types: $(VENV)/installed-test $(NODE)/installed
	$(BIN)/mypy
	$(NODE)/.bin/tsc

format: $(VENV)/installed-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# make bench CORPUS=path/to/a/site    how long builds take, and how long readers wait for the page
bench: $(VENV)/installed-test tools
	$(BIN)/python benchmarks/build.py $(CORPUS)
	$(BIN)/python benchmarks/explorer.py $(if $(CORPUS),--corpus $(CORPUS))

clean:
	rm -rf $(VENV) $(NODE) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

tools:
	@tests/install_tools.sh

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kg needs Python 3.11 or later; try make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/installed

# Only checks of the page's script need these packages: neither the command nor the page does.
$(NODE)/installed: package.json package-lock.json | tools
	npm ci --silent
	@touch $@
