"""Finds a Python that can run the PEX if the running one can't, or if another was asked for.

resolve.py decides whether a Python fits, inside that Python (fit.py). The choice is cached, because asking a dozen
Pythons takes a second.
"""

import json
import os
import subprocess
import sys

from .problem import Problem


def choose(options, resolution):
    """(executable, version) of another Python; None if the running one is to be used."""
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
        options.log("Python chosen earlier: " + kept[0])
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
    """Whether PEX_PYTHON, if set, is the running Python: its path or its name."""
    if not asked:
        return True
    if os.path.basename(asked) != asked:
        return _same_file(asked, sys.executable)
    return os.path.basename(sys.executable) == asked


def _same_file(one, other):
    # Links are not followed: the Python of a virtual environment is a link to another Python, but not the same one.
    return os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other or ""))


def ask(python, folder):
    """The answer of fit.py in that Python; None if the Python does not start."""
    command = [python, "-E", "-s", "-S", os.path.join(os.path.dirname(os.path.abspath(__file__)), "fit.py"), folder]
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        output = process.communicate()[0]
        answer = json.loads(output.decode("utf-8")) if process.returncode == 0 else None
    except (EnvironmentError, ValueError):
        return None
    return answer if isinstance(answer, dict) and answer.get("executable") else None


def _candidates(options, asked, paths):
    from .discovery import candidates

    newest_first = options.get("interpreter_selection_strategy", "oldest") == "newest"
    seen = set()
    for path in candidates(options.folder, asked, paths, newest_first):
        real = os.path.realpath(path)
        # A shim is one file under many names, and the name decides what it starts.
        identity = (real, os.path.basename(path)) if os.path.basename(real) != os.path.basename(path) else real
        if identity not in seen:
            seen.add(identity)
            yield path


def _fail(options, resolution, asked, paths, answers):
    if asked or paths:
        name = "PEX_PYTHON" if asked else "PEX_PYTHON_PATH"
        reasons = [_describe(answer) for answer in answers] or ["no Python was found there"]
        raise Problem(3102, asked or paths, "; ".join(reasons), name)
    needs = " or ".join(options.get("interpreter_constraints", []))
    if resolution.incomplete and not needs:
        raise resolution.problem  # what is missing from .deps is missing for every Python
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
