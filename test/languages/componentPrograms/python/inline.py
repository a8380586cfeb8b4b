"""Runs a program on the engine by the Automation API of Python.

Usage: inline.py PROGRAM FOLDER PACK OPERATION...
The project is in FOLDER, and what came of operation N is written to FOLDER/N.json.
"""

import json
import runpy
import sys
from pathlib import Path
from typing import Any, Callable

from pulumi import automation
from pulumi.automation.events import EngineEvent


def keep_events(events: list[dict[str, Any]]) -> None:
    """Keeps events as the engine sends them: the class drops some kinds."""
    parse: Callable[[dict[str, Any]], EngineEvent] = EngineEvent.from_json

    def kept(data: dict[str, Any]) -> EngineEvent:
        events.append(data)
        return parse(data)

    setattr(EngineEvent, "from_json", kept)


def runs(program: str) -> Callable[[], None]:
    def run() -> None:
        runpy.run_path(program)

    return run


def main(program: str, folder: str, pack: str, *operations: str) -> None:
    events: list[dict[str, Any]] = []
    keep_events(events)
    stack = automation.create_or_select_stack(
        "dev",
        "engine-test",
        runs(program),
        opts=automation.LocalWorkspaceOptions(work_dir=folder),
    )
    for number, operation in enumerate(operations):
        run = stack.up if operation == "up" else stack.preview
        error = ""
        try:
            run(policy_packs=[pack], color="never", on_event=lambda event: None)
        except automation.CommandError as failure:
            error = str(failure)
        result = {"ok": error == "", "error": error, "events": events}
        Path(folder, f"{number}.json").write_text(json.dumps(result))
        events.clear()


main(*sys.argv[1:])
