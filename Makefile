# Everything this project does, by name. Needs Python 3.11 or newer, make and git; uses uv
# when it is installed, because it is faster.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)
WORKERS ?= 2

export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := $(CURDIR)
export PYTHONUTF8 := 1
# Versions and hashes are all in requirements*.txt; nothing else may be fetched.
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test lint check-chromium bench bench-all lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

site: $(VENV)/.runtime ## build the site from the committed disclosures into site/
	$(BIN)/python -m generator build

serve: ## serve site/ on this machine (builds it when it is not there)
	@test -f site/index.html || $(MAKE) site
	$(BIN)/python -m generator serve

test: $(VENV)/.dev check-chromium ## everything CI runs: lint, types, layers, strict site, tests
	$(MAKE) lint
	$(BIN)/python -m generator build
	MINGZHANG_SITE=$(CURDIR)/site $(BIN)/python -m pytest -m alone
	MINGZHANG_SITE=$(CURDIR)/site $(BIN)/python -m pytest -m 'not alone' -n $(WORKERS) --dist worksteal

lint: $(VENV)/.dev ## style, types, import layers, workflow
	$(BIN)/ruff format --check generator tests benchmarks
	$(BIN)/ruff check generator tests benchmarks
	$(BIN)/mypy
	$(BIN)/mypy tests/browser/conftest.py
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet .github/workflows

bench: $(VENV)/.dev ## a minute: the build by stages, pages and documents per second, memory
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/readers_speed.py

bench-all: bench ## an hour: growth, large sites, damaged files, killed runs, print, mutations
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/site_scale.py
	$(BIN)/python benchmarks/mutations.py
	$(BIN)/python benchmarks/pdf_fidelity.py
	$(BIN)/python benchmarks/kill.py
	$(BIN)/python benchmarks/fuzz.py
	$(BIN)/python benchmarks/fuzz.py --slow

lock: ## write requirements*.txt anew (needs uv)
	@test -n "$(UV)" || { echo "make lock: needs uv; install it with: pip install uv" >&2; exit 2; }
	$(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --upgrade -q -o requirements.txt
	$(UV) pip compile pyproject.toml --extra dev -c requirements.txt --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --upgrade -q -o requirements-dev.txt

clean: ## remove everything that is built
	rm -rf site build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find docs -mindepth 1 -maxdepth 1 ! -name assets ! -name README.md -exec rm -rf {} +

# The stamps hold which requirements the environment was last brought to.

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	$(call install,--require-hashes -r requirements.txt)
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	$(call install,--require-hashes -r requirements-dev.txt)
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime

# uv first, and pip when there is no uv or it cannot reach what pip is configured for.
define install
	@$(if $(UV),$(UV) pip install -q --python $(BIN)/python $(1) ||) \
	  $(BIN)/python -m pip install -q $(1)
endef

check-chromium:
	@.ci/chromium
