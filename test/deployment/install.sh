#!/bin/sh
# Installs moto, a server that speaks AWS's APIs, from its pinned packages into
# .engine/moto. Run again, it does nothing until a pin changes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.engine/moto
stamp=$folder/.requirements

fail() {
	echo "test/deployment/install.sh: $1" >&2
	exit 1
}

if cmp -s "$here/requirements.txt" "$stamp"; then
	echo "moto is installed already"
	exit 0
fi

command -v python3 >/dev/null 2>&1 &&
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
	fail "Python is needed for the test account. Install Python 3.11 or later."

echo "installing moto (the first time takes a minute or two)"
started=$(date +%s)
mkdir -p "$root/.engine"
python3 -m venv --clear "$folder" || fail "there is no venv module: install it"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps \
	--requirement "$here/requirements.txt" || fail "moto could not be installed"
"$folder/bin/python" -c 'import moto.server' || fail "the installed moto does not load"
cp "$here/requirements.txt" "$stamp"
echo "installed moto in $(($(date +%s) - started)) s"
