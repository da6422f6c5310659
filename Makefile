# `make demo` and `make test` need nothing but Python 3.11 and make: they create .venv themselves.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
DEMO := FORENSICS_HOME=.demo $(BIN)/forensics
DATA ?= $(or $(FORENSICS_BENCH_DATA),../shared/data)

.PHONY: demo test ui lint docs bench torture clean

demo: $(VENV)/base
	@$(DEMO) templates import index/templates --status stable >/dev/null
	@$(DEMO) examine examples/demo

# Tests side by side, each with one thread: threads of a product would only wait for each other.
# Three, because a test waits for browsers, servers and sandboxes half of its time.
test: $(VENV)/dev
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 3

# Saving the same files again changes nothing, so the four cases stay four.
ui: $(VENV)/base
	@$(DEMO) templates import index/templates --status stable >/dev/null
	@for one in demo twin genuine developer; do $(DEMO) examine examples/$$one --save >/dev/null || exit 1; done
	@$(DEMO) ui

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/base
	$(BIN)/python -m forensics.report.reference
	$(BIN)/python -m forensics.report.schema

bench: $(VENV)/dev
	$(BIN)/forensics evaluate parse
	$(BIN)/python -m benchmarks.examine
	$(BIN)/python -m benchmarks.embedding
	$(BIN)/python -m benchmarks.template_search --sizes 1000 10000 100000
	$(BIN)/forensics evaluate templates
	$(BIN)/python -m benchmarks.sweep
	$(BIN)/python -m benchmarks.sweep_reworded --sizes 1000 10000

torture: $(VENV)/dev
	$(BIN)/python -m benchmarks.hostile
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.index.crashing $$(mktemp -d) 300
	$(BIN)/python -m tests.sweep.killing $$(mktemp -d)/sweeps 50
	$(BIN)/python -m tests.sweep.killing $$(mktemp -d)/sweeps 10 1 fast

clean:
	rm -rf $(VENV) .demo

$(VENV)/base: pyproject.toml constraints.txt
	@echo "Installing into $(VENV); this takes a few minutes the first time." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/dev: $(VENV)/base
	@echo "Installing the test tools." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
