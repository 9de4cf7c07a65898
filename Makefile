# `make` alone lists what there is. Each target sets up what it needs.

PORT ?= 8000
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
IN := .venv/bin/
VAR := $(or $(VAR_DIR),var)
export SITE_URL ?= http://127.0.0.1:$(PORT)

.PHONY: help serve admin dev test lint
.DEFAULT_GOAL := help

help:
	@echo "make serve   start the site on http://127.0.0.1:8000 (PORT=8001 for another port)"
	@echo "make admin   make a staff account"
	@echo "make dev     Django's reloading server, for work on the code"
	@echo "make test    every test, on SQLite and on PostgreSQL where one answers"
	@echo "make lint    ruff, the template linter and the type checker"

serve: .venv/ready $(VAR)/secret-key
	@$(IN)python manage.py serve --port $(PORT)

admin: .venv/ready $(VAR)/secret-key
	@$(IN)python manage.py prepare
	@$(IN)python manage.py createsuperuser

dev: export DEBUG = yes
dev: .venv/ready $(VAR)/secret-key
	@$(IN)python manage.py prepare
	@$(IN)python manage.py runserver $(PORT)

test: .venv/ready-dev $(VAR)/secret-key
	@$(IN)python tests/run.py

lint: .venv/ready-dev $(VAR)/secret-key
	@failed=0; \
	$(IN)ruff check . || failed=1; \
	$(IN)ruff format --check . || failed=1; \
	$(IN)djlint templates --lint --quiet || failed=1; \
	$(IN)mypy || failed=1; \
	exit $$failed

$(VAR)/secret-key: | .venv/ready
	@$(IN)python -m cikinfo.secret_key $@

.venv/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found. Install it from https://www.python.org, then run make again."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "The virtual environment could not be made. On Debian and Ubuntu, install python3-venv, then run make again."; exit 1; }
	@touch $@

.venv/ready: requirements.txt | .venv/python
	$(call install,$<,the site)

.venv/ready-dev: requirements-dev.txt .venv/ready
	$(call install,$<,the tests)

define install
@mkdir -p var
@echo "Installing what $(2) needs. This takes a minute."
@$(IN)python -m pip install --quiet --disable-pip-version-check -r $(1) > var/install.log 2>&1 || { echo "Some packages could not be installed. Check the network connection, then run the same command again. Details are in var/install.log."; exit 1; }
@touch $@
endef
