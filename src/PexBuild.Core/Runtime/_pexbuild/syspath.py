"""Sets up sys.path as the PEX would: the standard library, the PEX's own code, its distributions, and those entries of
the host that inherit_path allows."""

import os
import site
import sys

from . import bytecode
from .distributions import add_site_folder, entries_of, locations


def set_up(options, resolution):
    folder = options.folder
    inherit = options.inherit_path
    kept, host = _split(folder)
    pythonpath = _pythonpath(host)
    if options.is_venv:
        # In a venv the PEX's code is in site-packages, after the standard library, and its .pth files are processed.
        path = kept + [folder]
        if not options.get("venv_hermetic_scripts", True):
            path = pythonpath + path
    elif inherit == "false":
        path = [folder] + kept
        if options.version < (1, 6, 11):
            path += pythonpath  # older releases removed only site-packages
    else:
        inherited = [entry for entry in sys.path if not _same(entry, folder) and entry not in pythonpath]
        path = [folder] + inherited
        path = pythonpath + path if inherit == "prefer" else path + pythonpath
    path += _extra_sys_path(options, inherit)

    if options.is_venv or inherit == "false":
        _forget(folder, path)
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
    """Splits sys.path into (standard library, everything else except the folder itself)."""
    kept = []
    host = []
    for entry in sys.path:
        if is_standard(entry):
            kept.append(entry)
        elif not _same(entry, folder):
            host.append(entry)
    return kept, host


def is_standard(path, _roots=[]):
    """Whether a path belongs to the standard library. Anything unknown counts as the host's."""
    if not _roots:
        _roots.append(_standard_roots())
    roots, exact = _roots[0]
    path = os.path.normcase(path)
    if path in exact:
        return True
    for root in roots:
        if path.startswith(root) and (len(path) == len(root) or path[len(root)] in (os.sep, "/")):
            below = path[len(root) :]
            return "site-packages" not in below and "dist-packages" not in below
    return False


def _standard_roots():
    """(roots of the standard library, paths that belong to it without what is below them)."""
    version = "python%d.%d" % sys.version_info[:2]
    zipped = "python%d%d.zip" % sys.version_info[:2]
    library = os.path.dirname(os.path.abspath(os.__file__))
    roots = [library, os.path.realpath(library), os.path.join(os.path.dirname(library), zipped)]
    exact = []
    for name in ("base_prefix", "base_exec_prefix", "real_prefix", "prefix", "exec_prefix"):
        prefix = getattr(sys, name, None)  # real_prefix: virtualenv before version 20
        if prefix:
            for folder in ("lib", getattr(sys, "platlibdir", "lib")):
                roots += [os.path.join(prefix, folder, version), os.path.join(prefix, folder, zipped)]
            roots += [os.path.join(prefix, "lib_pypy"), os.path.join(prefix, "lib-python")]
            if os.name == "nt":
                roots += [os.path.join(prefix, "DLLs"), os.path.join(prefix, "Lib"), os.path.join(prefix, zipped)]
                exact.append(prefix)
    return [os.path.normcase(root) for root in roots], [os.path.normcase(path) for path in exact]


def _pythonpath(host):
    """The entries of sys.path that come from PYTHONPATH."""
    value = os.environ.get("PYTHONPATH")
    if not value or sys.flags.ignore_environment:
        return []
    named = [os.path.abspath(entry) for entry in value.split(os.pathsep) if entry]
    return [entry for entry in host if entry in named]


def _extra_sys_path(options, inherit):
    """PEX_EXTRA_SYS_PATH. Since 2.1.95 child processes get it as PYTHONPATH."""
    extra = options.variables.get("PEX_EXTRA_SYS_PATH")
    if not extra or options.version < (2, 1, 12):
        return []
    if options.version >= (2, 1, 95):
        before = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = extra if inherit == "false" or not before else before + os.pathsep + extra
    return [entry for entry in extra.split(os.pathsep) if entry]


def _forget(folder, path):
    """Removes modules that site, .pth files and sitecustomize imported from places that are no longer on sys.path."""
    importers = sys.path_importer_cache
    for entry in list(importers):
        if entry not in path and not is_standard(entry):
            del importers[entry]
    staying = tuple(os.path.normcase(entry) + os.sep for entry in [folder] + path if not is_standard(entry))

    def gone(location):
        return os.path.isabs(location) and not (is_standard(location) or os.path.normcase(location).startswith(staying))

    running = _running_packages()
    dropped = set()
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in running:
            continue
        location = getattr(module, "__file__", None)
        folders = getattr(module, "__path__", None)
        if location and gone(location):
            dropped.add(name)
        elif folders is not None and any(gone(each) for each in list(folders)):
            left = [each for each in folders if not gone(each)]
            if left and isinstance(folders, list):
                folders[:] = left
            else:
                dropped.add(name)
    for name in dropped:
        del sys.modules[name]
    for hooks in (sys.meta_path, sys.path_hooks):
        # Finders of editable installs, of setuptools' distutils, and so on.
        hooks[:] = [hook for hook in hooks if getattr(hook, "__module__", None) not in dropped]


def _running_packages():
    """The packages that must stay: those of the callers (a debugger, for example), and virtualenv's patches."""
    names = {"__main__", "_virtualenv"}
    frame = sys._getframe()
    while frame:
        names.add(frame.f_globals.get("__name__", "").partition(".")[0])
        frame = frame.f_back
    return names


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
        # pex leaves its own code here when the program runs. Up to 1.5, pkg_resources is in it.
        sys.path.append(bootstrap)
        if options.startup.get("bundles_pkg_resources") and sys.version_info[0] > 2:
            from . import pkg_resources_finder

            pkg_resources_finder.install(bootstrap)
