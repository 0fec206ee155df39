import py_compile
import sys

for path in sys.argv[1:]:
    py_compile.compile(path, cfile=path + "c", doraise=True)
