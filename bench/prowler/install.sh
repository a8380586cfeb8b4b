#!/bin/sh
# Installs Prowler, which an audit is measured beside, from its pinned packages
# into .engine/prowler. Run again, it does nothing until a pin changes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.engine/prowler
stamp=$folder/.requirements
script=bench/prowler/install.sh
what=Prowler
. "$root/test/kit/pythonPackages.sh"

if is_installed; then
	echo "Prowler is installed already"
	exit 0
fi

echo "installing Prowler (the first time takes a few minutes)"
started=$(date +%s)
install_packages
"$folder/bin/prowler" --version >/dev/null 2>&1 || fail "the installed Prowler does not run"
set_stamp
echo "installed Prowler in $(($(date +%s) - started)) s"
