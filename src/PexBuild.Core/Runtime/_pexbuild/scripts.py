"""Runs a script by name: a console script of a distribution, or a script file that one contains."""

import io
import os
import sys

from . import program
from .problem import Problem


def run(options, resolution, name):
    entry_point = _console_script(options, resolution, name)
    if entry_point:
        return program.run_entry_point(options, entry_point)
    path = _script_file(options, resolution, name)
    if path is None:
        raise Problem(3105, "the script " + name, "no distribution for this Python has it")
    with open(path, "rb") as file:
        text = file.read()
    if _is_python(text):
        # A virtual environment of pex runs the script file itself.
        return program.execute(compile(text, path, "exec", 0, True), path, path if options.is_venv else name)
    return _run_program(path)


def _locations(options, resolution):
    deps = os.path.join(options.folder, ".deps")
    for name in resolution.added:
        yield os.path.join(deps, name)
    for distribution in resolution.distributions:
        yield os.path.join(deps, distribution["folder"])


def _console_script(options, resolution, name):
    for section in ("console_scripts", "gui_scripts"):
        for location in _locations(options, resolution):
            for metadata in _metadata_folders(location):
                try:
                    with io.open(os.path.join(location, metadata, "entry_points.txt"), encoding="utf-8") as lines:
                        found = _entry(lines, section, name)
                except EnvironmentError:
                    continue
                if found:
                    return found
    return None


def _metadata_folders(location):
    for name in sorted(os.listdir(location)):
        if name.endswith((".dist-info", ".egg-info")) or name == "EGG-INFO":
            yield name


def _entry(lines, wanted_section, wanted_name):
    section = None
    for line in lines:
        line = line.strip()
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == wanted_section and not line.startswith(("#", ";")):
            name, _, target = line.partition("=")
            if name.strip() == wanted_name and target:
                # Extras in brackets matter only for an installation.
                return str(target.partition("[")[0].strip())
    return None


def _script_file(options, resolution, name):
    if os.path.basename(name) != name or name in ("", ".", ".."):
        return None
    names = [name, name + ".exe", name + ".py"] if os.name == "nt" else [name]
    for location in _locations(options, resolution):
        for folder in (
            "bin",
            os.path.join(".prefix", "bin"),
            os.path.join(".prefix", "Scripts"),
            "Scripts",
            os.path.join("EGG-INFO", "scripts"),
        ):
            for each in names:
                path = os.path.join(location, folder, each)
                if os.path.isfile(path):
                    return path
        for folder in sorted(os.listdir(location)):
            if folder.endswith(".data"):
                path = os.path.join(location, folder, "scripts", name)
                if os.path.isfile(path):
                    return path
    return None


def _is_python(text):
    """Whether the first line is #!python (a wheel's placeholder), or names a python or pypy by path or by `env`."""
    first = text.split(b"\n", 1)[0].strip().lower()
    if not first.startswith(b"#!"):
        return False
    words = first[2:].split()
    if words and words[0].endswith(b"/env"):
        words = [word for word in words[1:] if not word.startswith(b"-") and b"=" not in word]
    if first.startswith(b"#!/bin/sh") and b"'''exec'" in text[:200]:
        return True  # as pip writes a path that is too long for a #! line
    return bool(words) and words[0].replace(b"\\", b"/").rpartition(b"/")[2].startswith((b"python", b"pypy"))


def _run_program(path):
    import subprocess

    command = [path] + sys.argv[1:]
    try:
        try:
            status = subprocess.call(command)
        except OSError:
            # The executable bit was lost (by a zip or a checkout on Windows): run what the first line names.
            with open(path, "rb") as file:
                first = file.readline().decode("utf-8", "replace").strip()
            if not first.startswith("#!"):
                raise
            status = subprocess.call(first[2:].split(None, 1) + command)
    except OSError as error:
        raise Problem(3105, "the script " + os.path.basename(path), "it cannot be started: %s" % error.strerror)
    program.leave(status if status >= 0 else 128 - status)
