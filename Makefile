# Everything that is done with this folder; `make help` lists it.
# Only relative paths stand here, so that the folder may have any name and may be moved.

PORT ?= 8000
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)

VENV := .venv/bin/python
INSTALLED := .venv/.installed
INSTALLED_TEST := .venv/.installed-test
INSTALLED_AXE := node_modules/.installed
INSTALLED_LIGHTHOUSE := bench/node_modules/.installed
NPM := npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
PIP := $(VENV) -m pip --disable-pip-version-check --no-input
CODE := manage.py config guide complaints curation figures tests bench tools

export PORT
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run editor sample test lint bench lighthouse screens pictures handbook-pictures lock clean

help: ## list what there is to do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null \
	  || sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p' Makefile

run: $(INSTALLED) ## set everything up and serve at http://127.0.0.1:8000 (PORT=8001 for another port)
	@exec $(VENV) -m config.start

editor: $(INSTALLED) ## make an account for editing the guide
	@$(VENV) -m config.prepare
	@exec $(VENV) manage.py createsuperuser

sample: $(INSTALLED_TEST) ## log the sample of 220 contacts into this folder's app
	@$(VENV) -m config.prepare
	@exec $(VENV) manage.py shell --no-imports -c "from tests.complaints.sample_log import main; main()"

test: lint $(INSTALLED_AXE) ## check the code and run all tests
	@exec $(VENV) -m pytest $(PYTEST_ARGS)

lint: $(INSTALLED_TEST) ## check style, types, settings and migrations
	$(VENV) -m ruff check $(CODE)
	$(VENV) -m ruff format --check $(CODE)
	$(VENV) -m mypy $(CODE)
	DJANGO_SETTINGS_MODULE=config.settings_test $(VENV) manage.py check --fail-level WARNING
	DJANGO_SETTINGS_MODULE=config.settings_test $(VENV) manage.py makemigrations --check --dry-run

bench: $(INSTALLED_TEST) ## measure the times that matter, each beside a baseline
	@exec $(VENV) -m bench $(BENCH_ARGS)

lighthouse: $(INSTALLED_TEST) $(INSTALLED_LIGHTHOUSE) ## let Lighthouse judge three pages (needs node)
	@exec $(VENV) -m bench.lighthouse

screens: $(INSTALLED_TEST) ## picture every page in six forms: test-output/screens/index.html
	@exec $(VENV) -m tests.browser.screens

pictures: $(INSTALLED_TEST) ## take the pictures in docs/screens anew
	@exec $(VENV) -m tests.browser.pictures

handbook-pictures: $(INSTALLED_TEST) ## take the pictures in the editors' handbook anew
	@exec $(VENV) -m tests.browser.handbook

lock: .venv/.uv ## write the three requirements*.lock anew
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --custom-compile-command "make lock" requirements.in -o requirements.lock
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --custom-compile-command "make lock" -c requirements.lock requirements-test.in -o requirements-test.lock
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --custom-compile-command "make lock" -c requirements.lock requirements-train.in -o requirements-train.lock

clean: ## remove what was installed and built (the database in var/ stays)
	rm -rf .venv node_modules bench/node_modules var/static var/prepared.json test-output .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find $(CODE) -name __pycache__ -prune -exec rm -rf {} +

# A Debian without python3-venv has no ensurepip: say so before half an environment is made.
$(VENV):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install python3, or PYTHON=/path/to/python make run" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is not Python 3.11 or newer: PYTHON=/path/to/another make run" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python cannot make virtual environments. On Debian: apt-get install python3-venv (as root), then try again" >&2; exit 1; }
	"$(PYTHON)" -m venv .venv

$(INSTALLED): requirements.lock | $(VENV)
	@echo "Installing what the app needs (a minute or two the first time) …"
	@$(PIP) install -q --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED_TEST): requirements-test.lock $(INSTALLED)
	@echo "Installing what the tests need …"
	@$(PIP) install -q --require-hashes -r requirements-test.lock
	@touch $@

# axe-core, which the accessibility tests run in the browser. Without npm these are skipped aloud.
$(INSTALLED_AXE): package-lock.json
	@if command -v npm >/dev/null; then echo "Installing axe-core …" && $(NPM) && touch $@; fi

$(INSTALLED_LIGHTHOUSE): bench/package-lock.json
	@command -v npm >/dev/null || { echo "Lighthouse needs node and npm: apt-get install nodejs npm" >&2; exit 1; }
	@echo "Installing Lighthouse …" && (cd bench && $(NPM)) && touch $@

.venv/.uv: | $(VENV)
	@$(PIP) install -q uv
	@touch $@
