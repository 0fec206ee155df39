"""Provides the pkg_resources that pex up to 1.5 offered to programs.

That copy may be too old for the running Python to import; then pkg_resources_fallback takes its place. A distribution's
own pkg_resources comes before both.
"""

import os
import sys

_NAME = "pkg_resources"


def install(bootstrap):
    sys.meta_path.insert(0, _Finder(bootstrap + os.sep))


class _Finder(object):
    def __init__(self, bundled):
        self._bundled = bundled

    def find_spec(self, fullname, path=None, target=None):
        if fullname != _NAME:
            return None
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and (spec.origin or "").startswith(self._bundled):
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader(object):
    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__loader__ = module.__spec__.loader = self._loader
        kept = dict(module.__dict__)
        try:
            self._loader.exec_module(module)
        except Exception:
            for name in list(sys.modules):
                if name.startswith(_NAME + "."):
                    del sys.modules[name]
            module.__dict__.clear()
            module.__dict__.update(kept)
            from . import pkg_resources_fallback as fallback

            for name in fallback.__all__:
                setattr(module, name, getattr(fallback, name))
