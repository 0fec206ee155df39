"""Evaluates environment markers (PEP 508) that C# compiled.

The variables are read without `platform` where possible, as importing it takes 4 ms.
"""

import os
import sys

from .versions import version_key, within


def holds(marker, extras):
    """The value of a compiled marker."""
    if marker is True or marker is False:
        return marker
    kind = marker[0]
    if kind == "and":
        return all(holds(each, extras) for each in marker[1:])
    if kind == "or":
        return any(holds(each, extras) for each in marker[1:])
    if kind == "not":
        return not holds(marker[1], extras)
    if kind == "extra":
        return marker[1] in extras
    if kind == "version":
        return within(marker[2], _version_of(marker[1]))
    return _compare(marker[1], _value(marker[2]), _value(marker[3]))


def _version_of(name):
    if name == "python_version":
        return list(sys.version_info[:2]) + [0, 0, 0]
    if name == "python_full_version":
        return version_key(sys.version_info)
    # Python 2 has none; its value is "0".
    return version_key(sys.implementation.version) if hasattr(sys, "implementation") else [0, 0, 0, 0, 0]


def _value(operand):
    return operand["text"] if "text" in operand else _VALUES[operand["name"]]()


def _compare(operator, left, right):
    if operator == "in":
        return left in right
    if operator == "not in":
        return left not in right
    return {
        "==": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[operator]


def _machine():
    if hasattr(os, "uname"):
        return os.uname()[4]
    import platform

    return platform.machine()


def _uname(index, name):
    def read():
        if hasattr(os, "uname") and sys.platform != "darwin":
            return os.uname()[index]
        import platform

        return getattr(platform, name)()

    return read


def _implementation_name():
    return sys.implementation.name if hasattr(sys, "implementation") else ""


def _platform_python_implementation():
    names = {"cpython": "CPython", "pypy": "PyPy", "": "PyPy" if "__pypy__" in sys.builtin_module_names else "CPython"}
    name = _implementation_name()
    if name in names:
        return names[name]
    import platform

    return platform.python_implementation()


def _version(info):
    text = "%d.%d.%d" % tuple(info[:3])
    return text if info[3] == "final" else "%s%s%d" % (text, info[3][0], info[4])


_VALUES = {
    "os_name": lambda: os.name,
    "sys_platform": lambda: sys.platform,
    "platform_machine": _machine,
    "platform_system": _uname(0, "system"),
    "platform_release": _uname(2, "release"),
    "platform_version": _uname(3, "version"),
    "platform_python_implementation": _platform_python_implementation,
    "implementation_name": _implementation_name,
    "implementation_version": lambda: _version(sys.implementation.version) if hasattr(sys, "implementation") else "0",
    "python_version": lambda: "%d.%d" % sys.version_info[:2],
    "python_full_version": lambda: _version(sys.version_info),
}
