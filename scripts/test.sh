#!/bin/sh
# Runs every test: the suite on SQLite and on PostgreSQL side by side, then the journeys in a browser.
# What this machine cannot run is named at the end; with CI=true that is a failure.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh dev
unset DATABASE_URL

failed=
not_run=

run_pytest() {
    .venv/bin/python -m pytest "$@"
}

has_postgres() {
    [ -n "${TEST_DATABASE_URL:-}" ] || command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

has_browser() {
    .venv/bin/python tests/e2e/chromium.py
}

has_postgres || scripts/debian.sh postgresql || not_run="$not_run PostgreSQL"
has_browser || scripts/debian.sh chromium || .venv/bin/python -m playwright install chromium || true
has_browser || not_run="$not_run Chromium"

stop() {
    trap "" INT TERM
    [ -z "${postgres:-}" ] || { kill "$postgres" 2>/dev/null && wait "$postgres"; } || true
    rm -f "$log"
}
log=$(mktemp)
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

case $not_run in
    *PostgreSQL*) ;;
    *)
        .venv/bin/python scripts/with_postgres.py .venv/bin/python -m pytest >"$log" 2>&1 &
        postgres=$!
        ;;
esac

echo "Tests on SQLite (those on PostgreSQL run meanwhile)"
run_pytest || failed="$failed SQLite"

case $not_run in
    *Chromium*) ;;
    *)
        echo "Tests in a browser"
        run_pytest -m e2e tests/e2e || failed="$failed browser"
        ;;
esac

if [ -n "${postgres:-}" ]; then
    wait "$postgres" || failed="$failed PostgreSQL"
    postgres=
    echo "Tests on PostgreSQL"
    cat "$log"
fi

if [ -n "$not_run" ]; then
    echo "NOT RUN, because this machine lacks it:$not_run. Install it and run the tests again." >&2
    [ "${CI:-}" != true ] || exit 1
fi
if [ -n "$failed" ]; then
    echo "FAILED:$failed" >&2
    exit 1
fi
