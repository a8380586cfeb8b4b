"""
Runs a Pulumi program as Pulumi's own executor does at a preview, with nothing
of this package: executor.py ADDRESS PROJECT STACK ROOT PROGRAM.
https://github.com/pulumi/pulumi/blob/master/sdk/python/cmd/pulumi-language-python-exec
"""

import asyncio
import runpy
import sys
from concurrent.futures import ThreadPoolExecutor

import pulumi
import pulumi.runtime

address, project, stack, root, program = sys.argv[1:]
pulumi.runtime.set_all_config(
    pulumi.runtime.get_config_env(), pulumi.runtime.get_config_secret_keys_env()
)
pulumi.runtime.configure(
    pulumi.runtime.Settings(
        project=project,
        stack=stack,
        monitor=address,
        engine=address,
        parallel=16,
        dry_run=True,
        organization="organization",
        root_directory=root,
    )
)
sys.argv = [program]
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
executor = ThreadPoolExecutor(max_workers=64)
loop.set_default_executor(executor)
loop.run_until_complete(
    pulumi.runtime.run_in_stack(
        lambda: runpy.run_path(program, run_name="__main__") and None
    )
)
executor.shutdown(wait=True)
loop.close()
