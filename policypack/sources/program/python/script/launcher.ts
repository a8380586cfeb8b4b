import { FILES } from "./files";
import { SDK } from "./sdk";
import { UNKNOWNS } from "./unknowns";

/** The first line of the launcher's report of an error. */
export const REPORT = "cloudtrail-compliance: the program failed";

/**
 * The Python code that runs a program with the program's SDK, like Pulumi's
 * executor in a preview. Its argument is `LauncherArguments` as JSON.
 * https://github.com/pulumi/pulumi/blob/master/sdk/python/cmd/pulumi-language-python-exec
 *
 * The report of an error has its message, and then its stack frames, innermost
 * first.
 */
export const LAUNCHER = `
import asyncio
import gc
import importlib.machinery
import inspect
import json
import logging
import os
import pathlib
import runpy
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor

given = json.loads(sys.argv[1])
UNKNOWN = given["unknownText"]
UNANSWERED = given["unanswered"]
${UNKNOWNS}
${FILES}
${SDK}

def report_of(error):
    """The message of an error, and then its stack frames."""
    kind = type(error).__name__
    is_abrupt = isinstance(error, SystemExit) or any(
        base.__name__ == "RunError" for base in type(error).__mro__
    )
    if isinstance(error, SystemExit) and isinstance(error.code, int):
        text = "it ended with exit code %d" % error.code
    elif isinstance(error, SyntaxError):
        text = kind + ": " + (error.msg or "")
    else:
        text = str(error) if is_abrupt else (kind + ": " + str(error)).rstrip(": ")
    places = []
    seen = []
    while error is not None and error not in seen:
        seen.append(error)
        if isinstance(error, SyntaxError) and error.filename:
            places.append((error.filename, error.lineno or 1))
        frames = traceback.extract_tb(error.__traceback__)
        places += [(frame.filename, frame.lineno) for frame in reversed(frames)]
        error = error.__cause__ or error.__context__
    lines = ['  File "%s", line %s' % place for place in places]
    return "\\n".join(["${REPORT}", text] + lines)


def settings_of(pulumi):
    wanted = {
        "monitor": given["address"],
        "engine": given["address"],
        "project": given["project"],
        "stack": given["stack"],
        "parallel": 16,
        "dry_run": True,
        "organization": given["organization"],
        "root_directory": given["root"],
    }
    # An older SDK knows fewer of them.
    known = inspect.signature(pulumi.runtime.Settings.__init__).parameters
    return pulumi.runtime.Settings(
        **{name: value for name, value in wanted.items() if name in known}
    )


def configure(pulumi):
    runtime = pulumi.runtime
    config = runtime.get_config_env()
    if hasattr(runtime, "set_all_config"):
        runtime.set_all_config(config, runtime.get_config_secret_keys_env())
    else:
        for key, value in config.items():
            runtime.set_config(key, value)
    runtime.configure(settings_of(pulumi))


def signal():
    try:
        os.write(given["signalFd"], b".")
    except OSError:
        pass


def run(pulumi):
    """Runs the program, and returns the exit code."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    executor = ThreadPoolExecutor(max_workers=64)
    loop.set_default_executor(executor)
    # A program that fails leaves tasks that are not awaited.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    program = lambda: void(runpy.run_path(given["entry"], run_name="__main__"))
    try:
        loop.run_until_complete(pulumi.runtime.run_in_stack(program))
        return 0
    except BaseException as error:
        if isinstance(error, SystemExit) and not error.code:
            return 0
        pulumi.log.error(report_of(error))
        return 1
    finally:
        executor.shutdown(wait=True)
        loop.close()


def void(_):
    return None


def main():
    # Loading the classes of a provider creates many objects, but no garbage.
    gc.set_threshold(100000, 50, 100)
    sys.argv = [given["entry"]]
    is_own = own_files(given["root"])
    leave_no_bytecode(is_own)
    try:
        import pulumi
        import pulumi.runtime
    except BaseException as error:
        print(report_of(error), file=sys.stderr)
        return 1
    patch_json()
    patch_results(pulumi)
    patch_outputs(pulumi, given["reveals"], signal)
    patch_settings(pulumi, given["isOpen"])
    patch_stack_references(pulumi)
    patch_log(pulumi)
    patch_call_sites(is_own)
    configure(pulumi)
    return run(pulumi)


sys.exit(main())
`;

/** Arguments of the launcher. */
export interface LauncherArguments {
	/** Address of the engine. */
	readonly address: string;
	readonly organization: string;
	readonly project: string;
	readonly stack: string;
	/** Absolute path of the project folder. */
	readonly root: string;
	/** The program, relative to the folder that it runs in. */
	readonly entry: string;
	/** Represents an unknown, in texts and on the wire. */
	readonly unknownText: string;
	/** Marks the result of a function that only AWS has. */
	readonly unanswered: string;
	/** Whether an imported environment may set any setting. */
	readonly isOpen: boolean;
	/** Whether callbacks of `apply` are called with placeholders. */
	readonly reveals: boolean;
	/** File descriptor to write to if such a callback is not called. */
	readonly signalFd: number;
}
