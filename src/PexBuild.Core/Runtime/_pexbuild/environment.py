"""What the program sees in os.environ."""

import os
import sys

# The interface of command.sh: the path of the script that it was started as, and the Python that it is to use.
_SCRIPT = "UNPACKED_PEX_SCRIPT"
_PYTHON = "UNPACKED_PEX_PYTHON"


def announce(options):
    """Sets PEX to the path of the PEX, as .pth files may need it. hand_over sets the rest before the program runs."""
    if options.version >= (2, 1, 53):
        os.environ["PEX"] = options.folder


def take_command():
    """The path of the command that started this process, if one did."""
    return os.environ.pop(_SCRIPT, None)


def hand_over(options):
    """Removes PEX_* variables and sets those that PEX-INFO injects."""
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
    """They stand in for the scripts in the bin folder of pex's virtual environment."""
    commands = os.path.join(options.folder, ".pexbuild", "scripts")
    if not os.path.isdir(commands):
        return
    path = [entry for entry in os.environ.get("PATH", "").split(os.pathsep) if entry != commands]
    path.insert(0 if options.venv_bin_path == "prepend" else len(path), commands)
    os.environ["PATH"] = os.pathsep.join(path)
    os.environ[_PYTHON] = sys.executable
