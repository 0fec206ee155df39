"""The version and implementation of the running Python, and the version intervals that C# compiled."""

import sys


def implementation():
    return "PyPy" if "__pypy__" in sys.builtin_module_names else "CPython"


def describe_running():
    return "%s %s (%s)" % (implementation(), ".".join(str(number) for number in sys.version_info[:3]), sys.executable)


def version_key(info):
    """What intervals are compared with: [major, minor, micro, phase, serial]; phase is negative before a release."""
    phase = {"alpha": -3, "beta": -2, "candidate": -1}.get(info[3], 0)
    return [info[0], info[1], info[2], phase, info[4] if phase else 0]


def within(intervals, key):
    for low, high in intervals:
        if (low is None or low <= key) and (high is None or key < high):
            return True
    return False
