"""Ranks a wheel tag for the running Python, in the order in which pip and pex prefer tags.

It computes the place of one tag, not the list of all tags that fit (a thousand on Linux).
"""

import os
import sys

_PYPY = "__pypy__" in sys.builtin_module_names
_MAJOR, _MINOR = sys.version_info[:2]


def rank(tag):
    """A tuple, the smaller the better; None if the tag does not fit."""
    interpreter, abi, platform = tag.rsplit("-", 2)
    place = 0 if platform == "any" else _platform_rank(platform)
    if place is None:
        return None
    group = _python_rank(interpreter, abi, platform == "any")
    return None if group is None else group + (place,)


def _python_rank(interpreter, abi, any_platform):
    if interpreter[:2] == "py":
        if abi != "none":
            return None
        version = _digits(interpreter[2:])
        if version is None or version[0] != _MAJOR or version[1] is not None and version[1] > _MINOR:
            return None
        # py311, py3, py310, py39, ...: with a platform first, then without.
        minor = version[1]
        order = 0 if minor == _MINOR else 1 if minor is None else 2 + _MINOR - minor
        return (6 if any_platform else 4, order)
    if interpreter == _own_interpreter():
        if any_platform:
            return (5, 0) if abi == "none" else None
        if abi in _own_abis():
            return (0, _own_abis().index(abi))
        return {"abi3": (1, 0) if _has_abi3() else None, "none": (2, 0)}.get(abi)
    if abi == "abi3" and not any_platform and interpreter[:2] == "cp" and _has_abi3():
        version = _digits(interpreter[2:])
        if version and version[0] == _MAJOR and version[1] is not None and 2 <= version[1] < _MINOR:
            return (3, _MINOR - version[1])
    return None


def _digits(text):
    """ "311" is (3, 11), "3" is (3, None)"""
    text = text.replace("_", "")
    if not text.isdigit():
        return None
    return int(text[0]), int(text[1:]) if text[1:] else None


def _own_interpreter():
    return "%s%d%d" % ("pp" if _PYPY else "cp", _MAJOR, _MINOR)


def _variable(name):
    import sysconfig

    return sysconfig.get_config_var(name)


def is_free_threaded():
    return sys.version_info >= (3, 13) and not _PYPY and bool(_variable("Py_GIL_DISABLED"))


def _has_abi3():
    return not _PYPY and sys.version_info >= (3, 2) and not is_free_threaded()


def _own_abis(_kept=[]):
    if not _kept:
        _kept.append(_read_own_abis())
    return _kept[0]


def _read_own_abis():
    if _PYPY:
        # "pypy39-pp73" from ".pypy39-pp73-x86_64-linux-gnu.so"
        suffix = _variable("EXT_SUFFIX") or _variable("SO") or ""
        return ["_".join(suffix.split(".")[1].split("-")[:2])] if suffix.startswith(".pypy") else []
    version = "cp%d%d" % (_MAJOR, _MINOR)
    debug = hasattr(sys, "gettotalrefcount")
    if _MAJOR == 2:
        return [version + ("d" if debug else "") + "m" + ("u" if sys.maxunicode == 0x10FFFF else "")]
    malloc = "m" if sys.version_info < (3, 8) else ""
    flags = "t" if is_free_threaded() else ""
    abi = version + flags + ("d" if debug else "") + malloc
    # A debug build of 3.8 or newer also loads extensions of a release build.
    return [abi, version + flags] if debug and not malloc else [abi]


def _platform_rank(platform):
    if sys.platform == "darwin":
        from .tags_macos import rank_macos

        return rank_macos(platform)
    own = _own_platform()
    if platform == own:
        return 9999
    if sys.platform.startswith("linux"):
        return _linux_rank(platform, own)
    return None


def _own_platform(_kept=[]):
    if not _kept:
        if sys.platform.startswith("linux"):
            # uname gives the platform of the kernel, which is not that of a 32-bit Python.
            machine = os.uname()[4]
            if sys.maxsize <= 2**32:
                machine = {"x86_64": "i686", "aarch64": "armv7l"}.get(machine, machine)
            _kept.append("linux_" + machine)
        else:
            import sysconfig

            _kept.append(sysconfig.get_platform().replace("-", "_").replace(".", "_").replace(" ", "_"))
    return _kept[0]


_LEGACY = {"manylinux1": (2, 5), "manylinux2010": (2, 12), "manylinux2014": (2, 17)}


def _linux_rank(platform, own):
    """The newest glibc (or musl) first; a legacy name right after the modern one of the same glibc; linux_* last."""
    architecture = own[len("linux") :]
    if not platform.endswith(architecture):
        return None
    name = platform[: -len(architecture)]
    after = 0
    if name in _LEGACY:
        wanted, library, after = _LEGACY[name], "manylinux", 1
        if name != "manylinux2014" and architecture not in ("_x86_64", "_i686"):
            return None
    else:
        parts = name.split("_")
        if len(parts) != 3 or not (parts[1].isdigit() and parts[2].isdigit()):
            return None
        wanted, library = (int(parts[1]), int(parts[2])), parts[0]
    have = {"manylinux": _glibc, "musllinux": _musl}.get(library, lambda: None)()
    if have is None or wanted[0] != have[0] or wanted[1] > have[1]:
        return None
    return 2 * (have[1] - wanted[1]) + after


def _glibc(_kept=[]):
    if not _kept:
        _kept.append(None)
        try:
            library, version = os.confstr("CS_GNU_LIBC_VERSION").split()
            if library == "glibc":
                major, minor = version.split(".")[:2]
                _kept[0] = int(major), int(minor)
        except (AttributeError, OSError, ValueError):
            pass
    return _kept[0]


def _musl(_kept=[]):
    """(major, minor) of musl libc; None if this Python does not use it."""
    if not _kept:
        _kept.append(None)
        if _glibc() is None:
            from .tags_musl import musl_version

            _kept[0] = musl_version(sys.executable)
    return _kept[0]
