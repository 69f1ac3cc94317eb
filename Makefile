# The commands of the project. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help run dev test check format messages requirements bench

# Another project's Python settings must not leak in from the caller's shell.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV DJANGO_SETTINGS_MODULE

PYTHON := .venv/bin/python
CATALOGUES := $(patsubst locale/%/LC_MESSAGES/django.po,--locale %,$(wildcard locale/*/LC_MESSAGES/django.po))

help: ## List the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 22

run: ## Serve the site; the first time also install and fill it
	@scripts/setup.sh && exec $(PYTHON) manage.py start

dev: ## The same for a developer: debug pages, reload on change
	@scripts/setup.sh dev && DEBUG=true exec $(PYTHON) manage.py start

test: ## Run every test: on SQLite, on PostgreSQL and in a browser
	@scripts/test.sh

check: ## Check code, templates, migrations, deployment and catalogues
	@scripts/check.sh

format: ## Lay out code and templates
	@scripts/setup.sh dev && scripts/format.sh

messages: ## Collect the fixed texts into the catalogues (needs gettext)
	@scripts/setup.sh dev && $(PYTHON) manage.py makemessages $(CATALOGUES) --no-wrap --add-location file --ignore .venv --ignore var

requirements: ## Pin the newest packages that the .in files allow
	@scripts/setup.sh dev && scripts/requirements.sh

bench: ## Measure the search on SQLite and on PostgreSQL
	@scripts/setup.sh dev && $(PYTHON) bench/search.py && $(PYTHON) scripts/with_postgres.py $(PYTHON) bench/search.py
