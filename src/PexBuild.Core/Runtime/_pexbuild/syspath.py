"""sys.path as the PEX would have made it: the standard library, the PEX's own code, its distributions, and of the host
what inherit_path lets in."""
import os
import site
import sys

from . import bytecode

_OWN_PACKAGE = __name__.split(".")[0]


def set_up(options, resolution):
    folder = options.folder
    inherit = options.inherit_path
    kept, host = _split(folder)
    pythonpath = _pythonpath(host)
    if options.is_venv:
        # In a venv the program's code is in site-packages, after the standard library, and .pth files work there.
        path = kept + [folder]
        if not options.get("venv_hermetic_scripts", True):
            path = pythonpath + path
    elif inherit == "false":
        path = [folder] + kept
        if options.version < (1, 6, 11):
            path += pythonpath  # older ones took away site-packages only
    else:
        inherited = [entry for entry in sys.path if not _same(entry, folder) and entry not in pythonpath]
        path = [folder] + inherited
        path = pythonpath + path if inherit == "prefer" else path + pythonpath
    path += _extra_sys_path(options, inherit)

    if options.is_venv or inherit == "false":
        _forget(path, [entry for entry in host if entry not in path])
    sys.path[:] = path
    sys.displayhook = sys.__displayhook__
    sys.excepthook = sys.__excepthook__
    bytecode.install(folder)
    _activate(options, resolution, inherit == "fallback" and not options.is_venv)
    if options.is_venv and options.get("venv_system_site_packages", False):
        sys.path.extend(entry for entry in host if entry not in sys.path and entry not in pythonpath)
    for entry in sys.path:
        options.log("sys.path: " + entry, 2)


def _same(entry, folder):
    return entry == folder or os.path.realpath(entry) == folder


def _split(folder):
    """sys.path as Python made it: (standard library, everything else but the folder itself)."""
    kept = []
    host = []
    for entry in sys.path:
        if is_standard(entry):
            kept.append(entry)
        elif not _same(entry, folder):
            host.append(entry)
    return kept, host


def is_standard(path, _roots=[]):
    """Whether a path is of the standard library. A positive list: what we don't know is the host's."""
    if not _roots:
        _roots.append(_standard_roots())
    folders, files = _roots[0]
    path = os.path.normcase(path)
    if path in files:
        return True
    for folder in folders:
        if path.startswith(folder) and (len(path) == len(folder) or path[len(folder)] in (os.sep, "/")):
            below = path[len(folder) :]
            return "site-packages" not in below and "dist-packages" not in below
    return False


def _standard_roots():
    version = "python%d.%d" % sys.version_info[:2]
    zipped = "python%d%d.zip" % sys.version_info[:2]
    library = os.path.dirname(os.path.abspath(os.__file__))
    folders = [library]
    files = [os.path.join(os.path.dirname(library), zipped)]
    for prefix in (getattr(sys, "base_prefix", None), getattr(sys, "base_exec_prefix", None), getattr(sys, "real_prefix", None), sys.prefix, sys.exec_prefix):
        if not prefix:
            continue
        for name in ("lib", getattr(sys, "platlibdir", "lib")):
            folders.append(os.path.join(prefix, name, version))
            files.append(os.path.join(prefix, name, zipped))
        # PyPy
        folders.append(os.path.join(prefix, "lib_pypy"))
        folders.append(os.path.join(prefix, "lib-python"))
        if os.name == "nt":
            folders.append(os.path.join(prefix, "DLLs"))
            folders.append(os.path.join(prefix, "Lib"))
            files += [os.path.join(prefix, zipped), prefix]
    folders += [os.path.realpath(folder) for folder in folders[:1]]
    return (
        [os.path.normcase(folder) for folder in dict.fromkeys(folders)],
        frozenset(os.path.normcase(file) for file in files),
    )


def _pythonpath(host):
    """What PYTHONPATH put on sys.path. Python drops what does not exist only later, so take its own text."""
    value = os.environ.get("PYTHONPATH")
    if not value or sys.flags.ignore_environment:
        return []
    named = [os.path.abspath(entry) for entry in value.split(os.pathsep) if entry]
    return [entry for entry in host if entry in named]


def _extra_sys_path(options, inherit):
    """PEX_EXTRA_SYS_PATH. Since 2.1.95 the Python processes that the program starts see it as PYTHONPATH."""
    extra = options.variables.get("PEX_EXTRA_SYS_PATH")
    if not extra or options.version < (2, 1, 12):
        return []
    if options.version >= (2, 1, 95):
        before = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = extra if inherit == "false" or not before else before + os.pathsep + extra
    return [entry for entry in extra.split(os.pathsep) if entry]


def _forget(path, removed):
    """Drops what site, .pth files and sitecustomize imported from places that are no longer there."""
    importers = sys.path_importer_cache
    for entry in removed:
        importers.pop(entry, None)
    removed = tuple(os.path.normcase(entry) + os.sep for entry in removed if entry)
    if not removed:
        return

    def gone(location):
        return os.path.normcase(location).startswith(removed) and not is_standard(location)

    dropped = set()
    for name, module in list(sys.modules.items()):
        # virtualenv's own module mends distutils; Python in a virtualenv breaks without it.
        if name in ("__main__", "_virtualenv") or name.split(".")[0] == _OWN_PACKAGE:
            continue
        location = getattr(module, "__file__", None)
        folders = getattr(module, "__path__", None)
        if location and gone(location):
            dropped.add(name)
        elif folders is not None and any(gone(each) for each in list(folders)):
            staying = [each for each in folders if not gone(each)]
            if staying and isinstance(folders, list):
                folders[:] = staying
            else:
                dropped.add(name)
    for name in dropped:
        del sys.modules[name]
    for hooks in (sys.meta_path, sys.path_hooks):
        # Finders of "editable" installs, of setuptools' distutils, and the like.
        hooks[:] = [hook for hook in hooks if getattr(hook, "__module__", None) not in dropped]


def _activate(options, resolution, in_front):
    folder = options.folder
    known = set(site.makepath(entry)[1] for entry in sys.path)
    if options.is_venv:
        add_site_folder(folder, known, False)
    deps = os.path.join(folder, ".deps")
    for name in resolution.added:
        for entry in entries_of(os.path.join(deps, name)):
            add_site_folder(entry, known, in_front)
    for distribution in resolution.distributions:
        for entry in locations(folder, distribution):
            add_site_folder(entry, known, in_front)
    if options.pex_paths:
        from . import pex_path

        pex_path.activate(options, known)
    bootstrap = os.path.join(folder, ".bootstrap")
    if not options.is_venv and os.path.isdir(bootstrap):
        # Where pex leaves its own code when it hands over. Up to 1.5 pkg_resources is there, too.
        sys.path.append(bootstrap)
        if options.startup.get("bundles_pkg_resources") and sys.version_info[0] > 2:
            from . import pkg_resources_finder

            pkg_resources_finder.install(bootstrap)


def locations(folder, distribution):
    """The sys.path entries of a distribution: its folder, and what .layout.json named besides."""
    location = os.path.join(folder, ".deps", distribution["folder"])
    return [location if path in ("", ".") else os.path.join(location, *path.split("/")) for path in distribution["paths"]]


def add_site_folder(entry, known, in_front):
    """Puts a folder on sys.path and honours its .pth files, which only site.addsitedir does in full."""
    if in_front:
        sys.path.insert(0, entry)
    elif site.makepath(entry)[1] not in known:
        sys.path.append(entry)
    known.add(site.makepath(entry)[1])
    site.addsitedir(entry, known)


def entries_of(location):
    """What .layout.json says of a distribution that startup.json does not know."""
    from .settings import read_json

    try:
        paths = read_json(os.path.join(location, ".layout.json")).get("sys_path_entries") or [""]
    except (EnvironmentError, ValueError):
        paths = [""]
    return [os.path.normpath(os.path.join(location, *path.split("/"))) for path in paths]

