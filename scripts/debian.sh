#!/bin/sh
# Installs the named Debian packages that are missing, when this is Debian and we are root.
# Otherwise names what is missing and fails; the caller decides whether it can do without.
set -eu

missing=
for package in "$@"; do
    dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q "ok installed" ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0

apt_install() {
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing
}

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing Debian packages:$missing"
    log=$(mktemp)
    if { apt_install || { apt-get update && apt_install; }; } >"$log" 2>&1 </dev/null; then
        rm -f "$log"
        exit 0
    fi
    tail -n 3 "$log" >&2
fi
echo "Not installed:$missing" >&2
exit 1
