"""bind_resource_paths: an environment variable for each resource, with its absolute path."""

import os
import sys

from .problem import Problem


def resource_path(name, resource):
    relative = os.path.normpath(os.path.join(*resource.split("/")))
    if os.path.isabs(resource) or os.path.isabs(relative) or relative.split(os.sep)[0] == os.pardir:
        raise Problem(3112, "bind_resource_paths", "%s=%s is not below sys.path" % (name, resource))
    for entry in sys.path:
        path = os.path.join(entry, relative)
        if os.path.isfile(path):
            return path
    raise Problem(3112, "bind_resource_paths", "%s=%s was not found on sys.path" % (name, resource))


class Placeholders(object):
    """What inject_args may refer to: {pex.env.NAME} is an environment variable, empty if it is not set."""

    def __init__(self, environ):
        self.env = _Variables(environ)


class _Variables(object):
    def __init__(self, environ):
        self._environ = environ

    def __getattr__(self, name):
        return self._environ.get(name, "")

    __getitem__ = __getattr__
