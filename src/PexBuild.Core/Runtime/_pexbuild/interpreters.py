"""Finds a Python that can run the PEX when the running one can't, or when another was asked for.

What fits is decided in one place, resolve.py, inside the candidate itself (fit.py). A choice is kept in the user's cache
folder, as asking a dozen Pythons takes a second; nothing breaks where it can't be kept.
"""

import json
import os
import subprocess
import sys

from .problem import Problem

_NAMES = ("python3", "python", "python2")


def choose(options, resolution):
    """(executable, version) of another Python; None when the running one is to go on."""
    asked = options.variables.get("PEX_PYTHON")
    paths = options.variables.get("PEX_PYTHON_PATH")
    if resolution.problem is None and not paths and _is_running(asked):
        return None
    if options.ignore_errors and resolution.problem and resolution.problem.code == 3103 and not (asked or paths):
        return None
    from . import choices

    key = choices.key(options)
    kept = choices.load(key)
    if kept:
        options.log("Python chosen before: " + kept[0])
        return None if _same_file(kept[0], sys.executable) else kept
    answers = []
    for candidate in _candidates(options, asked, paths):
        answer = ask(candidate, options.folder)
        options.log("%s: %s" % (candidate, answer), 2)
        if answer is None:
            answers.append({"executable": candidate, "starts": False})
        elif answer["fits"]:
            found = answer["executable"], tuple(int(number) for number in answer["version"].split("."))
            choices.save(key, *found)
            return None if _same_file(found[0], sys.executable) else found
        else:
            answers.append(answer)
    _fail(options, resolution, asked, paths, answers)


def _is_running(asked):
    """Whether PEX_PYTHON, if set, is the running Python: as a path, or as its name."""
    if not asked:
        return True
    if os.path.isabs(asked):
        return _same_file(asked, sys.executable)
    return os.path.basename(sys.executable) == asked


def _same_file(one, other):
    # Links are not followed: the python of a virtual environment is a link to another one, and is not that.
    return os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other or ""))


def ask(python, folder):
    """What fit.py says there; None when this Python does not start."""
    command = [python, "-E", "-s", "-S", os.path.join(os.path.dirname(os.path.abspath(__file__)), "fit.py"), folder]
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        output = process.communicate()[0]
        answer = json.loads(output.decode("utf-8")) if process.returncode == 0 else None
    except (EnvironmentError, ValueError):
        return None
    return answer if isinstance(answer, dict) and answer.get("executable") else None


def _candidates(options, asked, paths):
    from .discovery import find_all, folders, on_path

    seen = set()
    if asked and os.path.isabs(asked):
        found = [asked]
    elif asked:
        found = on_path([asked], paths.split(os.pathsep) if paths else folders())
    elif paths:
        found = find_all(paths.split(os.pathsep), _newest_first(options))
    else:
        first = [options.startup.get("shebang_python")] if options.startup.get("shebang_python") else []
        found = on_path(first + list(_NAMES)) + find_all(None, _newest_first(options))
    for path in found:
        real = os.path.realpath(path)
        # A shim is one file under many names: what it starts depends on the name.
        identity = (real, os.path.basename(path)) if os.path.basename(real) != os.path.basename(path) else real
        if identity not in seen:
            seen.add(identity)
            yield path


def _newest_first(options):
    return options.get("interpreter_selection_strategy", "oldest") == "newest"


def _fail(options, resolution, asked, paths, answers):
    if asked or paths:
        name = "PEX_PYTHON" if asked else "PEX_PYTHON_PATH"
        reasons = [_describe(answer) for answer in answers] or ["there is none"]
        raise Problem(3102, asked or paths, "; ".join(reasons), name)
    needs = " or ".join(options.get("interpreter_constraints", []))
    if resolution.incomplete and not needs:
        raise resolution.problem  # what is gone from .deps is gone for every Python
    if resolution.problem.code == 3103:
        needs = (needs + ", and " if needs else "a Python ") + "with a distribution of " + resolution.problem.values[0]
    found = {}
    for answer in answers:
        if answer.get("starts", True):
            found.setdefault((answer["implementation"], answer["version"]), answer["executable"])
    listed = ["%s %s (%s)" % (name, version, path) for (name, version), path in sorted(found.items())]
    raise Problem(3101, needs, ", ".join(listed) or "none that starts")


def _describe(answer):
    if not answer.get("starts", True):
        return "%s does not start" % answer["executable"]
    return "%s is %s %s, and %s" % (answer["executable"], answer["implementation"], answer["version"], answer["reason"])
