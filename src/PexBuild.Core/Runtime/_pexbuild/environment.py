"""What the program sees in os.environ."""

import os
import sys

# A script of a distribution that is started as a command (command.sh), and the Python that it is to run with.
_SCRIPT = "UNPACKED_PEX_SCRIPT"
_PYTHON = "UNPACKED_PEX_PYTHON"


def announce(options):
    """PEX, which says where the PEX is. It is set before .pth files run; the rest waits for the program's turn."""
    if options.version >= (2, 1, 53):
        os.environ["PEX"] = options.folder


def take_command():
    """The path of the command by which this process was started, if it was by one."""
    return os.environ.pop(_SCRIPT, None)


def hand_over(options):
    """Takes away PEX_* and sets what PEX-INFO injects."""
    if options.is_venv and options.venv_bin_path != "false":
        _put_commands_on_path(options)
    if options.strips_pex_variables:
        for name in list(os.environ):
            if name.startswith("PEX_"):
                del os.environ[name]
    elif options.is_early_venv:
        for name in ("PEX_INTERPRETER", "PEX_MODULE", "PEX_SCRIPT"):
            os.environ.pop(name, None)
    for name, value in options.get("inject_env", {}).items():
        os.environ.setdefault(name, value)
    resources = options.get("bind_resource_paths", {})
    if resources:
        from .resources import resource_path

        for name, resource in resources.items():
            os.environ[name] = resource_path(name, resource)


def _put_commands_on_path(options):
    """In a venv they are its scripts, in venv/bin."""
    commands = os.path.join(options.folder, ".pexbuild", "scripts")
    if not os.path.isdir(commands):
        return
    path = [entry for entry in os.environ.get("PATH", "").split(os.pathsep) if entry != commands]
    path.insert(0 if options.venv_bin_path == "prepend" else len(path), commands)
    os.environ["PATH"] = os.pathsep.join(path)
    os.environ[_PYTHON] = sys.executable
