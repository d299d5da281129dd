# make run     open the dashboard on the shipped data
# make test    lint, types and every test, the browser's included
# make help    the other targets
# Needs Python 3.11 or newer with pip, and make. Everything is put into .venv/ and stays in this folder,
# save Chromium for the browser tests where the machine has none.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= 2
export PIP_ROOT_USER_ACTION = ignore
export PYTHONUTF8 = 1

.PHONY: run dev test lint format bench screenshots clean help
.DEFAULT_GOAL := help

help:
	@echo "make run          open the dashboard on the shipped data (http://localhost:8501)"
	@echo "make dev          the same, watching the files and telling errors on the page"
	@echo "make test         lint, types and every test, the browser's included"
	@echo "make lint         style, import rules and types only"
	@echo "make format       put imports and layout in order"
	@echo "make bench        measure against bare pandas, igraph, pyvis, folium and an empty page"
	@echo "make screenshots  every page, language, size and theme into out/screenshots/; ARGS=--readme for docs/images/"
	@echo "make clean        remove .venv/ and everything made"

# ---- environments: a stamp file says which requirements are installed -------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 \
	  || { $(PYTHON) -m venv --clear --without-pip $(VENV) && $(PYTHON) -m pip --python $@ install --quiet pip; } \
	  || $(PYTHON) -m virtualenv --quiet $(VENV) \
	  || { rm -rf $(VENV); echo "No environment could be made: install python3-venv or a pip of 22.3 or newer."; exit 1; }

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	@echo "installing what the dashboard needs ..."
	@$(PIP) install --no-compile -r requirements.txt
	@touch $@

$(VENV)/.test: requirements.txt requirements-dev.txt pyproject.toml | $(BIN)/python
	@echo "installing what the dashboard and its tests need ..."
	@$(PIP) install --no-compile -r requirements-dev.txt
	@touch $@ $(VENV)/.run

$(VENV)/.browser: $(VENV)/.test scripts/install_browser.py
	@$(BIN)/python scripts/install_browser.py
	@touch $@

# ---- what people call -------------------------------------------------------------------------------------

run: $(VENV)/.run
	$(BIN)/streamlit run app.py

dev: $(VENV)/.run
	$(BIN)/streamlit run app.py --server.fileWatcherType=auto --server.runOnSave=true \
	  --client.showErrorDetails=full --client.toolbarMode=developer

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python scripts/check_imports.py
	$(BIN)/python scripts/check_sizes.py
	$(BIN)/mypy

format: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: lint $(VENV)/.browser
	# in the order of the folders: the long files, those of the browser, come early and the short ones fill what is left
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

bench: $(VENV)/.browser
	$(BIN)/python scripts/bench.py

screenshots: $(VENV)/.browser
	$(BIN)/python -m scripts.screenshots $(ARGS)

clean:
	rm -rf $(VENV) build dist out static/vendor src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
