"""Validates reports in a folder, by the end of their names. Prints what is wrong.

usage: validate.py FOLDER JUNIT_XSD
"""

import csv
import json
import sys
from pathlib import Path

from lxml import etree
from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding

# Of OCSF 1.6, and not in the models: the profile of clouds, and the caption of
# a compliance status.
NOT_MODELLED = {("cloud",), ("compliance", "status")}


def unknown_keys(given, kept, path=()):
    """What a model dropped: it ignores names that it does not know."""
    if isinstance(given, dict) and isinstance(kept, dict):
        for key, value in given.items():
            if (*path, key) in NOT_MODELLED:
                continue
            if key not in kept:
                yield ".".join((*path, key))
            else:
                yield from unknown_keys(value, kept[key], (*path, key))
    if isinstance(given, list) and isinstance(kept, list):
        for one, other in zip(given, kept):
            yield from unknown_keys(one, other, path)


def ocsf(file):
    for event in json.loads(file.read_text("utf-8")):
        model = ComplianceFinding.model_validate(event)
        kept = model.model_dump(mode="json", exclude_unset=True)
        yield from unknown_keys(event, kept)


def junit(file, schema):
    document = etree.parse(file, etree.XMLParser(huge_tree=True))
    if not schema.validate(document):
        yield from map(str, schema.error_log)


def sheet(file):
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text, strict=True))
    for at, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield f"row {at + 1} has {len(row)} cells"


def main(folder, xsd):
    schema = etree.XMLSchema(etree.parse(xsd))
    checks = {
        "ocsf.json": ocsf,
        "junit.xml": lambda file: junit(file, schema),
        "csv": sheet,
    }
    seen = 0
    wrong = []
    for file in sorted(Path(folder).iterdir()):
        for end, check in checks.items():
            if not file.name.endswith(f".{end}"):
                continue
            seen += 1
            try:
                wrong += [f"{file.name}: {what}" for what in check(file)]
            except Exception as error:  # What a validator throws is its verdict.
                wrong.append(f"{file.name}: {error}")
    print(json.dumps({"seen": seen, "wrong": wrong}))


main(*sys.argv[1:])
