"""Looks at a PEX from inside: what a program in it sees, and what its entry point imports.

Run by the PEX itself, PEX_INTERPRETER=1, on every Python from 2.7 on, as

    probe.py REQUEST ARGUMENTS...

REQUEST is a JSON file: "report" (where to write what was seen), "entry" ("module", "module:function" or null),
"script" (a distribution's script, or null), "code" (what `-c` would run, or null) and "argv" (what the program gets).
"""
from __future__ import print_function

import io
import json
import os
import pkgutil
import runpy
import sys


def importable():
    """Every top-level module on sys.path, and the path entry that it comes from; the first one wins."""
    found = {}
    for finder, name, _ in pkgutil.iter_modules():
        path = getattr(finder, "path", None)
        if path is None:
            path = os.path.join(finder.archive, finder.prefix).rstrip(os.sep)
        found.setdefault(name, path)
    return found


def installed():
    """The distributions that importlib.metadata shows; None before Python 3.8."""
    try:
        from importlib.metadata import distributions
    except ImportError:
        return None
    return sorted(set("%s==%s" % (d.metadata["Name"], d.version) for d in distributions()))


def python_script(name):
    """The text of a distribution's script, or None when there is none or it is not Python."""
    for entry in sys.path:
        for folder in ("bin", os.path.join(".prefix", "bin"), os.path.join("..", "..", "..", "bin")):
            path = os.path.join(entry, folder, name)
            if os.path.isfile(path):
                with io.open(path, encoding="utf-8") as f:
                    text = f.read()
                return text if "python" in text.split("\n", 1)[0] else None
    return None


def run_entry_point(entry, script, code, argv):
    """Run what the PEX would run, and say how it ended."""
    sys.argv[1:] = argv
    try:
        if script is not None:
            code = python_script(script)
        if code is not None:
            exec(compile(code.encode("utf-8"), "<string>", "exec"), {"__name__": "__main__"})
        elif entry is not None and ":" in entry:
            module, _, attributes = entry.partition(":")
            target = __import__(module, fromlist=["*"])
            for attribute in attributes.split("."):
                target = getattr(target, attribute)
            return repr(target())
        elif entry is not None:
            runpy.run_module(entry, run_name="__main__", alter_sys=True)
        return "returned"
    except SystemExit as e:
        return "exited " + repr(e.code)
    except Exception as e:
        return "raised %s: %s" % (type(e).__name__, e)


def loaded():
    """The modules that are loaded now, and their files."""
    return dict((name, module.__file__) for name, module in sorted(sys.modules.items())
                if name != "__main__" and getattr(module, "__file__", None))


def main():
    with io.open(sys.argv[1], encoding="utf-8") as f:
        request = json.load(f)
    seen = {
        "argv0": sys.argv[0],
        "argv": sys.argv[2:],
        "environment": dict(os.environ),
        "stdin": sys.stdin.read(),
        "python": "%d.%d.%d" % sys.version_info[:3],
        "executable": sys.executable,
        "path": list(sys.path),
        "warnoptions": list(sys.warnoptions),
        "xoptions": dict(getattr(sys, "_xoptions", {})),
        "preamble": getattr(sys, "_preamble_ran", None),
        "importable": importable(),
        "installed": installed(),
    }
    seen["entry"] = run_entry_point(request["entry"], request["script"], request["code"], request["argv"])
    seen["loaded"] = loaded()
    text = json.dumps(seen, indent=1, sort_keys=True)
    with io.open(request["report"], "wb") as f:
        f.write(text.encode("utf-8"))


main()
