# Sourced by the install scripts: puts pinned packages of Python into a folder
# below .engine. The script sets `script` (its own name, for messages), `what`
# (what it installs, for messages), `here`, `folder` and `stamp`.

fail() {
	echo "$script: $1" >&2
	exit 1
}

# Whether the folder has what the pins say.
is_installed() {
	cmp -s "$here/requirements.txt" "$stamp"
}

# Installs the packages; the script sets the stamp once all of it is there.
install_packages() {
	command -v python3 >/dev/null 2>&1 &&
		python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
		fail "Python is needed for $what. Install Python 3.11 or later."
	mkdir -p "$(dirname "$folder")"
	python3 -m venv --clear "$folder" || fail "there is no venv module: install it"
	"$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps \
		--requirement "$here/requirements.txt" || fail "$what could not be installed"
}

set_stamp() {
	cp "$here/requirements.txt" "$stamp"
}
