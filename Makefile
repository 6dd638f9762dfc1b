# Everything runs in .venv; nothing is installed elsewhere.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := .demo

.DEFAULT_GOAL := help
.PHONY: help install demo test check bench lock clean

help:  ## What there is to make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

install: $(VENV)/.installed  ## Create .venv with everything that is needed

$(VENV)/.installed: requirements/all.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements/all.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: install  ## Read the sample lists and a news report against them
	@rm -rf $(DEMO)
	@$(BIN)/python -m watchword.sample --folder $(DEMO)

# Where CI is set, the slow ones too.
test: install  ## The tests, in under five minutes
	$(BIN)/python -m pytest -n auto --dist worksteal $(if $(CI),,-m "not slow") $(TESTS)

check: install  ## Format, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install  ## The benchmarks, with medians, beside the open-source reference
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements/bench.txt
	$(BIN)/python -m benchmarks

lock:  ## Lock the requirements again (needs uv)
	uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-package pyicu --no-annotate --no-header \
		--output-file requirements/all.txt
	uv pip compile requirements/bench.in --no-deps --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --no-header \
		--output-file requirements/bench.txt

clean:  ## Remove what was made
	rm -rf $(VENV) $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
