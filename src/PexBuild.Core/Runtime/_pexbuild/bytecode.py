"""Python trusts a .pyc when the source has the second and the size that it had when it was compiled. Two edits within
one second that keep the size therefore show the first one, for ever. So: no .pyc is written for a source of the current
second, and none is read that was written in the second of its source (children and other tools write them, too).
Python 2 compares the second alone."""

import os
import sys
import time


def install(folder):
    try:
        from _frozen_importlib_external import SourceFileLoader
    except ImportError:
        sys.meta_path.insert(0, _FreshSources(folder + os.sep))
        return
    write = getattr(SourceFileLoader, "_cache_bytecode", None)
    read = getattr(SourceFileLoader, "get_data", None)
    if write is None or read is None or getattr(read, "_pexbuild", False):
        return
    below = folder + os.sep

    def _cache_bytecode(self, source_path, bytecode_path, data):
        if source_path.startswith(below):
            try:
                if os.stat(source_path).st_mtime >= int(time.time()):
                    return
            except OSError:
                return
        write(self, source_path, bytecode_path, data)

    def get_data(self, path):
        data = read(self, path)
        if path.endswith(".pyc") and path.startswith(below) and _untrustworthy(path, data):
            raise OSError("not trusted: " + path)  # as if it were not there: the source is compiled
        return data

    get_data._pexbuild = True
    SourceFileLoader._cache_bytecode = _cache_bytecode
    SourceFileLoader.get_data = get_data


def _untrustworthy(path, data):
    # Since 3.7 four bytes of flags come first; 1 is "by hash, unchecked": such a .pyc would never see an edit.
    modern = sys.version_info >= (3, 7)
    if modern:
        flags = data[4] if len(data) > 4 else 0
        if flags:
            return flags == 1
    stamp = data[8:12] if modern else data[4:8]
    return len(stamp) == 4 and os.stat(path).st_mtime < int.from_bytes(stamp, "little") + 1


class _FreshSources(object):
    """Python 2 imports in C, so it can only be told not to write: this finder finds nothing, but is asked before each import."""

    def __init__(self, below):
        self._below = below
        self._asked_for = self._told = sys.dont_write_bytecode

    def find_module(self, name, path=None):
        if sys.dont_write_bytecode != self._told:  # by the program
            self._asked_for = sys.dont_write_bytecode
        self._told = sys.dont_write_bytecode = self._asked_for or self._is_fresh(name.rpartition(".")[2], path)

    def _is_fresh(self, name, path):
        for folder in sys.path if path is None else path:
            if not (folder + os.sep).startswith(self._below):
                continue
            for source in (os.path.join(folder, name, "__init__.py"), os.path.join(folder, name + ".py")):
                try:
                    return os.stat(source).st_mtime >= int(time.time())
                except OSError:
                    pass
        return False
