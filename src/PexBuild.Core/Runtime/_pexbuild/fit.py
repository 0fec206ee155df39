"""Run inside a candidate: `python fit.py FOLDER` prints, as JSON, whether this Python can run the PEX in FOLDER.

`python fit.py FOLDER --any` prints the Python that would run the PEX if this one were started. If there is none, it
fails as that start would.
"""

import json
import os
import sys


def main(folder, *flags):
    # Not this file's folder: its modules must not be importable as `tags` and so on.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from _pexbuild import settings
    from _pexbuild.problem import Problem
    from _pexbuild.resolve import resolve
    from _pexbuild.versions import implementation

    answer = {
        "executable": sys.executable,
        "version": "%d.%d.%d" % tuple(sys.version_info[:3]),
        "implementation": implementation(),
    }
    try:
        options = settings.load(os.path.realpath(folder))
        resolution = resolve(options)
        problem = resolution.problem
        if "--any" in flags:
            from _pexbuild import interpreters

            python = interpreters.choose(options, resolution) if problem or options.asks_for_python else None
            sys.stdout.write((python[0] if python else sys.executable) + "\n")
            return
        if problem and problem.code == 3103 and options.ignore_errors:
            problem = None
    except Problem as error:
        if "--any" in flags:
            from _pexbuild import messages

            sys.exit(messages.report(folder, error))
        problem = error
    answer["fits"] = problem is None
    answer["code"] = problem.code if problem else None
    answer["reason"] = _reason(problem)
    sys.stdout.write(json.dumps(answer, sort_keys=True) + "\n")


def _reason(problem):
    if problem is None:
        return None
    if problem.code == 3101:
        return "it is not %s" % problem.values[0]
    return " ".join("%s" % value for value in problem.values)


if __name__ == "__main__":
    main(*sys.argv[1:])
