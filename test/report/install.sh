#!/bin/sh
# Installs what validates reports, from pinned packages, into .engine/reports:
# the models of OCSF, a validator of XML schemas, and the schema of JUnit XML,
# which pytest's source has. Run again, it does nothing until a pin changes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.engine/reports
stamp=$folder/.requirements
pytest=8.3.5

fail() {
	echo "test/report/install.sh: $1" >&2
	exit 1
}

if cmp -s "$here/requirements.txt" "$stamp" && [ -f "$folder/junit-10.xsd" ]; then
	echo "the validators of reports are installed already"
	exit 0
fi

command -v python3 >/dev/null 2>&1 &&
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
	fail "Python is needed to validate reports. Install Python 3.11 or later."

echo "installing the validators of reports"
mkdir -p "$root/.engine"
python3 -m venv --clear "$folder" || fail "there is no venv module: install it"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps \
	--requirement "$here/requirements.txt" || fail "the validators could not be installed"
"$folder/bin/pip" download --quiet --disable-pip-version-check --no-deps \
	--no-binary pytest --dest "$folder" "pytest==$pytest" ||
	fail "the source of pytest could not be downloaded"
tar -xzf "$folder/pytest-$pytest.tar.gz" -O \
	"pytest-$pytest/testing/example_scripts/junit-10.xsd" >"$folder/junit-10.xsd" ||
	fail "the source of pytest has no schema of JUnit XML"
cp "$here/requirements.txt" "$stamp"
