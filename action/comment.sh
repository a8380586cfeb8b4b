#!/usr/bin/env bash
# Writes report.md as a comment on the pull request, or replaces the comment of
# an earlier run, which is found by a marker with the job's key.
set -euo pipefail

key=$(printf '%s' "$KEY" | tr -c 'A-Za-z0-9 _-' '_')
marker="<!-- cloudtrail-compliance: $key -->"
body="$FOLDER/comment.md"
{
	echo "$marker"
	cat "$FOLDER/report.md"
} >"$body"

# A token of a fork's pull request may not comment. That fails no check.
refuse() {
	echo "::warning title=CloudTrail compliance::The pull request has no comment: the token may not write one. Grant the permission pull-requests write, or set the input comment to false."
	exit 0
}

found=$(gh api --paginate "repos/$REPOSITORY/issues/$PULL_REQUEST/comments?per_page=100" \
	--jq ".[] | select(.body | startswith(\"$marker\")) | .id") || refuse
id=${found%%$'\n'*}
if [ -n "$id" ]; then
	gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$id" --field "body=@$body" || refuse
else
	gh api --silent --method POST "repos/$REPOSITORY/issues/$PULL_REQUEST/comments" --field "body=@$body" || refuse
fi
