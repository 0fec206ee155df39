"""PEX_TOOLS=1: runs pex's own tools on the folder, if the PEX was built with them."""

import os
import sys

from .problem import Problem


def run(options):
    bootstrap = os.path.join(options.folder, ".bootstrap")
    if not options.get("includes_tools", options.get("venv", False)) or not os.path.isdir(
        os.path.join(bootstrap, "pex", "tools")
    ):
        raise Problem(3112, "PEX_TOOLS", "the PEX was built without tools")
    sys.path.insert(0, bootstrap)
    from pex.pex import PEX
    from pex.tools import main

    sys.exit(main.main(pex=PEX(options.folder)))
