#!python
# -*- coding: utf-8 -*-
import importlib
import sys

entry_point = importlib.import_module('@MODULE@')
for attr in '@FUNCTION@'.split('.'):
    entry_point = getattr(entry_point, attr)

if __name__ == "__main__":
    sys.exit(entry_point())
