"""Prints what moto's IAM decides of requests.

usage: decideByMoto.py FILE, where FILE has a JSON array of objects with the text
of a policy, an action, a resource and, of a trust policy, the ARN of a principal
and the condition keys of the request
"""

import json
import sys

from moto.iam.access_control import IAMPolicy


def main(file):
    with open(file, encoding="utf-8") as text:
        cases = json.load(text)
    print(
        json.dumps(
            [
                IAMPolicy(case["policy"])
                .is_action_permitted(
                    case["action"],
                    case["resource"],
                    case.get("principal"),
                    case.get("keys"),
                )
                .name
                for case in cases
            ]
        )
    )


main(*sys.argv[1:])
