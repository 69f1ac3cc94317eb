#!/bin/sh
# Makes .venv ready: finds a Python, installs what is pinned, compiles the message catalogues.
# Usage: scripts/setup.sh [dev]. On an unchanged tree there is nothing to do, and it is quick.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV

packages=requirements.txt
[ "${1:-}" != dev ] || packages=requirements-dev.txt
child=
log=

fail() {
    echo "$*" >&2
    exit 1
}

# A list of packages is copied into .venv once all of it is installed.
is_installed() {
    cmp -s "$packages" ".venv/$packages" &&
        cmp -s debian-packages.txt .venv/debian-packages.txt &&
        .venv/bin/python -c "" 2>/dev/null
}

is_suitable() {
    "$1" -I -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))" >/dev/null 2>&1
}

# A pyenv shim may be on the path and yet fail, so each candidate has to prove itself.
find_python() {
    for version in 3.13 3.12 3.14; do
        for python in "python$version" "${PYENV_ROOT:-${HOME:-}/.pyenv}/versions/$version".*/bin/python; do
            if is_suitable "$python"; then echo "$python" && return; fi
        done
    done
    for python in python3 python; do
        if is_suitable "$python"; then echo "$python" && return; fi
    done
    return 1
}

# Where packages come from is the machine's business; how they are installed is ours.
forget_pip_habits() {
    for name in $(env | sed -n 's/^\(PIP_[A-Z_]*\)=.*/\1/p'); do
        case $name in
            PIP_*INDEX* | PIP_FIND_LINKS | PIP_TRUSTED_HOST | PIP_*CERT | PIP_PROXY) ;;
            PIP_DEFAULT_TIMEOUT | PIP_RETRIES | PIP_CACHE_DIR) ;;
            *) unset "$name" ;;
        esac
    done
}

# Run a long step with a dot for every second it takes.
run_with_dots() {
    "$@" >>"$log" 2>&1 &
    child=$!
    while kill -0 "$child" 2>/dev/null; do
        printf .
        sleep 1
    done
    wait "$child" || return
    child=
}

# Leave nothing half made behind, however the installation ends.
clean_up() {
    status=$?
    trap "" INT TERM HUP
    if [ -n "$child" ]; then kill "$child" 2>/dev/null && wait "$child" || true; fi
    # What our child started may need a moment to notice that it is gone.
    rm -rf .venv 2>/dev/null || { sleep 3 && rm -rf .venv; }
    exit "$status"
}

install() {
    python=$(find_python) ||
        fail "Python 3.12 or newer, with its venv module, was not found: install it and try again."
    mkdir -p .venv 2>/dev/null && [ -w .venv ] ||
        fail "The folder $PWD cannot be written: make it writable and try again."
    log=$(mktemp)
    trap clean_up EXIT
    trap 'echo && exit 130' INT
    trap 'exit 143' TERM HUP

    printf 'Installing packages (a minute or so) '
    forget_pip_habits
    if [ ! -e .venv/requirements.txt ] || ! .venv/bin/python -c "" 2>/dev/null; then
        run_with_dots "$python" -m venv --clear .venv || fail_installing
    fi
    rm -f .venv/requirements*.txt
    run_with_dots .venv/bin/python -m pip install --require-hashes --requirement "$packages" || fail_installing
    echo
    # shellcheck disable=SC2046
    scripts/debian.sh $(grep -v '^#' debian-packages.txt) || true
    cp requirements.txt debian-packages.txt .venv/
    cp "$packages" .venv/
    trap - EXIT INT TERM HUP
    rm -f "$log"
}

fail_installing() {
    echo
    fail "The packages could not be installed: $(grep -i error "$log" | tail -n 1) (all of it is in $log)."
}

is_installed || install
.venv/bin/python scripts/compile_messages.py
