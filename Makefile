# Two commands matter: `make brief` and `make test`. Both set up what they need, once.

VENV   := .venv
PY     := $(VENV)/bin/python
PYTHON ?= python3
STAMPS := $(VENV)/.stamps

.PHONY: setup
setup: $(STAMPS)/dev

$(STAMPS)/venv:
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements.txt requirements-dev.txt pyproject.toml | $(STAMPS)/venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
	  --only-binary :all: -r requirements.txt -r requirements-dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
