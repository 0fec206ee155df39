"""pex_path and PEX_PATH: the distributions and modules of other PEX files."""

import os
import sys

from . import distributions
from .problem import Problem


def activate(options, known):
    for path in options.pex_paths:
        if not os.path.exists(path):
            raise Problem(3107, path, "there is no such file")
        if os.path.isfile(os.path.join(path, ".pexbuild", "startup.json")):
            _activate_unpacked(path, known)
        elif os.path.isdir(os.path.join(path, ".deps")) or os.path.isfile(os.path.join(path, "PEX-INFO")):
            _activate_loose(path, known)
        elif os.path.isfile(path):
            _activate_file(path)
        else:
            raise Problem(3107, path, "it is not a PEX")


def _activate_unpacked(path, known):
    from . import settings
    from .resolve import resolve

    folder = os.path.realpath(path)
    options = settings.load(folder)
    resolution = resolve(options)
    if resolution.problem and not options.ignore_errors:
        raise Problem(3107, path, "it does not fit this Python")
    _insert(folder)
    for name in resolution.added:
        distributions.add_site_folder(os.path.join(folder, ".deps", name), known, False)
    for distribution in resolution.distributions:
        for entry in distributions.locations(folder, distribution):
            distributions.add_site_folder(entry, known, False)


def _activate_loose(path, known):
    _insert(path)
    deps = os.path.join(path, ".deps")
    for name in fitting(sorted(os.listdir(deps)) if os.path.isdir(deps) else []):
        if not os.path.isdir(os.path.join(deps, name)):
            raise Problem(3107, path, "it contains wheel files")
        for entry in distributions.entries_of(os.path.join(deps, name)):
            distributions.add_site_folder(entry, known, False)


def _activate_file(path):
    """Python imports from folders in a zip file, but not extension modules, and it ignores .pth files there."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (EnvironmentError, zipfile.BadZipfile):
        raise Problem(3107, path, "it is not a PEX")
    folders = []
    for name in names:
        parts = name.split("/")
        if parts[0] == ".deps" and len(parts) > 1 and parts[1] and parts[1] not in folders:
            folders.append(parts[1])
    if "PEX-INFO" not in names:
        raise Problem(3107, path, "it is not a PEX")
    _insert(path)
    for folder in fitting(folders):
        below = [name[len(".deps/" + folder) :] for name in names if name.startswith(".deps/" + folder)]
        if below == [""]:
            raise Problem(3107, path, "it contains wheel files")
        if any(name.endswith((".so", ".pyd", ".pth")) for name in below):
            raise Problem(3107, path, "%s does not work inside a zip file" % folder)
        sys.path.append(os.path.join(path, ".deps", folder))


def _insert(path):
    if path not in sys.path:
        sys.path.insert(0, path)


def fitting(names):
    """For each project, the wheel whose tags fit best. Requirements are ignored: only unpacked folders have them."""
    from .tags import rank

    best = {}
    for name in names:
        parts = name[:-4].split("-") if name.endswith(".whl") else []
        if len(parts) < 5:
            best[name] = ((), name)
            continue
        ranks = [
            rank("%s-%s-%s" % (python, abi, platform))
            for python in parts[-3].split(".")
            for abi in parts[-2].split(".")
            for platform in parts[-1].split(".")
        ]
        ranks = [each for each in ranks if each is not None]
        if ranks:
            project = parts[0].lower().replace("_", "-").replace(".", "-")
            best[project] = min(best.get(project, (min(ranks), name)), (min(ranks), name))
    return [name for _, name in sorted(best.values(), key=lambda each: names.index(each[1]))]
