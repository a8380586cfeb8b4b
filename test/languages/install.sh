#!/bin/sh
# Installs Pulumi's Python SDK with a type checker into .engine/python, and builds
# the generator of SDKs into .engine/bin, all from pinned versions. Go compiles what
# the tests' Go programs import. Run again, it does nothing until a pin changes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.engine/python
stamp=$folder/.requirements
script=test/languages/install.sh
what="Pulumi's Python SDK"
. "$root/test/kit/pythonPackages.sh"

if is_installed; then
	echo "$what is installed already"
else
	echo "installing $what"
	started=$(date +%s)
	install_packages
	"$folder/bin/python" -c 'import pulumi.automation' ||
		fail "the installed pulumi does not load"
	set_stamp
	echo "installed $what in $(($(date +%s) - started)) s"
fi

command -v go >/dev/null 2>&1 ||
	fail "Go is needed to generate SDKs. Install Go 1.26 or later."
echo "building the generator of SDKs"
mkdir -p "$root/.engine/bin"
# Go itself knows what has changed. It shares its cache with the engine's build.
(cd "$here/go/generate" &&
	go build -buildvcs=false -o "$root/.engine/bin/generate-sdks" .) ||
	fail "the generator of SDKs did not build"

echo "compiling the packages of the tests' Go programs"
aws=github.com/pulumi/pulumi-aws/sdk/v6/go/aws
(cd "$here/go/check" &&
	go build -buildvcs=false "$aws" "$aws/cloudtrail" "$aws/iam" "$aws/kms" \
		"$aws/s3" github.com/pulumi/pulumi/sdk/v3/go/pulumi/config) ||
	fail "the packages of the tests' Go programs did not compile"
