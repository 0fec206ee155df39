"""All text that a user may read from an unpacked PEX. ERRORS.md has a section for each code."""

import json
import os
import sys

# Exit statuses of a program that was not started: 127 if no Python fits, 125 for any other reason.
_NO_PYTHON = 127
_NOT_STARTED = 125

_TEXTS = {
    3101: (
        "no Python on this machine can run this: it needs {0}; found {1}",
        "Install a Python that fits, or set PEX_PYTHON to the path of one.",
    ),
    3102: ("the Python asked for, {0}, cannot run this: {1}", "Choose another one, or unset {2}."),
    3103: (
        "no distribution for {0} fits this Python: {1}",
        "Add one to .deps, or set PEX_IGNORE_ERRORS=1 to run without it.",
    ),
    3104: (
        "{0} has been edited since this folder was unpacked",
        "The program runs without this edit. Unpack again for the edit to take effect.",
    ),
    3105: ("{0} was not found: {1}", "Correct the last line of __main__.py, or PEX_MODULE or PEX_SCRIPT."),
    3106: ("{0} cannot be used: {1}", "Unpack the PEX again with this version of the tool."),
    3107: (
        "{0}, named by pex_path or PEX_PATH, cannot be used: {1}",
        "Unpack it and name its folder, or remove it from the list.",
    ),
    3108: (
        "inject_python_args contains {0}, which is not a flag of the Python interpreter",
        "Edit PEX-INFO so that it contains only flags.",
    ),
    3109: ("{0} cannot be read: {1}", "Correct it, or restore it from the PEX."),
    3110: ("{0} is set to {1}, which is not {2}", "Correct it."),
    3111: ("{0} cannot be opened: {1}", "Name a Python file, or use -c, -m or -."),
    3112: ("{0} cannot be used: {1}", "Correct it, or remove it."),
}


def report(folder, problem):
    """Writes the problem as one line and returns the exit status."""
    write(folder, "error", problem.code, *problem.values)
    if problem.code == 3111:
        return 1  # as pex does
    return _NO_PYTHON if problem.code in (3101, 3102, 3103) else _NOT_STARTED


def write(folder, severity, code, *values):
    wrong, help_ = _TEXTS[code]
    values = [_one_line(value) for value in values]
    text = "%s : %s PEX%d: %s. %s%s\n" % (
        _one_line(_origin(folder)),
        severity,
        code,
        wrong.format(*values),
        "Nothing was run. " if severity == "error" else "",
        help_.format(*values),
    )
    try:
        sys.stderr.write(text)
    except UnicodeError:  # Python 2, or a stream that cannot encode the text
        sys.stderr.write(text.encode("ascii", "backslashreplace").decode("ascii"))
    sys.stderr.flush()


def _origin(folder):
    """The PEX's file name. It is read here again, as the problem may be in startup.json itself."""
    try:
        with open(os.path.join(folder, ".pexbuild", "startup.json"), "rb") as file:
            return json.loads(file.read().decode("utf-8"))["pex"]
    except Exception:
        return os.path.basename(folder)


def _one_line(value):
    """Values come from files and the environment: escapes control characters, and shortens long values."""
    text = "".join(
        character if character.isalnum() or character in _PLAIN else _escape(character) for character in _text(value)
    )
    return text if len(text) <= 300 else text[:297] + "..."


_PLAIN = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def _text(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else "%s" % (value,)


def _escape(character):
    return "\\u%04x" % ord(character)
