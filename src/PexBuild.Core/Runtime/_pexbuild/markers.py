"""The values of environment markers (PEP 508), without `platform` where that can be: its import costs 4 ms."""

import os
import sys


def value(name):
    return _VALUES[name]()


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
