"""Imports batches of findings and prints what the account has then.

usage: importFindings.py ENDPOINT FILE, where FILE has a JSON array of batches
"""

import json
import sys

import boto3


def main(endpoint, file):
    with open(file, encoding="utf-8") as text:
        batches = json.load(text)
    failed = []
    found = {}
    clients = {}
    for batch in batches:
        # The product's ARN says where a batch is imported.
        where = (batch[0]["AwsAccountId"], batch[0]["ProductArn"].split(":")[3])
        if where not in clients:
            account, region = where
            clients[where] = boto3.client(
                "securityhub",
                endpoint_url=endpoint,
                region_name=region,
                aws_access_key_id=account,
                aws_secret_access_key="secret",
            )
        answer = clients[where].batch_import_findings(Findings=batch)
        failed += answer.get("FailedFindings", [])
    for client in clients.values():
        pages = client.get_paginator("get_findings").paginate()
        for finding in (one for page in pages for one in page["Findings"]):
            found[finding["Id"]] = finding["Compliance"]["Status"]
    print(json.dumps({"failed": failed, "found": found}))


main(*sys.argv[1:])
