#!/bin/sh
# The commands of the image. `shard` audits the accounts of one child of the
# array job, `report` judges the records of all of them together.
set -u

run="s3://$BUCKET/$RUN"

# Exit codes 1 and 3 are results of the controls, which the report shows.
finish() {
	case $1 in
	0 | 1 | 3) exit 0 ;;
	*) exit "$1" ;;
	esac
}

shard() {
	# A retry continues where the first attempt ended.
	aws s3 sync --only-show-errors "$run/records" records || exit
	set -- --shard "$((AWS_BATCH_JOB_ARRAY_INDEX + 1))/$SHARDS" --role "$ROLE"
	[ -z "$EXTERNAL_ID" ] || set -- "$@" --external-id "$EXTERNAL_ID"
	# Names of buckets have no spaces. A shard does not see the trails of others.
	for bucket in $LOG_BUCKETS; do set -- "$@" --bucket "$bucket"; done
	cloudtrail-compliance audit --organization "$@" --record records --max-age 12h &
	audit=$!
	# AWS Batch ends a job with SIGTERM: what was read is recorded, and the code
	# is 143, so that a retry continues.
	trap 'kill -TERM "$audit"' TERM
	wait "$audit"
	code=$?
	# The signal ends the first wait, and the audit a moment later.
	if kill -0 "$audit" 2>/dev/null; then
		wait "$audit"
		code=$?
	fi
	aws s3 sync --only-show-errors records "$run/records" || exit
	finish "$code"
}

report() {
	aws s3 sync --only-show-errors "$run/records" records || exit
	aws organizations list-accounts --output text \
		--query "Accounts[?State=='ACTIVE'].[Id]" >accounts.txt || exit
	cloudtrail-compliance check records --together --expect-accounts accounts.txt \
		--format text --format json --output report.json --format html --output report.html
	code=$?
	for file in accounts.txt report.json report.html; do
		aws s3 cp --only-show-errors "$file" "$run/$file" || exit
	done
	finish "$code"
}

case ${1-} in
shard | report) "$1" ;;
*)
	echo "audit.sh: use shard or report" >&2
	exit 2
	;;
esac
