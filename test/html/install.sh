#!/bin/sh
# Makes sure that there is a Chromium to look at HTML reports with, and
# pdftotext to read what it prints. On Debian as root, it installs them.
set -eu

fail() {
	echo "test/html/install.sh: $1" >&2
	exit 1
}

# Chromium runs at most this long to say its version.
chromium() {
	for name in ${CHROMIUM:-chromium chromium-browser google-chrome}; do
		command -v "$name" >/dev/null 2>&1 || continue
		timeout 60 "$name" --headless --no-sandbox --version 2>/dev/null && return
	done
	return 1
}

missing=
chromium >/dev/null || missing="chromium"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"

if [ -n "$missing" ]; then
	command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] ||
		fail "missing: $missing. Install Chromium (or set CHROMIUM to its path) and poppler-utils."
	echo "installing $missing (the first time takes a minute or two)"
	started=$(date +%s)
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq || fail "apt-get update failed"
	# Word splitting is meant: the packages are separate arguments.
	# shellcheck disable=SC2086
	apt-get install -y -qq --no-install-recommends $missing fonts-dejavu-core >/dev/null ||
		fail "could not install $missing"
	echo "installed in $(($(date +%s) - started)) s"
fi

chromium || fail "Chromium does not start"
command -v pdftotext >/dev/null 2>&1 || fail "there is no pdftotext"
