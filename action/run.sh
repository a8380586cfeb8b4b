#!/usr/bin/env bash
# Runs the command with the inputs of the action, which are environment
# variables, and writes every report. Does not fail with the command: the last
# step of the action does, after the reports are uploaded.
set -uo pipefail

folder=$(mktemp -d "${RUNNER_TEMP:?}/cloudtrail-compliance-XXXXXX")
command=${COMMAND:-check}
case $command in
check | audit) ;;
*)
	echo "::error title=CloudTrail compliance::Input command is \"$command\": use check or audit."
	{ echo "exit-code=2"; echo "has-report=false"; echo "folder=$folder"; } >>"$GITHUB_OUTPUT"
	exit 0
	;;
esac

# One argument on each line; empty lines and spaces around are ignored.
arguments=()
add_lines() {
	local line
	while IFS= read -r line || [ -n "$line" ]; do
		line="${line#"${line%%[![:space:]]*}"}"
		line="${line%"${line##*[![:space:]]}"}"
		if [ -n "$line" ]; then arguments+=("$line"); fi
	done <<<"$1"
}

add_lines "${OPTIONS:-}"
if [ -n "${CONFIG:-}" ]; then arguments+=(--config "$CONFIG"); fi
if [ -n "${FAIL_ON:-}" ]; then arguments+=(--fail-on "$FAIL_ON"); fi
if [ -n "${BASELINE:-}" ]; then arguments+=(--baseline "$BASELINE"); fi
if [ "$command" = check ]; then
	if [ -n "${STACK:-}" ]; then arguments+=(--stack "$STACK"); fi
fi
arguments+=(
	--format text
	--format json --output "$folder/report.json"
	--format html --output "$folder/report.html"
	--format markdown --output "$folder/report.md"
	--format sarif --output "$folder/report.sarif"
)
if [ "$command" = check ]; then
	arguments+=(--)
	add_lines "${SOURCES:-.}"
fi

npx --yes --package "pulumi-cloudtrail-compliance${VERSION:+@$VERSION}" -- \
	cloudtrail-compliance "$command" "${arguments[@]}"
code=$?

has_report=false
if [ -s "$folder/report.json" ]; then
	has_report=true
	cat "$folder/report.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
elif [ "$code" -eq 0 ]; then
	code=2
fi
{
	echo "exit-code=$code"
	echo "has-report=$has_report"
	echo "folder=$folder"
} >>"$GITHUB_OUTPUT"
