"""Warns in one line if the files that startup.json was compiled from have been edited.

It compares content, not times: copying the folder or checking it out changes the times of all files.
"""

import os
from binascii import crc32

_COMPILED = ("requirements", "interpreter_constraints", "excluded", "overridden")
_ENOUGH_FOR_MOST_HEADERS = 1 << 14


def warn_if_edited(options):
    edited = _edited_settings(options) or _edited_metadata(options)
    if edited:
        from . import messages

        messages.write(options.folder, "warning", 3104, edited)


def _edited_settings(options):
    compiled = options.startup.get("compiled_from", {})
    for key in _COMPILED:
        if options.get(key, []) != compiled.get(key, []):
            return "the key %s of PEX-INFO" % key
    return None


def _edited_metadata(options):
    deps = os.path.join(options.folder, ".deps") + os.sep
    for distribution in options.startup["distributions"]:
        folder = deps + distribution["folder"] + os.sep
        for recorded, read in ((distribution.get("metadata"), _read_header), (distribution.get("wheel"), _read_all)):
            if recorded and _differs(folder + recorded[0], recorded[1], read):
                return ".deps/%s/%s" % (distribution["folder"], recorded[0])
    return None


def _differs(path, recorded, read):
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return os.path.isdir(os.path.dirname(os.path.dirname(path)))  # the distribution is there, its metadata is not
    try:
        return crc32(read(descriptor)) & 0xFFFFFFFF != recorded
    except OSError:
        return True
    finally:
        os.close(descriptor)


def _read_header(descriptor):
    """METADATA up to its first empty line. What follows is the description, which is not compiled."""
    text = b""
    while True:
        chunk = os.read(descriptor, _ENOUGH_FOR_MOST_HEADERS)
        text += chunk
        ends = [end for end in (text.find(b"\n\n"), text.find(b"\n\r\n")) if end >= 0]
        if ends:
            return text[: min(ends) + 1]
        if not chunk:
            return text


def _read_all(descriptor):
    text = b""
    while True:
        chunk = os.read(descriptor, _ENOUGH_FOR_MOST_HEADERS)
        if not chunk:
            return text
        text += chunk
