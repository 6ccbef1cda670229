# Everything a newcomer needs, one word each. `make` alone lists them.
PYTHON ?= python3
V := .venv/bin
# A machine that keeps nothing that Python compiled has each of many processes compile all of Django anew: over a second.
unexport PYTHONDONTWRITEBYTECODE
# Modules are compiled when they are first read: most of them never are.
PINNED := -q --disable-pip-version-check --no-compile --require-hashes

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

.venv/running: constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(V)/pip install $(PINNED) -r constraints.txt
	$(V)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed: .venv/running constraints-dev.txt
	$(V)/pip install $(PINNED) -r constraints.txt -r constraints-dev.txt
	@touch $@

install: .venv/installed  ## make the virtual environment, pinned by hash

demo: .venv/running  ## a fictional state, running, with accounts to try
	$(V)/leads demo --up

# Three workers on two processors: a third of a worker's time goes into waiting for processes and browsers.
test: install  ## everything that the tests need, then the tests
	tools/chromium
	$(MAKE) -s check
	$(V)/pytest -n 3 --dist worksteal

check: install  ## style, spelling, types, import contract, generated pages
	$(V)/ruff check .
	$(V)/ruff format --check .
	$(V)/djhtml --check --tabwidth 2 leads/console/templates
	$(V)/codespell leads tests docs tools changes *.md *.toml Makefile
	$(V)/mypy
	$(V)/lint-imports --no-cache
	$(V)/cog --check -I . docs/law/*.md docs/*.md

pages: install  ## write the generated parts of the pages anew
	$(V)/cog -r -I . docs/law/*.md docs/*.md

docs: pages  ## the same, and take the pictures anew
	$(V)/python tools/screenshots.py

bench: .venv/running  ## figures against peers, in one run on this machine
	$(V)/leads bench exchange

migrations: install  ## write the first migration of each room anew from its models
	$(V)/python tools/migrations.py

.PHONY: help install demo test check pages docs bench migrations
