#!/bin/sh
# Builds the Pulumi command line and the YAML language host from their pinned Go
# modules into .engine/bin. Run again, it does nothing until a pin changes.
# With the argument `oldest` it is the oldest command line that is supported,
# in .engine-oldest/bin.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
case ${1:-newest} in
newest) cli=cli place=.engine/bin ;;
oldest) cli=cli-oldest place=.engine-oldest/bin ;;
*)
	echo "test/engine/build.sh: $1 is neither newest nor oldest" >&2
	exit 1
	;;
esac
bin=$root/$place
mkdir -p "$bin"

fail() {
	echo "test/engine/build.sh: $1" >&2
	exit 1
}

command -v go >/dev/null 2>&1 ||
	fail "Go is needed to build the engine. Install Go 1.26 or later."

# pin MODULE PATH: the version that MODULE's go.mod requires of PATH.
pin() {
	awk -v path="$2" \
		'$1 == "require" && $2 == path { print $3 } $1 == path { print $2 }' \
		"$here/go/$1/go.mod"
}

# build MODULE BINARY PACKAGE VERSION LDFLAGS
build() {
	[ -n "$4" ] || fail "go/$1/go.mod pins no version of $3"
	stamp=$bin/.$2.version
	if [ -x "$bin/$2" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$4" ]; then
		echo "$2 $4 is built already"
		return
	fi
	echo "building $2 $4 (the first time takes minutes)"
	started=$(date +%s)
	# Built beside its place and moved, so that a test never starts half a file.
	(cd "$here/go/$1" && go build -buildvcs=false -ldflags "$5" \
		-o "$bin/.$2.new" "$3") || fail "$2 $4 did not build"
	mv "$bin/.$2.new" "$bin/$2"
	echo "$4" >"$stamp"
	echo "built $2 $4 in $(($(date +%s) - started)) s"
}

engine=$(pin "$cli" github.com/pulumi/pulumi/pkg/v3)
# Without its version the Automation API refuses the command line.
build "$cli" pulumi github.com/pulumi/pulumi/pkg/v3/cmd/pulumi "$engine" \
	"-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=$engine"

build yaml pulumi-language-yaml \
	github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml \
	"$(pin yaml github.com/pulumi/pulumi-yaml)" ""

"$bin/pulumi" version >/dev/null || fail "the built pulumi does not run"
echo "the engine is in $place"
