#!/bin/sh
# Checks everything that needs no test: code, templates, migrations, deployment, catalogues.
set -eu
cd "$(dirname "$0")/.."

# A site as it stands on a server, with nothing of this machine's own.
VAR_DIR=$(mktemp -d)
trap 'rm -rf "$VAR_DIR"' EXIT
trap 'exit 1' INT TERM
export VAR_DIR DEBUG=false SITE_URL=https://www.example.org HSTS_SUBDOMAINS=true MAIL_URL=smtp://mail.example.org
export SECRET_KEY=0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ
unset DATABASE_URL DJANGO_SETTINGS_MODULE

python=.venv/bin/python
status=0
"$python" -m ruff check . || status=1
"$python" -m ruff format --check . || status=1
.venv/bin/lint-imports || status=1
"$python" -m djlint --lint --quiet templates || status=1
"$python" manage.py makemigrations --check --dry-run || status=1
"$python" manage.py check --deploy --fail-level WARNING || status=1
"$python" scripts/check_messages.py || status=1
exit "$status"
