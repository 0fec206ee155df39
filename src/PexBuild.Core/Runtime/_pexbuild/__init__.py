"""Runs an unpacked PEX as the PEX itself would run, from the folder's files and nothing else.

The emitted ``__main__.py`` calls ``bootstrap_pex_env(FOLDER)`` and then one of ``run``, ``run_script`` and
``run_interpreter``. How the pieces fit, in the order of a start:

==================  ====================================================================================================
settings.py         PEX-INFO (read at each start, so edits show), startup.json (what C# compiled from it), PEX_* variables
resolve.py          which distributions this Python gets: markers, wheel tags, Requires-Python, extras
tags.py             the rank of a wheel tag; only when a wheel is not plainly universal or there are several of a project
interpreters.py     another Python, when this one does not fit or one was asked for; fit.py is what a candidate is asked
process.py          starting Python again (another one, or with other flags)
syspath.py          sys.path: what of the host stays, where the PEX and its distributions go
bytecode.py         edits within one second: no stale .pyc
environment.py      what the program sees in os.environ and sys.argv
entry.py            calling the entry point; scripts.py and repl.py for the two rarer kinds
the others          only when asked for: rcfiles, pex_path, measure (profile, coverage), tools, import_hook, pkg_resources_*
messages.py         every sentence a user may read, with its code
==================  ====================================================================================================

Rules: Python 2.7 and 3.6 or newer, CPython and PyPy, one source. Nothing is written into the folder. What a common
start does not need is not imported: `re`, `json`, `subprocess`, `platform` and `hashlib` each cost more than all of this.
"""

import sys

__all__ = ["bootstrap_pex_env", "run", "run_interpreter", "run_script"]

_started = None


def bootstrap_pex_env(folder):
    """Makes this process what the PEX's own boot code would have made it, or starts the Python that can be that."""
    global _started
    from . import process

    # Before all else: what a restart left in the environment must not be seen by anyone.
    restarted = process.take_marker()
    process.take_run_arguments()
    sys.path[:] = [entry for entry in sys.path if entry != folder + process.SUPPORT_FOLDER]
    with _errors_as_one_line(folder):
        _started = _bootstrap(folder, restarted)


def _bootstrap(folder, restarted):
    from . import edits, environment, process, settings, syspath
    from .resolve import resolve

    process.run_preamble(folder)
    options = settings.load(folder)
    if options.truth("PEX_TOOLS"):
        from . import tools

        tools.run(options)
    resolution = resolve(options)
    if not restarted:
        python = None
        if resolution.problem or options.asks_for_python:
            from . import interpreters

            python = interpreters.choose(options, resolution)
        process.restart_if_needed(options, python)
    elif resolution.problem and not options.ignore_errors:
        raise resolution.problem
    edits.warn_if_edited(options)
    environment.announce(options)
    syspath.set_up(options, resolution)
    return options, resolution


def run(entry_point):
    """Runs "package.module" or calls "package.module:function" (dotted attributes are allowed)."""
    _run("entry_point", entry_point)


def run_script(name):
    """Runs a console script, or a script file, of one of the distributions."""
    _run("script", name)


def run_interpreter():
    """Behaves as `python` does, with the PEX's modules: a prompt, or -c, -m, -, a file."""
    _run("interpreter", None)


def _run(kind, value):
    from . import entry

    options, resolution = _started
    with _errors_as_one_line(options.folder):
        entry.run(options, resolution, kind, value)


class _errors_as_one_line(object):
    """Turns what is the user's to mend into one line and an exit status. A program's own exceptions pass."""

    def __init__(self, folder):
        self._folder = folder

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        if kind is not None and getattr(error, "is_pexbuild_problem", False):
            from . import messages

            sys.exit(messages.report(self._folder, error))
