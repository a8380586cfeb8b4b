#!/bin/sh
# Installs moto, a server that speaks AWS's APIs, from its pinned packages into
# .engine/moto. Run again, it does nothing until a pin changes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.engine/moto
stamp=$folder/.requirements
script=test/deployment/install.sh
what=moto
. "$root/test/kit/pythonPackages.sh"

if is_installed; then
	echo "moto is installed already"
	exit 0
fi

echo "installing moto (the first time takes a minute or two)"
started=$(date +%s)
install_packages
"$folder/bin/python" -c 'import moto.server' || fail "the installed moto does not load"
set_stamp
echo "installed moto in $(($(date +%s) - started)) s"
