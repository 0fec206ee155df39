# With an unpacked PEX on sys.path, `import __pex__` makes its distributions importable, and
# `from __pex__ import NAME` imports NAME from them. The original of this file is in .pexbuild/original.
import os
import sys

FOLDER = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))

sys.path.insert(0, os.path.join(FOLDER, ".pexbuild"))
try:
    from _pexbuild.import_hook import activate
finally:
    sys.path.pop(0)

activate(FOLDER, __name__)
