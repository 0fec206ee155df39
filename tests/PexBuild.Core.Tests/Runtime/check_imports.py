"""Checks what the Python files below a folder import: `python check_imports.py FOLDER`, with Python 3.10 or newer.

One line for each import of something that does not exist, and one for each circle of modules, counting imports inside
functions as well. The last line says how much was looked at.
"""

import ast
import importlib
import os
import sys

PACKAGE = "_pexbuild"

# Python 2's name of winreg, and what only a PEX itself may bring along.
ELSEWHERE = {"_winreg", "coverage", "pex"}


def main(folder):
    trees = dict(parsed_files(folder))
    problems = []
    graph = {}
    count = 0
    for module, tree in sorted(trees.items()):
        graph[module] = set()
        for imported, name in imports_of(tree):
            count += 1
            if imported.partition(".")[0] == PACKAGE:
                submodule = "%s.%s" % (imported, name)
                graph[module].add(submodule if submodule in trees else imported)
                exists = submodule in trees or imported in trees and (name is None or name in names_in(trees[imported]))
            else:
                exists = exists_outside(imported, name)
            if not exists:
                problems.append("%s imports %s, which does not exist" % (module, ".".join(filter(None, (imported, name)))))
    problems += ["a circle: " + " -> ".join(circle) for circle in circles(graph)]
    print("\n".join(problems + ["%d modules, %d imports" % (len(trees), count)]))


def parsed_files(folder):
    for root, _, files in os.walk(folder):
        for file in files:
            if file.endswith(".py"):
                path = os.path.join(root, file)
                parts = os.path.relpath(path, folder)[: -len(".py")].split(os.sep)
                with open(path, "rb") as source:
                    yield ".".join(part for part in parts if part != "__init__"), ast.parse(source.read())


def imports_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, None
        elif isinstance(node, ast.ImportFrom):
            module = ".".join(filter(None, (PACKAGE, node.module))) if node.level else node.module
            for alias in node.names:
                yield module, alias.name


def names_in(tree):
    """What a module defines at its top level."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from (each.id for each in ast.walk(target) if isinstance(each, ast.Name))


def exists_outside(module, name):
    top = module.partition(".")[0]
    if top in ELSEWHERE:
        return True
    if top not in sys.stdlib_module_names:
        return False
    try:
        found = importlib.import_module(module)
    except ImportError:
        return module == top  # of the standard library, but of another system
    if name is None or hasattr(found, name):
        return True
    try:
        return bool(importlib.import_module("%s.%s" % (module, name)))
    except ImportError:
        return False


def circles(graph):
    """Each circle once, from its first module on."""
    for start in sorted(graph):
        paths = [[start]]
        while paths:
            path = paths.pop()
            for following in sorted(graph.get(path[-1], ())):
                if following == start:
                    yield path + [start]
                elif following > start and following not in path:
                    paths.append(path + [following])


main(sys.argv[1])
