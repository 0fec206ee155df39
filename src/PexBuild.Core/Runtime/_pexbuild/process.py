"""Restarts Python in place of this process, and removes the traces of such a restart."""

import os
import sys

SUPPORT_FOLDER = os.sep + ".pexbuild"

# Set for the Python that takes this one's place, and removed before anything else runs there.
_MARKER = "__PEXBUILD_RESTARTED__"

# How RunPex.proj passes its folder and the program's arguments: each as one string that no shell has expanded.
_RUN_FOLDER = "PEXBUILD_FOLDER"
_RUN_ARGUMENTS = "PEXBUILD_ARGUMENTS"

_appended = 0


def take_marker():
    return os.environ.pop(_MARKER, None) is not None


def take_run_arguments():
    """Splits the arguments that RunPex.proj passes as a POSIX shell would, and appends them to sys.argv."""
    global _appended
    os.environ.pop(_RUN_FOLDER, None)
    text = os.environ.pop(_RUN_ARGUMENTS, None)
    if text:
        import shlex

        arguments = shlex.split(text)
        _appended = len(arguments)
        sys.argv.extend(arguments)


def run_preamble(folder):
    """Runs the code of `--preamble-file`, where the PEX runs it: first, in the namespace of `__main__`."""
    path = os.path.join(folder, ".pexbuild", "preamble.py")
    if os.path.isfile(path):
        with open(path, "rb") as file:
            source = file.read()
        # With two arguments in parentheses, this is also Python 2's exec statement.
        code = compile(source, path, "exec", 0, True)
        exec(code, sys.modules["__main__"].__dict__)


def restart_if_needed(options, python=None):
    """Replaces this process if `python`, (executable, version), is given, or if flags need a new start."""
    executable, version = python or (sys.executable, sys.version_info[:3])
    flags = list(options.inject_python_args)
    if options.isolates_from_pythonpath and "PYTHONPATH" in os.environ:
        if version >= (3, 4):
            if python or not sys.flags.isolated:
                flags.append("-I")
        elif python or not (sys.flags.ignore_environment and sys.flags.no_user_site):
            flags.append("-sE")
    if python or flags and executable:
        _start([executable] + flags + _understood(own_flags(), version), options, sys.argv[1:])


def restart_with(options, flags, arguments):
    _start([sys.executable] + flags + own_flags(), options, arguments)


def _understood(flags, version):
    """The flags without those that this version does not know."""
    if version < (3, 11):
        flags = [flag for flag in flags if flag != "-P"]
    return [("-sE" if flag == "-I" else flag) for flag in flags] if version < (3, 4) else flags


def _start(command, options, arguments):
    options.log("restarting: " + " ".join(command))
    _replace(command + [main_path(options.folder)] + arguments)


def main_path(folder):
    """The path that Python was given to run (it may be relative, or a link), if it still leads to the folder."""
    started = sys.argv[0]
    for path in (started, os.path.join(started, "__main__.py")):
        if os.path.realpath(path) == os.path.join(folder, "__main__.py"):
            return started
    return folder


def own_flags():
    """The flags that this Python was started with, so that a restart of `python -u FOLDER` keeps -u."""
    given = getattr(sys, "orig_argv", None) or _given_to_python()
    if given is None:
        from subprocess import _args_from_interpreter_flags  # multiprocessing relies on it as well

        return _args_from_interpreter_flags()
    # Count from the end, where the script and its arguments are, as flags may have values.
    return given[1 : len(given) - len(sys.argv) + _appended]


def _given_to_python():
    """What sys.orig_argv has since 3.10; None on PyPy, which does not provide it."""
    try:
        import ctypes

        count = ctypes.c_int()
        values = ctypes.POINTER(ctypes.c_char_p if sys.version_info[0] == 2 else ctypes.c_wchar_p)()
        ctypes.pythonapi.Py_GetArgcArgv(ctypes.byref(count), ctypes.byref(values))
        return values[: count.value]
    except (ImportError, AttributeError):
        return None


def _replace(command):
    os.environ[_MARKER] = "1"
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if os.name == "nt":
        # On Windows, exec starts another process, and whoever waits for this one believes that the program has ended.
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
