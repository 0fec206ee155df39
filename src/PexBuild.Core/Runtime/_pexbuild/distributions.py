"""Where a distribution's modules are, and how a folder of modules gets on sys.path."""

import os
import site
import sys


def locations(folder, distribution):
    """The sys.path entries of a distribution: its folder and any others that its .layout.json names."""
    location = os.path.join(folder, ".deps", distribution["folder"])
    return [
        location if path in ("", ".") else os.path.join(location, *path.split("/")) for path in distribution["paths"]
    ]


def entries_of(location):
    """The sys.path entries of a distribution that is not in startup.json, as its .layout.json gives them."""
    from .settings import read_json

    try:
        paths = read_json(os.path.join(location, ".layout.json")).get("sys_path_entries") or [""]
    except (EnvironmentError, ValueError):
        paths = [""]
    return [os.path.normpath(os.path.join(location, *path.split("/"))) for path in paths]


def add_site_folder(entry, known, in_front):
    """Puts a folder on sys.path and processes its .pth files, which only site.addsitedir does completely."""
    if in_front:
        sys.path.insert(0, entry)
    elif site.makepath(entry)[1] not in known:
        sys.path.append(entry)
    known.add(site.makepath(entry)[1])
    site.addsitedir(entry, known)
