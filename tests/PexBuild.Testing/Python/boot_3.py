# Copyright 2014 Pex project contributors.
# Licensed under the Apache License, Version 2.0 (see LICENSE).

import os
import sys

TYPE_CHECKING = False

__SHOULD_EXECUTE__ = __name__ == "__main__"


def boot(
    bootstrap_dir,  # type: str
    pex_root,  # type: str
    pex_hash,  # type: str
):
    entry_point = os.path.dirname(os.path.abspath(__file__))
    if not __SHOULD_EXECUTE__:
        entry_point = os.path.dirname(entry_point)

    installed_from = os.environ.pop("__PEX_EXE__", None)
    sys.argv[0] = installed_from or sys.argv[0]
    os.environ["PEX"] = os.path.realpath(installed_from or entry_point)

    sys.path[0] = os.path.abspath(sys.path[0])
    sys.path.insert(0, os.path.join(entry_point, bootstrap_dir))

    from pex.pex_bootstrapper import bootstrap_pex

    return bootstrap_pex(entry_point, execute=__SHOULD_EXECUTE__)


result = boot(
    bootstrap_dir='.bootstrap',
    pex_root='~/.cache/pex',
    pex_hash='@PEX_HASH@',
)
if __SHOULD_EXECUTE__:
    sys.exit(result)
