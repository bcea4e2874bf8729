# Everything that is run, is run from here; `make help` lists it.
# A setting can be given in the environment, in .env, or here: make chat RASA_PORT=5006

.DEFAULT_GOAL := help
.PHONY: help chat setup train actions rasa sandbox check types unit integration test browser matrix bench soak docs screenshots new-object requirements clean

# Any Python from 3.9 on can run tools/ before the environments exist; a name alone proves nothing, so each is run.
PYTHON := $(shell for python in .venv/bin/python python3 python3.13 python3.12 python3.11 python3.10 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2>/dev/null && echo $$python && break; done)
ifeq ($(PYTHON),)
  $(error Python is needed and was not found: install Python 3.10 (see README))
endif
SETUP := @$(PYTHON) -m tools.environments

# Byte code is kept, whatever the environment says: making it anew would take a third of the unit tests' time.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show this list
	@sed -nE 's/^([a-z-]+):.*## /  make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

chat: ## Set up, start everything, open the chat page; Ctrl-C stops it. AUTH=user: each links their own HubSpot
	$(SETUP) pack +rasa
	@.venv/bin/python -m tools.chat

setup: ## Make both environments: .venv (the pack) and .venv-rasa (Rasa)
	$(SETUP) pack rasa

train: ## Train the bot into models/, if what it learns from has changed
	$(SETUP) rasa
	@$(PYTHON) -m tools.train

actions: ## Run the action server on ACTION_PORT (5055)
	$(SETUP) pack
	@.venv/bin/python -m tools.services actions

rasa: ## Run the Rasa server on RASA_PORT (5005)
	$(SETUP) pack rasa
	@.venv/bin/python -m tools.services rasa

sandbox: ## Run the HubSpot sandbox on SANDBOX_PORT (8800)
	$(SETUP) pack
	@.venv/bin/python -m tools.services sandbox

check: ## Lint, types and unit tests, in under a minute
	$(SETUP) pack rasa
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	@$(MAKE) --no-print-directory -j2 types unit

types:
	.venv/bin/mypy
	.venv/bin/mypy --python-executable .venv-rasa/bin/python channels nlu  # Rasa's Python

unit:
	.venv/bin/pytest -n auto -m "not integration and not rasa and not browser and not slow"

integration: # against sandboxes and stand-ins over HTTP
	.venv/bin/pytest -n auto -m "integration and not rasa and not browser and not slow"

test: browser check integration matrix train ## Every test, cheap ones first
	.venv/bin/pytest -n 2 --dist loadfile --durations 25 -m "(rasa or browser or slow) and not alone"
	.venv/bin/pytest -m alone

browser:
	@$(PYTHON) -m tools.browser

matrix: ## The pack's tests on each other supported Python and rasa-sdk that is here
	$(SETUP) pack
	@.venv/bin/python -m tools.matrix

bench: ## The measurements in README and docs/, in about 25 minutes; the machine should do nothing else
	$(SETUP) pack
	.venv/bin/python -m bench
	.venv/bin/python -m bench.mixed --keep one
	.venv/bin/python -m bench.mixed --servers 2 --keep two
	.venv/bin/python -m bench.limits

soak: ## People in all dialogs for ten minutes: does anything grow?
	$(SETUP) pack
	.venv/bin/python -m bench.mixed --minutes 10 --keep soak

docs: ## Build the documentation into site/, with what the code decides written anew
	$(SETUP) pack
	@.venv/bin/python -m tools.docs

screenshots: ## Take the pictures in docs/ anew, from the running thing
	$(SETUP) pack
	@.venv/bin/python -m tools.screenshots

new-object: ## Make the files of a new kind of record: make new-object NAME=ticket (docs/new-object.md)
	$(SETUP) pack
	@.venv/bin/python -m tools.new_object $(NAME) $(ARGS)

requirements: ## Pin requirements/*.in into *.txt, with hashes; UPGRADE=1 for newer ones (needs uv)
	@$(PYTHON) -m tools.pin

clean: ## Remove environments, models, caches and logs; .env and the data stay
	rm -rf .venv .venv-rasa .venvs models site .data/log .mypy_cache .ruff_cache .pytest_cache .hypothesis .rasa
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
