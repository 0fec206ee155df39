"""Python trusts a .pyc when the source has the second and the size that it had when it was compiled. Two edits within
one second that keep the size therefore show the first one, for ever. So: no .pyc is written for a source of the current
second, and none is read that was written in the second of its source (children and other tools write them, too)."""

import os
import sys
import time


def install(folder):
    try:
        from _frozen_importlib_external import SourceFileLoader
    except ImportError:  # Python 2 imports in C
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
