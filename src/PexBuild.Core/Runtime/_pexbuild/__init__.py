"""Runs an unpacked PEX as the PEX itself would run, using only the files in its folder.

The generated ``__main__.py`` calls ``bootstrap_pex_env(FOLDER)`` and then ``run``, ``run_script`` or
``run_interpreter``. The modules, in the order in which a start uses them:

==================  =====================================================================================
settings.py         PEX-INFO (read at every start, so edits take effect), startup.json (compiled by C#)
                    and PEX_* variables
resolve.py          which distributions this Python gets: markers, wheel tags, Requires-Python, extras
versions.py         the version of this Python, and the version intervals in startup.json
tags.py             ranks wheel tags; only for wheels that are not universal, or several of one project
interpreters.py     finds another Python if this one does not fit, or if another was asked for;
                    discovery.py lists the candidates, fit.py runs inside each, choices.py caches the result
process.py          restarts Python: another one, or the same one with other flags
syspath.py          sys.path: what stays of the host's, and where the PEX and its distributions go
distributions.py    where the modules of a distribution are
bytecode.py         keeps stale .pyc files from hiding an edit made within one second of another
environment.py      what the program sees in os.environ
entry.py            decides what runs; program.py runs it; scripts.py and repl.py are the two rarer kinds
others              imported when needed: rcfiles, pex_path, measure (profile, coverage), tools,
                    import_hook, pkg_resources_*, windows_pythons
messages.py         all text that a user may read, by code
==================  =====================================================================================

Rules: one source for Python 2.7 and 3.6 or newer, CPython and PyPy. Nothing is written into the folder. Modules that a
common start does not need are not imported: `re`, `json`, `subprocess`, `platform` and `hashlib` each take longer to
import than everything here. No two modules import each other, directly or through others.
"""

import sys

__all__ = ["bootstrap_pex_env", "run", "run_interpreter", "run_script"]

_started = None


def bootstrap_pex_env(folder):
    """Sets up this process as the PEX's own boot code would, or starts another Python that can be set up so."""
    global _started
    from . import process

    # First of all, so that no other code sees what a restart left in the environment.
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
    """Does what `python` does, with the PEX's modules importable: a prompt, or -c, -m, -, a file."""
    _run("interpreter", None)


def _run(kind, value):
    from . import entry

    options, resolution = _started
    with _errors_as_one_line(options.folder):
        entry.run(options, resolution, kind, value)


class _errors_as_one_line(object):
    """Turns a Problem into one line on standard error and an exit status. Other exceptions pass through."""

    def __init__(self, folder):
        self._folder = folder

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        if kind is not None and getattr(error, "is_pexbuild_problem", False):
            from . import messages

            sys.exit(messages.report(self._folder, error))
