"""The Pythons of this machine: PATH, pyenv, and on Windows the registry and what the py launcher knows."""

import os
import sys

_WINDOWS = os.name == "nt"


def on_path(names, places=None):
    """Where PATH (or these places) has these names; a place is a folder, or the executable itself."""
    found = []
    for name in names:
        for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if places is None else places:
            for file in (name, name + ".exe") if _WINDOWS else (name,):
                path = folder if os.path.basename(folder) == file else os.path.join(folder, file)
                if folder and is_executable(path):
                    found.append(path)
    return found


def is_executable(path):
    return os.path.isfile(path) and os.access(path, os.X_OK)


def find_all(places, newest_first):
    """Every pythonX.Y and pypyX.Y, by version. With `places`, only of these (folders, or executables)."""
    found = {}
    for folder in folders() if places is None else places:
        if os.path.isfile(folder):
            names, folder = [os.path.basename(folder)], os.path.dirname(folder)
        else:
            try:
                names = sorted(os.listdir(folder or os.curdir))
            except OSError:
                continue
        for name in names:
            version = version_of(name)
            path = os.path.join(folder, name)
            if version is not None and is_executable(path):
                found.setdefault(os.path.realpath(path), (version, path))
    ordered = sorted(found.values(), key=lambda each: each[0], reverse=newest_first)
    return [path for _, path in ordered] + (_registered() if _WINDOWS and places is None else [])


def version_of(name):
    """(3, 11) of "python3.11"; () of "python", "python3" and the like; None of anything else."""
    if _WINDOWS and name.lower().endswith(".exe"):
        name = name[:-4]
    for prefix in ("python", "pypy"):
        if name.startswith(prefix):
            text = name[len(prefix) :]
            if text in ("", "2", "3"):
                return ()
            parts = text.split(".")
            if len(parts) == 2 and all(part.isdigit() for part in parts):
                return tuple(int(part) for part in parts)
    return None


def folders():
    """Where Pythons are looked for: PATH, and what pyenv keeps beside its shims."""
    found = [folder for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if folder]
    versions = os.path.join(os.environ.get("PYENV_ROOT") or os.path.join(os.path.expanduser("~"), ".pyenv"), "versions")
    try:
        names = sorted(os.listdir(versions))
    except OSError:
        names = []
    return found + [os.path.join(versions, name) if _WINDOWS else os.path.join(versions, name, "bin") for name in names]


def _registered():
    """PEP 514. Not measured: no Windows was at hand."""
    try:
        import winreg
    except ImportError:
        import _winreg as winreg
    found = []
    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        for company in _subkeys(winreg, root, "Software\\Python"):
            for tag in _subkeys(winreg, root, "Software\\Python\\" + company):
                try:
                    with winreg.OpenKey(root, "Software\\Python\\%s\\%s\\InstallPath" % (company, tag)) as key:
                        try:
                            path = winreg.QueryValueEx(key, "ExecutablePath")[0]
                        except OSError:
                            path = os.path.join(winreg.QueryValue(key, None), "python.exe")
                except OSError:
                    continue
                if is_executable(path):
                    found.append(path)
    return found


def _subkeys(winreg, root, path):
    names = []
    try:
        with winreg.OpenKey(root, path) as key:
            while True:
                names.append(winreg.EnumKey(key, len(names)))
    except OSError:
        return names
