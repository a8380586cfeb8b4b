#!/bin/sh
# Installs Prowler, which the command is measured beside, from its pinned packages into
# .engine/prowler. Run again, it does nothing until a pin changes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.engine/prowler
stamp=$folder/.requirements

fail() {
	echo "bench/prowler/install.sh: $1" >&2
	exit 1
}

if cmp -s "$here/requirements.txt" "$stamp"; then
	echo "Prowler is installed already"
	exit 0
fi

command -v python3 >/dev/null 2>&1 &&
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
	fail "Python is needed for Prowler. Install Python 3.11 or later."

echo "installing Prowler (the first time takes a few minutes)"
started=$(date +%s)
mkdir -p "$root/.engine"
python3 -m venv --clear "$folder" || fail "there is no venv module: install it"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps \
	--requirement "$here/requirements.txt" || fail "Prowler could not be installed"
"$folder/bin/prowler" --version >/dev/null 2>&1 || fail "the installed Prowler does not run"
cp "$here/requirements.txt" "$stamp"
echo "installed Prowler in $(($(date +%s) - started)) s"
