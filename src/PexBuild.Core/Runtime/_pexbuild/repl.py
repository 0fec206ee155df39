"""A PEX without an entry point is a Python with more modules: runs -c, -m, -, a file, or a prompt, as `python` does."""

import os
import sys

from . import process, program
from .flags import split
from .problem import Problem


def run(options, resolution):
    if options.version >= (2, 1, 95):
        sys.path.insert(0, "")
    flags, arguments = split(sys.argv[1:])
    if flags and options.version >= (2, 1, 85):
        _restart_with(options, flags, arguments)
    if not arguments:
        return _prompt(options, resolution)
    first = arguments[0]
    if first in ("-c", "-m"):
        if len(arguments) < 2:
            sys.stderr.write("Argument expected for the %s option\n" % first)
            sys.exit(2)
        if first == "-m":
            import runpy

            sys.argv = arguments[1:]
            return runpy.run_module(arguments[1], run_name="__main__", alter_sys=program.alters_sys(options))
        sys.argv = ["-c"] + arguments[2:]
        return _execute(arguments[1], "-c <cmd>", "-c")
    sys.argv = arguments
    if first == "-":
        return _execute(sys.stdin.read(), first, first)
    path = first if os.path.isfile(first) else os.path.join(first, "__main__.py")
    try:
        with open(path, "rb") as file:
            source = file.read()
    except EnvironmentError as error:
        raise Problem(3111, first, error.strerror)
    return _execute(source, first, first)


def _execute(source, name, argv0):
    try:
        code = compile(source, name, "exec", 0, True)
    except (SyntaxError, ValueError) as error:
        raise Problem(3111, name, error)
    program.execute(code, name, argv0)


def _restart_with(options, flags, arguments):
    """Restarts Python with flags that it was not started with."""
    own = process.own_flags()
    if any(flag not in own for flag in flags):
        if any("i" in flag for flag in flags if not flag.startswith("--")):
            os.environ["PYTHONINSPECT"] = "1"
        process.restart_with(options, flags, arguments)


def _prompt(options, resolution):
    import code

    variables = options.variables
    if options.truth("PEX_INTERPRETER_HISTORY"):
        _keep_history(os.path.expanduser(variables.get("PEX_INTERPRETER_HISTORY_FILE") or "~/.python_history"))
    namespace = {"__name__": "__main__", "__doc__": None}
    try:
        import readline
        import rlcompleter
    except ImportError:
        pass
    else:
        readline.set_completer(rlcompleter.Completer(namespace).complete)
        readline.parse_and_bind("tab: complete")
    sys.ps1 = getattr(sys, "ps1", ">>> ")
    code.interact(_banner(options, resolution), local=namespace)


def _banner(options, resolution):
    names = ", ".join(distribution["project"] for distribution in resolution.distributions)
    return "Python %s on %s\n%s: %s" % (
        sys.version.split("\n")[0],
        sys.platform,
        options.startup["pex"],
        names or "no distributions",
    )


def _keep_history(path):
    try:
        import atexit
        import readline
    except ImportError:
        return
    try:
        readline.read_history_file(path)
    except EnvironmentError:
        pass

    def write():
        try:
            readline.write_history_file(path)
        except EnvironmentError:
            pass

    atexit.register(write)
