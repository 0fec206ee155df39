"""What the program sees in os.environ."""

import os


def announce(options):
    """PEX, which says where the PEX is. It is set before .pth files run; the rest waits for the program's turn."""
    if options.version >= (2, 1, 53):
        os.environ["PEX"] = options.folder


def hand_over(options):
    """Takes away PEX_* and sets what PEX-INFO injects."""
    if options.strips_pex_variables:
        for name in list(os.environ):
            if name.startswith("PEX_"):
                del os.environ[name]
    for name, value in options.get("inject_env", {}).items():
        os.environ.setdefault(name, value)
    resources = options.get("bind_resource_paths", {})
    if resources:
        from .resources import resource_path

        for name, resource in resources.items():
            os.environ[name] = resource_path(name, resource)
