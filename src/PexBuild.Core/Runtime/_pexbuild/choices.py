"""Remembers in the user's cache folder which Python was chosen."""

import hashlib
import json
import os
import sys

from .discovery import shebang_python


def key(options):
    """A hash of everything the choice depends on: what the PEX needs, where candidates are, and which Python asks."""
    parts = [
        options.folder,
        sys.executable,
        json.dumps(options.startup, sort_keys=True),
        json.dumps(options.info, sort_keys=True),
    ]
    parts += [options.variables.get(name, "") for name in ("PEX_PYTHON", "PEX_PYTHON_PATH", "PEX_IGNORE_ERRORS")]
    parts += [os.environ.get(name, "") for name in ("PATH", "PYENV_ROOT", "PYENV_VERSION")]
    parts.append(shebang_python(options.folder) or "")
    try:
        if options.asks_for_python:
            parts.append(os.getcwd())  # the variables may hold relative paths
        parts += sorted(os.listdir(os.path.join(options.folder, ".deps")))
    except OSError:
        pass  # a PEX without distributions, or a working directory that was removed
    text = "\0".join(parts)
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")).hexdigest()


def load(key):
    """(executable, version) of the Python that was chosen, if that file has not changed since; None otherwise."""
    try:
        with open(_file(key), "rb") as file:
            kept = json.loads(file.read().decode("utf-8"))
        if kept["stat"] == _stat(kept["executable"]):
            return kept["executable"], tuple(kept["version"])
    except (EnvironmentError, KeyError, TypeError, ValueError):
        pass
    return None


def save(key, executable, version):
    path = _file(key)
    temporary = "%s.%d" % (path, os.getpid())
    try:
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
        with open(temporary, "wb") as file:
            kept = {"executable": executable, "version": list(version), "stat": _stat(executable)}
            file.write(json.dumps(kept).encode("utf-8"))
        try:
            os.rename(temporary, path)
        except OSError:  # on Windows, if another process has written it
            os.remove(temporary)
    except (EnvironmentError, ValueError):
        pass  # the cache only saves time


def _stat(path):
    status = os.stat(path)
    return [status.st_size, int(status.st_mtime)]


def _file(key):
    return os.path.join(_folder(), "pexbuild", "pythons", key + ".json")


def _folder():
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches")
    return os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
