"""`import __pex__` with an unpacked PEX on sys.path: makes its modules importable in any program."""

import os
import sys


def activate(folder, name):
    from . import settings, syspath
    from .resolve import resolve

    options = settings.load(folder)
    resolution = resolve(options)
    if resolution.problem and not options.ignore_errors:
        from . import messages

        messages.report(folder, resolution.problem)
        raise ImportError("the PEX in %s does not fit this Python" % folder)
    if options.version >= (2, 1, 53):
        os.environ["PEX"] = folder
    syspath.set_up(options, resolution)
    sys.meta_path.append(_Aliases(name + "."))


class _Aliases(object):
    """`from __pex__ import NAME` does what `import NAME` does: there is one module with two names."""

    def __init__(self, prefix):
        self._prefix = prefix
        self._specs = {}

    def find_spec(self, fullname, path=None, target=None):
        if fullname.startswith(self._prefix):
            from importlib.util import spec_from_loader

            return spec_from_loader(fullname, self)
        return None

    def create_module(self, spec):
        module = _import(spec.name[len(self._prefix) :])
        self._specs[spec.name] = module.__spec__
        return module

    def exec_module(self, module):
        # The import system has replaced the module's own spec with this finder's; put it back.
        module.__spec__ = self._specs.pop(module.__spec__.name)

    # Python 2

    def find_module(self, fullname, path=None):
        return self if fullname.startswith(self._prefix) else None

    def load_module(self, fullname):
        module = _import(fullname[len(self._prefix) :])
        sys.modules[fullname] = module
        return module


def _import(name):
    __import__(name)
    return sys.modules[name]
