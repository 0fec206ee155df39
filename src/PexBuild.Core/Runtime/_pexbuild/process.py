"""Starting Python again in place of this process, and what such a start leaves behind."""

import os
import sys

SUPPORT_FOLDER = os.sep + ".pexbuild"

# Set for the one Python that is started in this one's place, and taken away before anything else runs there.
_MARKER = "__PEXBUILD_RESTARTED__"

# How RunPex.proj hands over its folder and the program's arguments: as one text that no shell has seen.
_RUN_FOLDER = "PEXBUILD_FOLDER"
_RUN_ARGUMENTS = "PEXBUILD_ARGUMENTS"

_handed_over = 0


def take_marker():
    return os.environ.pop(_MARKER, None) is not None


def take_run_arguments():
    """Splits the arguments that RunPex.proj hands over as a POSIX shell splits words, and appends them."""
    global _handed_over
    os.environ.pop(_RUN_FOLDER, None)
    text = os.environ.pop(_RUN_ARGUMENTS, None)
    if text:
        import shlex

        arguments = shlex.split(text)
        _handed_over = len(arguments)
        sys.argv.extend(arguments)


def run_preamble(folder):
    """Runs what `--preamble-file` put before the boot code, where it ran: first, in the namespace of `__main__`."""
    path = os.path.join(folder, ".pexbuild", "preamble.py")
    if os.path.isfile(path):
        with open(path, "rb") as file:
            source = file.read()
        # exec() as a function call also is Python 2's statement when given a tuple.
        code = compile(source, path, "exec", 0, True)
        exec(code, sys.modules["__main__"].__dict__)


def restart_if_needed(options, python=None):
    """Replaces this process when `python`, (executable, version), is another, or for flags that only a start can set."""
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
    """Without what only newer Pythons know."""
    if version < (3, 11):
        flags = [flag for flag in flags if flag != "-P"]
    return [("-sE" if flag == "-I" else flag) for flag in flags] if version < (3, 4) else flags


def _start(command, options, arguments):
    options.log("starting again: " + " ".join(command))
    _replace(command + [main_path(options.folder)] + arguments)


def main_path(folder):
    """What was given to Python to run, if it still leads there (it may be relative, or a link)."""
    started = sys.argv[0]
    for path in (started, os.path.join(started, "__main__.py")):
        if os.path.realpath(path) == os.path.join(folder, "__main__.py"):
            return started
    return folder


def own_flags():
    """The flags this Python was started with, so that `python -u FOLDER` stays that."""
    given = getattr(sys, "orig_argv", None) or _given_to_python()
    if given is None:
        from subprocess import _args_from_interpreter_flags  # what multiprocessing relies on, too

        return _args_from_interpreter_flags()
    # The arguments after the script are the last ones: count from the end, as flags may take values of their own.
    return given[1 : len(given) - len(sys.argv) + _handed_over]


def _given_to_python():
    """What sys.orig_argv is since 3.10; None on PyPy, which does not tell."""
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
        # There, exec starts another process and lets the caller believe that this one has ended.
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
