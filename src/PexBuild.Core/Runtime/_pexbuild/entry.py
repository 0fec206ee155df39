"""Runs the program: a module, a function, a script, or a Python prompt."""

import os
import sys

from . import environment
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
        # The venv's entry script: what a program shows as its own name in its usage.
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
        raise Problem(3112, "PEX_SCRIPT", "PEX_MODULE is set, too")
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
            3112, "inject_args in PEX-INFO", "only {pex.env.NAME} may stand in braces, and there is %s" % error
        )


def _dispatch(options, resolution, kind, value):
    if kind == "interpreter":
        from . import repl

        repl.run(options, resolution)
    elif kind == "script":
        from . import scripts

        scripts.run(options, resolution, value)
    else:
        run_entry_point(options, value)


def run_entry_point(options, entry_point):
    module, _, function = entry_point.partition(":")
    module, function = module.strip(), function.strip().partition("[")[0].rstrip()
    if function:
        leave(_function(module, function)())
    else:
        _run_module(options, module)


def leave(status):
    """sys.exit, unless the user wants to look around afterwards."""
    if "PYTHONINSPECT" not in os.environ:
        sys.exit(status)


def _function(name, attributes):
    try:
        __import__(name)
    except ImportError as error:
        if _is_about(error, name):
            raise Problem(3105, "the module " + name, "it is neither in this folder nor in a distribution")
        raise
    found = sys.modules[name]
    for attribute in attributes.split("."):
        try:
            found = getattr(found, attribute)
        except AttributeError:
            raise Problem(3105, "%s:%s" % (name, attributes), "there is no %s in %s" % (attribute, name))
    return found


def _is_about(error, name):
    """Whether the named module (or a package it is in) is what is missing, and not one that it imports."""
    missing = getattr(error, "name", None)
    if missing is None:  # Python 2, and what runpy says itself
        words = str(error).replace("'", " ").replace(";", " ").split()
        missing = words[3] if words[:3] == ["No", "module", "named"] and len(words) > 3 else ""
    return missing in (name, name + ".__main__", name.rpartition(".")[2]) or name.startswith(missing + ".")


def alters_sys(options):
    """Whether sys.argv[0] and sys.modules["__main__"] are the module that runs. Up to 2.1.33 pex left them alone."""
    return options.version >= (2, 1, 34)


def _program_alters_sys(options):
    """Up to 2.1.47 pex ran a program from the zip if not asked to unzip it, and named the zip: a module in there is no file."""
    if options.version < (2, 1, 48) and not options.is_venv:
        return alters_sys(options) and (options.get("unzip", False) or options.truth("PEX_UNZIP"))
    return alters_sys(options)


def _run_module(options, name):
    import runpy

    try:
        runpy.run_module(name, run_name="__main__", alter_sys=_program_alters_sys(options))
    except ImportError as error:
        if _is_about(error, name):
            raise Problem(3105, "the module " + name, str(error))
        raise
