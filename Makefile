PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PIP := $(BIN)/pip --disable-pip-version-check install --quiet -c constraints.txt

.DEFAULT_GOAL := run
.PHONY: install run test check eval bench model

$(VENV)/.base: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	touch $@

$(VENV)/.test: $(VENV)/.base
	$(PIP) -e '.[models,mistral,ollama,test]'
	touch $@

install: $(VENV)/.base

run: install
	$(BIN)/essaim serve --port $(PORT)

test: $(VENV)/.test
	$(BIN)/pytest

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(VENV)/.test
	$(BIN)/essaim eval

bench: $(VENV)/.test
	$(BIN)/python -m evaluation.bench
	ESSAIM_KILLS=100 $(BIN)/pytest tests/faults/test_kill.py

model: $(VENV)/.test
	$(BIN)/python -m training --from $(TRAINING) --to corpus/model
