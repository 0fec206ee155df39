#!/usr/bin/env @PYTHON@
# The entry script of an unpacked PEX: `python FOLDER`, `python FOLDER/__main__.py` and FOLDER/bin/* all come here.
# It is meant to be read and edited. So is everything else in this folder: an edit shows at the next run.
#
# bootstrap_pex_env(FOLDER) does what the PEX did before its program ran: it picks a Python that fits, sets up sys.path
# and the environment as PEX-INFO says. It lives in .pexbuild/_pexbuild, the text it replaces in .pexbuild/original.
#
# The last line says what runs. It may be any of
#     run("package.module")             as `python -m package.module` does
#     run("package.module:function")    calls the function; what it returns is the exit status
#     run_script("name")                a console script, or a script that a distribution brings along
#     run_interpreter()                 a Python prompt (with arguments: as `python` takes them)
import os
import sys

FOLDER = os.path.dirname(os.path.realpath(__file__))

if __name__ == "__main__":  # not when multiprocessing imports this file in a child
    sys.path.insert(0, os.path.join(FOLDER, ".pexbuild"))
    from _pexbuild import bootstrap_pex_env, run, run_interpreter, run_script

    bootstrap_pex_env(FOLDER)
    @RUN@(@ARGUMENT@)
