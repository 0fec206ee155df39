"""Reads pexrc files: lines of NAME=VALUE, which the environment overrides."""

import os
import sys


def read_rc_files(variables):
    """Adds variables that are not set from /etc/pexrc, ~/.pexrc and the .pexrc beside the PEX."""
    read = {}
    for path in (
        os.path.join(os.sep, "etc", "pexrc"),
        os.path.join(os.path.expanduser("~"), ".pexrc"),
        os.path.join(os.path.dirname(sys.argv[0]), ".pexrc"),
    ):
        try:
            with open(path) as lines:
                for line in lines:
                    parts = [part for part in line.strip().split("=")]
                    # As pex reads them: exactly two parts, none empty.
                    if len(parts) == 2 and all(parts) and parts[0].startswith("PEX_"):
                        read[parts[0]] = parts[1]
        except (EnvironmentError, ValueError):
            continue
    read.update(variables)
    return read
