"""The two functions of pex's runtime that others call: bootstrap_pex and bootstrap_pex_env."""

import code
import io
import json
import os
import runpy
import site
import subprocess
import sys

from .layout import ensure_installed, read_info
from .version import __version__


def bootstrap_pex_env(entry_point):
    """Puts the distributions of a PEX on sys.path, and nothing else."""
    info = read_info(entry_point)
    folder = ensure_installed(entry_point, info)
    activate(folder, info)
    return folder


def bootstrap_pex(entry_point, execute=True, venv_dir=None):
    info = read_info(entry_point)
    folder = ensure_installed(entry_point, info)
    scrub(entry_point, folder, info.get("inherit_path"))
    activate(folder, info)
    if execute:
        sys.exit(run(folder, info))


def scrub(entry_point, folder, inherit_path):
    if inherit_path in (None, False, "false"):
        hosts = ("site-packages", "dist-packages")
        outside = [os.path.abspath(path) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
        sys.path[:] = [path for path in sys.path if os.path.basename(path) not in hosts and os.path.abspath(path) not in outside]
    sys.path[:] = [path for path in sys.path if path != os.path.join(entry_point, ".bootstrap")]
    if folder != entry_point:
        sys.path[:] = [folder if path == os.path.abspath(entry_point) else path for path in sys.path]
    if folder not in sys.path:
        sys.path.insert(0, folder)


def activate(folder, info):
    deps = os.path.join(folder, ".deps")
    for name in info.get("distributions", {}):
        distribution = os.path.join(deps, name)
        if os.path.isdir(distribution) and fits(name):
            for path in sys_path_entries(distribution):
                sys.path.append(path)
                site.addsitedir(path)
    if os.path.isdir(os.path.join(folder, ".bootstrap", "pkg_resources")):
        sys.path.append(os.path.join(folder, ".bootstrap"))


def sys_path_entries(distribution):
    layout = os.path.join(distribution, ".layout.json")
    entries = [""]
    if os.path.isfile(layout):
        with io.open(layout, encoding="utf-8") as fp:
            entries = json.load(fp).get("sys_path_entries", entries)
    return [os.path.normpath(os.path.join(distribution, entry)) for entry in entries]


def fits(name):
    if not name.endswith(".whl"):
        return True
    running = ("py%d" % sys.version_info[0], "py%d%d" % sys.version_info[:2], "cp%d%d" % sys.version_info[:2])
    return any(tag in running for tag in name[:-4].split("-")[-3].split("."))


def run(folder, info):
    script, module = os.environ.get("PEX_SCRIPT"), os.environ.get("PEX_MODULE")
    overridden = script or module or os.environ.get("PEX_INTERPRETER")
    if not overridden:
        script, module = info.get("script"), info.get("entry_point")
        sys.argv[1:1] = info.get("inject_args") or []
    if info.get("strip_pex_env", True):
        for name in [name for name in os.environ if name.startswith("PEX_")]:
            del os.environ[name]
    for name, value in (info.get("inject_env") or {}).items():
        os.environ.setdefault(name, value)
    if script:
        return run_script(folder, script)
    if module:
        return run_entry_point(module)
    return run_interpreter()


def run_entry_point(entry_point):
    module, _, function = entry_point.partition(":")
    if not function:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return 0
    target = __import__(module, fromlist=["_"])
    for name in function.split("."):
        target = getattr(target, name)
    result = target()
    first = tuple(int(part) for part in __version__.split(".")[:2]) < (1, 5)
    return 0 if first else result


def run_script(folder, name):
    deps = os.path.join(folder, ".deps")
    for distribution in sorted(os.listdir(deps)):
        for place in ("bin", ".prefix/bin"):
            path = os.path.join(deps, distribution, place, name)
            if not os.path.isfile(path):
                continue
            with io.open(path, encoding="utf-8") as fp:
                text = fp.read()
            if "python" not in text.split("\n")[0]:
                return subprocess.call([path] + sys.argv[1:])
            sys.argv[0] = name
            exec(compile(text, path, "exec"), {"__name__": "__main__", "__file__": path})
            return 0
    raise SystemExit("Could not find script %r in the PEX." % name)


def run_interpreter():
    sys.path.insert(0, "")
    if len(sys.argv) == 1:
        return code.interact()
    if sys.argv[1] == "-c":
        text, sys.argv = sys.argv[2], ["-c"] + sys.argv[3:]
        exec(compile(text, "<string>", "exec"), {"__name__": "__main__"})
        return 0
    if sys.argv[1] == "-m":
        sys.argv = sys.argv[2:]
        return run_entry_point(sys.argv[0])
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
    return 0
