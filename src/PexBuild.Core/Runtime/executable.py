# Run by a candidate, as `python -S -c`: proves that the candidate starts, and prints the interpreter behind a shim, so
# that the program can be started without the shim. Works on every Python from 2.5 on.
import sys

executable = sys.executable or ""
if not isinstance(executable, bytes):
    executable = executable.encode("utf-8", "surrogateescape")
getattr(sys.stdout, "buffer", sys.stdout).write(executable)
