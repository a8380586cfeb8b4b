#!/bin/sh
# Installs what validates reports, from pinned packages, into .engine/reports:
# the models of OCSF, a validator of XML schemas, and the schema of JUnit XML,
# which pytest's source has. Run again, it does nothing until a pin changes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.engine/reports
stamp=$folder/.requirements
script=test/report/install.sh
what="the validators of reports"
pytest=8.3.5
. "$root/test/kit/pythonPackages.sh"

if is_installed && [ -f "$folder/junit-10.xsd" ]; then
	echo "the validators of reports are installed already"
	exit 0
fi

echo "installing the validators of reports"
install_packages
"$folder/bin/pip" download --quiet --disable-pip-version-check --no-deps \
	--no-binary pytest --dest "$folder" "pytest==$pytest" ||
	fail "the source of pytest could not be downloaded"
tar -xzf "$folder/pytest-$pytest.tar.gz" -O \
	"pytest-$pytest/testing/example_scripts/junit-10.xsd" >"$folder/junit-10.xsd" ||
	fail "the source of pytest has no schema of JUnit XML"
set_stamp
