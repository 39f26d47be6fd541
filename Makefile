# `make run` starts the product; `make help` lists the rest. Works in a path with blanks: all paths are relative.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
PYTHON ?= python3
# Compiled modules are kept, whatever the caller's habit: each part of the product starts in a third of the time.
export PYTHONDONTWRITEBYTECODE :=
PY := .venv/bin/python
# Node from this machine when it is new enough, else the one that came with the Python packages.
NODE = export PATH="$$($(PY) -m orderloom node .make/bin):$$PATH";
FRONT := frontend/index.html frontend/portal.html frontend/vite.config.ts frontend/tsconfig.json frontend/package.json schema.graphql portal.graphql \
	$(shell find frontend/src frontend/public -type f 2>/dev/null)
PYTEST := $(PY) -m pytest -q -p no:cacheprovider

.PHONY: help run build test test-back test-front test-browser check lint proof conformance bench screenshots generate \
	lock format migration clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

.make/python: requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Orderloom needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@echo "Installing the Python packages ..."
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p .make && touch $@

.make/node: frontend/package-lock.json | .make/python
	@echo "Installing the front end's packages ..."
	@$(NODE) cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@mkdir -p .make && touch $@

.make/types: .make/node $(FRONT)
	@$(NODE) cd frontend && npm run --silent codegen
	@touch $@

.make/frontend: .make/types $(FRONT)
	@echo "Building the workspace ..."
	@$(NODE) cd frontend && npm run --silent --ignore-scripts build -- --logLevel=warn
	@touch $@

build: .make/python .make/frontend ## Install what is needed and build the workspace

run: build ## Start everything: make run [PORT=8100] [ORDERLOOM_HOME=/some/where]
	@$(if $(PORT),ORDERLOOM_PORT="$(PORT)") $(PY) -m orderloom run

lint: .make/python .make/types ## Style, types and import contracts, back end and front end
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m pyright
	$(NODE) cd frontend && npm run --silent lint && npm run --silent --ignore-scripts typecheck && npm run --silent i18n:check

check: .make/python ## Only the fast tests: unit and architecture
	$(PYTEST) -n 2 tests/unit tests/architecture

# The type checker keeps one core busy for a minute: it runs beside the tests that wait for PostgreSQL.
test: build ## Everything that must hold before a commit
	@$(MAKE) --no-print-directory --jobs 2 test-back test-front
	@$(MAKE) --no-print-directory test-browser

test-back: .make/python
	$(PYTEST) -n 2 --dist loadfile tests --ignore tests/browser --ignore tests/crash --ignore tests/proof

test-front: .make/frontend lint
	$(NODE) cd frontend && npm run --silent test && npm run --silent sizes
	@test ! -e .git || git diff --exit-code --stat -- frontend/src/graphql || { echo "Generated types differ: commit them."; exit 1; }

test-browser: build
	$(PYTEST) -n 2 --dist worksteal tests/browser -m "not tour"

proof: build ## Slower proofs: fuzzing, crashes, long tours in the browser
	$(PYTEST) tests/proof
	$(PYTEST) tests/crash -m crash
	$(PYTEST) -n 2 --dist worksteal tests/browser -m tour

conformance: .make/python ## Score expressions and tables by the DMN kit: make conformance [CASES=FILE]
	@$(PY) -m tests.unit.language.feel.conformance $(if $(CASES),"$(CASES)")

bench: build ## Measure, beside peers, in one run: make bench [ONLY=orders|language|studio]
	$(PY) -m orderloom bench $(if $(ONLY),--only $(ONLY))

screenshots: build ## Take the pictures of README and docs anew
	$(PY) -m pytest -q tests/browser -k screenshots --screenshots

generate: .make/python .make/node ## Write the generated files anew: schemas, GraphQL types, docs/nodes.md
	$(PY) -m orderloom schema --out schema.graphql
	$(PY) -m orderloom schema --portal --out portal.graphql
	$(PY) -c 'from pathlib import Path; from orderloom.language.schemas import write_schemas; write_schemas(Path("flows/schema"))'
	$(PY) -c 'from pathlib import Path; from orderloom.language.handbook import node_reference; Path("docs/nodes.md").write_text(node_reference(), encoding="utf-8")'
	$(NODE) cd frontend && npm run --silent codegen

LOCK := uv pip compile --quiet --generate-hashes --no-emit-index-url --universal --python-version 3.11

lock: ## Write the lock files anew (needs uv)
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group dev pyproject.toml -o requirements-dev.lock
	$(LOCK) bench/requirements.in -o bench/requirements.lock

format: .make/python ## Put the source in order
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

migration: .make/python ## Write the next migration from the tables: make migration NAME="add quotes"
	$(PY) -m orderloom migration "$(NAME)"

clean: ## Remove what was installed and built here; data folders stay
	rm -rf .venv .make frontend/node_modules frontend/dist
