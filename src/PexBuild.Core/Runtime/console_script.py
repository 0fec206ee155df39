#!python
# -*- coding: utf-8 -*-
import importlib
import sys

entry_point = importlib.import_module("@MODULE@")
for name in "@ATTRIBUTE@".split("."):
    entry_point = getattr(entry_point, name)

if __name__ == "__main__":
    sys.exit(entry_point())
