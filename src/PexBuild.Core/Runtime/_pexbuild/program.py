"""Runs code as the program: a module, a function, or compiled source."""

import os
import sys

from .problem import Problem


def run_entry_point(options, entry_point):
    module, _, function = entry_point.partition(":")
    module, function = module.strip(), function.strip().partition("[")[0].rstrip()
    if function:
        leave(_function(module, function)())
    else:
        _run_module(options, module)


def execute(code, path, argv0):
    """Runs code as pex does: it is called `__main__`, but sys.modules["__main__"] stays the entry script."""
    sys.argv[0] = argv0
    exec(
        code,
        {"__name__": "__main__", "__file__": path, "__builtins__": __builtins__, "__doc__": None, "__package__": None},
    )


def leave(status):
    """Calls sys.exit, unless the user wants to inspect the program afterwards."""
    if "PYTHONINSPECT" not in os.environ:
        sys.exit(status)


def alters_sys(options):
    """Whether sys.argv[0] and sys.modules["__main__"] become those of the module. Up to 2.1.33 pex left them alone."""
    return options.version >= (2, 1, 34)


def _program_alters_sys(options):
    """Up to 2.1.47 pex ran a program from the zip unless told to unzip it; a module in a zip has no file to name."""
    if options.version < (2, 1, 48) and not options.is_venv:
        return alters_sys(options) and (options.get("unzip", False) or options.truth("PEX_UNZIP"))
    return alters_sys(options)


def _run_module(options, name):
    import runpy

    try:
        runpy.run_module(name, run_name="__main__", alter_sys=_program_alters_sys(options))
    except ImportError as error:
        if _is_missing(error, name):
            raise Problem(3105, "the module " + name, str(error))
        raise


def _function(name, attributes):
    try:
        __import__(name)
    except ImportError as error:
        if _is_missing(error, name):
            raise Problem(3105, "the module " + name, "it is neither in this folder nor in a distribution")
        raise
    found = sys.modules[name]
    for attribute in attributes.split("."):
        try:
            found = getattr(found, attribute)
        except AttributeError:
            raise Problem(3105, "%s:%s" % (name, attributes), "there is no %s in %s" % (attribute, name))
    return found


def _is_missing(error, name):
    """Whether the named module (or a package it is in) is what is missing, and not a module that it imports."""
    missing = getattr(error, "name", None)
    if missing is None:  # Python 2, and errors that runpy raises itself
        words = str(error).replace("'", " ").replace(";", " ").split()
        missing = words[3] if words[:3] == ["No", "module", "named"] and len(words) > 3 else ""
    return missing in (name, name + ".__main__", name.rpartition(".")[2]) or name.startswith(missing + ".")
