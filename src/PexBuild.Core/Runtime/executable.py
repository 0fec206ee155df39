# Asked of a candidate, as `python -S -c`: that it starts, and which interpreter is behind a shim, so that the program's
# start does not pay for the shim again. Works on every Python from 2.5.
import sys

executable = sys.executable or ""
if not isinstance(executable, bytes):
    executable = executable.encode("utf-8", "surrogateescape")
getattr(sys.stdout, "buffer", sys.stdout).write(executable)
