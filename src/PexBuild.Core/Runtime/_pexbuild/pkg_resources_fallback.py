"""The parts of pkg_resources that old programs need: namespace packages, versions, entry points, data files."""

import os
import sys

__all__ = [
    "DistributionNotFound",
    "declare_namespace",
    "get_distribution",
    "iter_entry_points",
    "require",
    "resource_exists",
    "resource_filename",
    "resource_stream",
    "resource_string",
]


class DistributionNotFound(Exception):
    pass


def declare_namespace(name):
    from pkgutil import extend_path

    module = sys.modules[name]
    module.__path__ = extend_path(getattr(module, "__path__", []), name)


class _Distribution(object):
    def __init__(self, metadata):
        self.project_name = metadata["Name"]
        self.key = self.project_name.lower()
        self.version = metadata["Version"]


def get_distribution(name):
    from importlib import metadata

    # It may be a requirement: "foo>=1" asks for foo.
    project = name
    for end in "[<>=!~; ":
        project = project.partition(end)[0]
    try:
        return _Distribution(metadata.distribution(project).metadata)
    except metadata.PackageNotFoundError:
        raise DistributionNotFound(name)


def require(*names):
    return [get_distribution(name) for name in names]


def iter_entry_points(group, name=None):
    from importlib import metadata

    for distribution in metadata.distributions():
        for entry in distribution.entry_points:
            if entry.group == group and name in (None, entry.name):
                yield entry


def resource_filename(package, resource):
    if package not in sys.modules:
        __import__(package)
    return os.path.join(os.path.dirname(sys.modules[package].__file__), *resource.split("/"))


def resource_exists(package, resource):
    return os.path.exists(resource_filename(package, resource))


def resource_stream(package, resource):
    return open(resource_filename(package, resource), "rb")


def resource_string(package, resource):
    with resource_stream(package, resource) as stream:
        return stream.read()
