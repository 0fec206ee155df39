"""The settings of a run: PEX-INFO, startup.json and PEX_* variables."""

import os
import sys

from .problem import Problem

SCHEMA = 1
# For a PEX that does not record its version: pex records it since 1.6.4.
_BEFORE_RECORDED = (1, 0, 0)
# pex-rc's own runtime follows the newest pex.
_NATIVE = (999, 0, 0)


def load(folder):
    startup = _read(folder, os.path.join(".pexbuild", "startup.json"), 3106)
    if startup.get("schema", 0) > SCHEMA:
        raise Problem(3106, ".pexbuild/startup.json", "it was written by a newer version of the tool")
    return Settings(folder, _read(folder, "PEX-INFO", 3109), startup)


def _read(folder, name, code):
    try:
        return read_json(os.path.join(folder, name))
    except (EnvironmentError, ValueError) as error:
        raise Problem(code, name.replace(os.sep, "/"), getattr(error, "strerror", None) or str(error))


def read_bytes(path):
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        chunks = []
        while True:
            chunk = os.read(descriptor, 1 << 20)
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
    finally:
        os.close(descriptor)


def read_json(path):
    """Does what json.load does, but without importing json, which takes 5 ms, where its C part is enough."""
    text = read_bytes(path).decode("utf-8").strip()
    if sys.version_info[0] > 2:
        try:
            from _json import make_scanner

            value, end = make_scanner(_ScannerOptions)(text, 0)
            if end == len(text) and isinstance(value, dict):
                return value
        except Exception:  # PyPy has no _json; and json's errors are better
            pass
    import json

    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value if sys.version_info[0] > 2 else _as_str(value)


def _as_str(value):
    """Python 2's json returns unicode strings, which do not mix with the byte strings of paths and the environment."""
    if isinstance(value, dict):
        return dict((_as_str(key), _as_str(each)) for key, each in value.items())
    if isinstance(value, list):
        return [_as_str(each) for each in value]
    return value.encode("utf-8") if hasattr(value, "encode") else value


class _ScannerOptions(object):
    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


class Settings(object):
    def __init__(self, folder, info, startup):
        self.folder = folder
        self.info = info
        self.startup = startup
        self.variables = self._read_variables()
        self.verbose = self._number("PEX_VERBOSE")

    # PEX_* variables

    def _read_variables(self):
        variables = {}
        if self._true("PEX_DISABLE_VARIABLES", os.environ.get("PEX_DISABLE_VARIABLES")):
            return variables
        for name in os.environ:
            if name.startswith("PEX_"):
                variables[name] = os.environ[name]
        if not self._true("PEX_IGNORE_RCFILES", variables.get("PEX_IGNORE_RCFILES")):
            for path in (
                os.path.join(os.sep, "etc", "pexrc"),
                os.path.join(os.path.expanduser("~"), ".pexrc"),
                os.path.join(os.path.dirname(sys.argv[0]), ".pexrc"),
            ):
                if os.path.isfile(path):
                    from .rcfiles import read_rc_files

                    return read_rc_files(variables)
        return variables

    def truth(self, name):
        """The value of a boolean variable; None if it is not set."""
        return self._true(name, self.variables.get(name))

    @staticmethod
    def _true(name, value):
        if value is None:
            return None
        if value.lower() in ("1", "true"):
            return True
        if value.lower() in ("0", "false"):
            return False
        raise Problem(3110, name, value, "0, 1, false or true")

    def _number(self, name):
        value = self.variables.get(name) or "0"
        try:
            return int(value)
        except ValueError:
            raise Problem(3110, name, value, "a number")

    def paths(self, name):
        """A variable that is a list of paths."""
        value = self.variables.get(name) or ""
        return [os.path.realpath(os.path.expanduser(path)) for path in value.split(os.pathsep) if path]

    def log(self, text, level=1):
        if self.verbose >= level:
            sys.stderr.write("pex: %s\n" % text)

    # PEX-INFO, with the defaults for absent keys (null counts as absent)

    def get(self, key, default):
        value = self.info.get(key)
        return default if value is None else value

    @property
    def version(self):
        """The pex release that built the PEX, whose behaviour the run follows."""
        if self.startup.get("era") == "native":
            return _NATIVE
        numbers = []
        for part in (self.startup.get("pex_version") or "").split(".")[:3]:
            digits = ""
            for character in part:
                if not character.isdigit():
                    break
                digits += character
            numbers.append(int(digits or 0))
        return tuple(numbers) if numbers and numbers[0] else _BEFORE_RECORDED

    @property
    def is_venv(self):
        venv = self.truth("PEX_VENV")
        return bool(self.get("venv", False) if venv is None else venv)

    @property
    def venv_bin_path(self):
        """ "false", "prepend" or "append"."""
        value = self.variables.get("PEX_VENV_BIN_PATH", self.get("venv_bin_path", "false"))
        if value not in ("false", "prepend", "append"):
            raise Problem(3110, "PEX_VENV_BIN_PATH", value, "false, prepend or append")
        return value

    @property
    def inherit_path(self):
        """ "false", "prefer" or "fallback"; the variable wins when it says anything but false."""
        for value in (self.variables.get("PEX_INHERIT_PATH"), self.get("inherit_path", False)):
            if value is True or str(value).lower() in ("1", "true"):
                return "prefer"
            if value in ("prefer", "fallback"):
                return value
            if value not in (None, False, "", "0", "false", "False"):
                raise Problem(3110, "inherit_path", value, "false, prefer or fallback")
        return "false"

    @property
    def ignore_errors(self):
        return bool(self.truth("PEX_IGNORE_ERRORS") or self.get("ignore_errors", False))

    @property
    def strips_pex_variables(self):
        # Up to 2.1.6 there was no choice.
        return bool(self.get("strip_pex_env", True)) and not self.is_early_venv

    @property
    def is_early_venv(self):
        """Up to 2.1.39 a venv removed only those PEX_* variables that say what to run."""
        return self.is_venv and self.version < (2, 1, 40)

    @property
    def asks_for_python(self):
        return bool(self.variables.get("PEX_PYTHON") or self.variables.get("PEX_PYTHON_PATH"))

    @property
    def inject_python_args(self):
        flags = self.get("inject_python_args", [])
        if flags:
            from .flags import check

            check(flags)
        return flags

    @property
    def isolates_from_pythonpath(self):
        """Since 2.91.2 a hermetic PEX restarts itself with -I if PYTHONPATH is set."""
        if self.version < (2, 91, 2) or self.variables.get("PEX_INHERIT_PATH", "false") != "false":
            return False
        if self.get("venv", False):
            return bool(self.get("venv_hermetic_scripts", True))
        return self.inherit_path == "false"

    @property
    def pex_paths(self):
        """Other PEX files to merge: PEX-INFO's first, then the variable's."""
        listed = self.get("pex_paths", None) or (self.get("pex_path", "") or "").split(os.pathsep)
        return [path for path in listed if path] + self.paths("PEX_PATH")
