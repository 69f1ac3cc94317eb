# The commands of the project. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help run dev test check format messages requirements bench setup setup-dev

# Another project's Python settings must not leak in from the caller's shell.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV DJANGO_SETTINGS_MODULE

PYTHON := .venv/bin/python
CATALOGUES := $(patsubst locale/%/LC_MESSAGES/django.po,--locale %,$(wildcard locale/*/LC_MESSAGES/django.po))

help: ## List the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 22

run: setup ## Serve the site; the first time also install and fill it
	@$(PYTHON) manage.py start

dev: export DEBUG := true
dev: setup-dev ## The same for a developer: debug pages, reload on change
	@$(PYTHON) manage.py start

test: setup-dev ## Run every test: on SQLite, on PostgreSQL and in a browser
	@$(PYTHON) scripts/test.py

check: setup-dev ## Check code, templates, migrations, deployment and catalogues
	@scripts/check.sh

format: setup-dev ## Lay out the code
	@$(PYTHON) -m ruff check --fix-only . && $(PYTHON) -m ruff format .

messages: setup-dev ## Collect the fixed texts into the catalogues (needs gettext)
	@$(PYTHON) manage.py makemessages $(CATALOGUES) --no-wrap --no-obsolete --add-location file --ignore .venv --ignore var

requirements: setup-dev ## Pin the newest packages that the .in files allow
	@scripts/requirements.sh

bench: setup-dev ## Measure search, meetings and inbox on SQLite and on PostgreSQL
	@for bench in bench/search.py bench/meetings.py bench/inbox.py; do \
		$(PYTHON) $$bench && $(PYTHON) scripts/with_postgres.py $(PYTHON) $$bench || exit; \
	done

setup:
	@scripts/setup.sh

setup-dev:
	@scripts/setup.sh dev
