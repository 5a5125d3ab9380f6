# Two commands matter: `make brief` and `make test`. Both set up what they need, once.
#
#   make brief        seeds/ → build/seeds/brief.{md,html,pdf,json}
#   make test         all tests            (PYTEST_ARGS="-k quotes" for some)
#   make check        test, lint, types, contract: what .ci/run runs
#   make score        measure on tests/press, write briefing/rendering/measured.json
#   make floors       raise the floors that CI holds the extraction to
#   make lock         renew requirements*.txt from pyproject.toml
#   make wheel        dist/*.whl
#   make clean        remove outputs; `make distclean` removes .venv, too

.DELETE_ON_ERROR:
.DEFAULT_GOAL := brief

VENV   := .venv
PY     := $(VENV)/bin/python
STAMPS := $(VENV)/.stamps
SEEDS  ?= seeds
OUTPUT ?= build
# The first of the usual names that is a Python the project runs on.
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python3.14,$(shell \
  command -v $(p) >/dev/null 2>&1 && $(p) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
  2>/dev/null && echo $(p))))

PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --no-deps
LOCKED := $(PIP) --require-hashes --only-binary :all:

PDF_PACKAGES     := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
BROWSER_PACKAGES := chromium
AXE              := axe-core@4.14.1

# $(call apt,packages): installed when root on Debian or Ubuntu, else one sentence that names them.
define apt
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "Installation des paquets système : $(1)" >&2; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  { apt-get -qq update && apt-get -qq -y --no-install-recommends install $(1); } </dev/null >/dev/null 2>&1 \
	  || echo "Paquets système non installés : $(1) (apt-get a échoué)." >&2; \
	else \
	  echo "Paquets système manquants : $(1) — les installer avec : sudo apt-get install $(1)" >&2; \
	fi
endef
# $(call loads,libraries): true when the system's linker finds them all.
loads = $(PYTHON) -c 'import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]' $(1) 2>/dev/null
HAS_PDF = $(call loads,libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0)
HAS_BROWSER = { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null 2>&1

.PHONY: brief test check lint types contract score floors setup lock wheel clean distclean

brief: $(STAMPS)/runtime $(STAMPS)/pdf
	@$(VENV)/bin/briefing generate $(SEEDS) --output $(OUTPUT)

test: setup $(STAMPS)/browser $(STAMPS)/axe
	@$(PY) -m pytest $(PYTEST_ARGS)

check: test lint types contract

lint: setup
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: setup
	@$(PY) -m mypy

contract: setup
	@$(VENV)/bin/lint-imports --no-cache

score: setup
	@$(PY) -m tests.press.publish

floors: score
	@$(PY) -m tests.press.gate $(ARGS)

setup: $(STAMPS)/dev $(STAMPS)/runtime $(STAMPS)/pdf

wheel: setup
	@$(PY) -m hatchling build -t wheel

# The locked files hold no index line: they are installed from whatever index pip is set up for.
LOCK = $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: \
  --generate-hashes --no-emit-index-url --no-annotate --no-header $(UPGRADE)
lock: $(STAMPS)/venv
	@$(PY) -m pip install --quiet uv
	@$(LOCK) pyproject.toml -o requirements.txt
	@$(LOCK) --group build -c requirements.txt -o requirements-build.txt
	@$(LOCK) --group dev -c requirements.txt -c requirements-build.txt -o requirements-dev.txt

clean:
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

distclean: clean
	@rm -rf $(VENV)

# ---- set-up: a stamp for each step, so that a second call does nothing

$(STAMPS)/venv:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Il faut Python 3.11, 3.12, 3.13 ou 3.14 : sudo apt-get install python3 python3-venv" >&2; exit 2; fi
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call apt,python3-venv); }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "Sans python3-venv, l’environnement $(VENV) ne peut pas être créé." >&2; exit 2; }
	@echo "Création de $(VENV) (une seule fois)" >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/packages: requirements.txt requirements-build.txt | $(STAMPS)/venv
	@echo "Installation des dépendances (une seule fois)" >&2
	@$(LOCKED) -r requirements.txt -r requirements-build.txt
	@touch $@

$(STAMPS)/runtime: pyproject.toml $(STAMPS)/packages
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/packages
	@echo "Installation des outils de test (une seule fois)" >&2
	@$(LOCKED) -r requirements-dev.txt
	@touch $@

# Not stamped while something is missing: the sentence that names it comes again.
$(STAMPS)/pdf: | $(STAMPS)/venv
	@$(HAS_PDF) || { $(call apt,$(PDF_PACKAGES)); }
	@if $(HAS_PDF); then touch $@; fi

$(STAMPS)/browser: | $(STAMPS)/venv
	@$(HAS_BROWSER) || { $(call apt,$(BROWSER_PACKAGES)); }
	@if $(HAS_BROWSER); then touch $@; fi

# The accessibility tests skip themselves without it, and say so.
$(STAMPS)/axe: | $(STAMPS)/venv
	@if command -v npm >/dev/null 2>&1; then \
	  npm install --silent --no-audit --no-fund --no-save --prefix $(VENV)/axe $(AXE) </dev/null >/dev/null 2>&1 \
	  && touch $@ || echo "$(AXE) non installé (npm a échoué) : les tests d’accessibilité sont sautés." >&2; \
	else echo "npm manque : les tests d’accessibilité ($(AXE)) sont sautés." >&2; fi
