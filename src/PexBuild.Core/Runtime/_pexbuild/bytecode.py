"""Keeps Python from using stale bytecode.

Python uses a .pyc file if its source still has the recorded modification time (in seconds) and size; Python 2 compares
the time alone. After two edits within one second that keep the size, Python would therefore run the first one for ever.
So no .pyc is written for a source that was modified in the current second, and none is read that was written in the
second in which its source was modified, as child processes and other tools write them as well.
"""

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
        if path.endswith(".pyc") and path.startswith(below) and _may_be_stale(path, data):
            raise OSError("may be stale: " + path)  # as if it did not exist, so the source is compiled
        return data

    get_data._pexbuild = True
    SourceFileLoader._cache_bytecode = _cache_bytecode
    SourceFileLoader.get_data = get_data


def _may_be_stale(path, data):
    # Since 3.7 there are four bytes of flags. 1 means "unchecked hash": with such a .pyc an edit would never show.
    modern = sys.version_info >= (3, 7)
    if modern:
        flags = data[4] if len(data) > 4 else 0
        if flags:
            return flags == 1
    stamp = data[8:12] if modern else data[4:8]
    return len(stamp) == 4 and os.stat(path).st_mtime < int.from_bytes(stamp, "little") + 1


class _FreshSources(object):
    """For Python 2, which imports in C and can only be told to write no bytecode at all.

    This finder finds nothing. It is asked before each import, and turns writing off for a source of the current second.
    """

    def __init__(self, below):
        self._below = below
        self._wanted = self._set = sys.dont_write_bytecode

    def find_module(self, name, path=None):
        if sys.dont_write_bytecode != self._set:  # by the program
            self._wanted = sys.dont_write_bytecode
        self._set = sys.dont_write_bytecode = self._wanted or self._is_fresh(name.rpartition(".")[2], path)

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
