#!/bin/sh
# Pins what the .in files allow, for every platform and Python 3.12 or newer.
set -eu
cd "$(dirname "$0")/.."

pin() {
    .venv/bin/python -m uv pip compile "$@" --quiet --upgrade --universal --python-version 3.12 \
        --generate-hashes --no-emit-index-url --custom-compile-command "make requirements"
}

pin requirements.in --output-file requirements.txt
pin requirements-dev.in --constraint requirements.txt --output-file requirements-dev.txt
