"""The Pythons that may be on this machine, in the order of PYTHON-DISCOVERY.md. It lists candidates and starts none."""

import os

_WINDOWS = os.name == "nt"
_COMMON_NAMES = ("python3", "python", "python2")
_PYPY_NAMES = ("pypy3", "pypy", "pypy2")
_INSTALLATION_FOLDERS = ("", "Scripts", "tools") if _WINDOWS else ("bin", "", "tools")


def candidates(folder, asked, listed, newest_first):
    """Paths of executables. `asked` is the value of PEX_PYTHON, `listed` that of PEX_PYTHON_PATH, or None."""
    if asked and _is_path(asked):
        return _of_path(os.path.abspath(asked))
    places = _listed_places(listed) if listed else _path_folders()
    pyenv = [] if listed else _pyenv_folders(newest_first)
    if asked:
        return _named(asked, places + pyenv)
    found = [place for place in places if is_executable(place)]
    shebang = shebang_python(folder)
    for name in ((shebang,) if shebang else ()) + _COMMON_NAMES:
        found += _named(name, places)
    found += _versioned(places, newest_first)
    for name in _PYPY_NAMES:
        found += _named(name, places)
    found += _named("python", pyenv)
    if _WINDOWS and not listed:
        from .windows_pythons import registered

        found += _named("py", places) + [path for path in registered() if is_executable(path)]
    return found


def is_executable(path):
    return os.path.isfile(path) and os.access(path, os.X_OK)


def _is_path(text):
    return "/" in text or os.sep in text


def _of_path(path):
    """The executable itself, or the Python of that installation or virtual environment."""
    inside = [
        os.path.join(path, folder, _file_name(name)) for folder in _INSTALLATION_FOLDERS for name in _COMMON_NAMES
    ]
    return [each for each in [path, path + ".exe"] + inside if is_executable(each)]


def _listed_places(listed):
    """The folders and executables of PEX_PYTHON_PATH."""
    places = [place.strip('"') for place in listed.split(os.pathsep)]
    return [os.path.abspath(place) for place in places if place]


def _path_folders():
    """The folders of PATH that do not depend on the working directory."""
    folders = [folder.strip('"') for folder in os.environ.get("PATH", os.defpath).split(os.pathsep)]
    return [folder for folder in folders if os.path.isabs(folder)]


def _named(name, places):
    name = _file_name(name)
    paths = [place if os.path.basename(place) == name else os.path.join(place, name) for place in places]
    return [path for path in paths if is_executable(path)]


def _file_name(name):
    return name + ".exe" if _WINDOWS and not name.lower().endswith(".exe") else name


def _versioned(places, newest_first):
    """Every pythonX.Y and pypyX.Y, by version."""
    found = []
    for prefix in ("python", "pypy"):
        for place in places:
            for name in _list(place):
                version = _version_in(name, prefix)
                if version is not None:
                    found.append((version, os.path.join(place, name)))
    found.sort(key=lambda each: each[0], reverse=newest_first)
    return [path for _, path in found if is_executable(path)]


def _version_in(name, prefix):
    """(3, 11) of "python3.11"; None of any other name (python3, python3-config, python3.11-gdb.py)."""
    if _WINDOWS and name.lower().endswith(".exe"):
        name = name[:-4]
    parts = name[len(prefix) :].split(".")
    if name.startswith(prefix) and len(parts) == 2 and all(part.isdigit() for part in parts):
        return tuple(int(part) for part in parts)
    return None


def _pyenv_folders(newest_first):
    """Where pyenv's interpreters are, by version; those whose names do not start with a number come last."""
    home = os.path.join(os.path.expanduser("~"), ".pyenv", "pyenv-win" if _WINDOWS else "")
    versions = os.path.join(os.environ.get("PYENV_ROOT") or home, "versions")
    names = _list(versions)
    numbered = sorted((name for name in names if _numbers_in(name)), key=_numbers_in, reverse=newest_first)
    ordered = numbered + [name for name in names if not _numbers_in(name)]
    return [os.path.join(versions, name, "" if _WINDOWS else "bin") for name in ordered]


def _numbers_in(name):
    """[3, 13, 0] of "3.13.0"; [3, 13] of "3.13-dev"; [] of "pypy3.10-7.3"."""
    numbers = []
    for part in name.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if digits:
            numbers.append(int(digits))
        if digits != part:
            break
    return numbers


def _list(folder):
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def shebang_python(folder):
    """The Python that the first line of __main__.py names, if it names nothing else; None otherwise."""
    try:
        with open(os.path.join(folder, "__main__.py"), "rb") as file:
            line = file.readline(256).decode("ascii").rstrip()
    except (EnvironmentError, ValueError):
        return None
    for start in ("#!/", "#! /"):
        if line.startswith(start):
            folders, _, name = line[len(start) :].rpartition("/")
            if folders == "usr/bin" and name.startswith("env "):
                name = name[len("env ") :].lstrip(" ")
            return str(name.rstrip(".")) if _is_python_name(name) else None
    return None


def _is_python_name(name):
    for prefix in ("python", "pypy"):
        if name.startswith(prefix) and not name[len(prefix) :].strip("0123456789."):
            return True
    return False
