"""Decides what runs: what __main__.py asks for, or what the environment asks for instead."""

import os
import sys

from . import environment, program
from .problem import Problem


def run(options, resolution, kind, value):
    command = environment.take_command()
    override = ("script", os.path.basename(command)) if command else _override(options)
    environment.hand_over(options)
    if override:
        kind, value = override
    if command:
        sys.argv[0] = command
    elif options.is_venv and options.version < (2, 1, 91):
        # The entry script of pex's virtual environment: a program shows it as its own name.
        sys.argv[0] = os.path.join(options.folder, "__main__.py")
    if not override and kind != "interpreter":
        sys.argv[1:1] = _injected_arguments(options)
    if _is_measured(options.variables):
        from . import measure

        return measure.run(options, lambda: _dispatch(options, resolution, kind, value))
    _dispatch(options, resolution, kind, value)


def _is_measured(variables):
    for name in ("PEX_PROFILE", "PEX_COVERAGE"):
        if variables.get(name) or name + "_FILENAME" in variables:
            return True
    return False


def _override(options):
    variables = options.variables
    if options.truth("PEX_INTERPRETER"):
        return "interpreter", None
    script, module = variables.get("PEX_SCRIPT"), variables.get("PEX_MODULE")
    if script and module:
        raise Problem(3112, "PEX_SCRIPT", "PEX_MODULE is set as well")
    if script:
        return "script", script
    return ("entry_point", module) if module else None


def _injected_arguments(options):
    arguments = options.get("inject_args", [])
    if not arguments or options.version < (2, 82, 0):
        return arguments
    from .resources import Placeholders

    try:
        return [argument.format(pex=Placeholders(os.environ)) for argument in arguments]
    except (AttributeError, IndexError, KeyError, ValueError) as error:
        raise Problem(
            3112, "inject_args in PEX-INFO", "only {pex.env.NAME} is allowed in braces: %s" % error
        )


def _dispatch(options, resolution, kind, value):
    if kind == "interpreter":
        from . import repl

        repl.run(options, resolution)
    elif kind == "script":
        from . import scripts

        scripts.run(options, resolution, value)
    else:
        program.run_entry_point(options, value)
