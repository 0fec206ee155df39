# The stand-in for the pkg_resources that old PEX files bundle.
import pkgutil
import sys


def declare_namespace(name):
    module = sys.modules[name]
    module.__path__ = pkgutil.extend_path(module.__path__, name)
