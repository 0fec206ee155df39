#!/usr/bin/env @PYTHON@
# The entry script of an unpacked PEX: `python FOLDER`, `python FOLDER/__main__.py` and FOLDER/bin/* all run it.
# You may edit it, and everything else in this folder: an edit takes effect at the next run.
#
# bootstrap_pex_env(FOLDER) does what the PEX does before its program runs: it finds a Python that fits, and sets up
# sys.path and the environment as PEX-INFO says. It is in .pexbuild/_pexbuild; the original of this file is in
# .pexbuild/original.
#
# The last line says what runs. It may be any of
#     run("package.module")             like `python -m package.module`
#     run("package.module:function")    calls the function; its result is the exit status
#     run_script("name")                a console script, or a script file, of a distribution
#     run_interpreter()                 a Python prompt, or what the arguments say, as for `python`
import os
import sys

FOLDER = os.path.dirname(os.path.realpath(__file__))

if __name__ == "__main__":  # not when multiprocessing imports this file in a child
    sys.path.insert(0, os.path.join(FOLDER, ".pexbuild"))
    from _pexbuild import bootstrap_pex_env, run, run_interpreter, run_script

    bootstrap_pex_env(FOLDER)
    @RUN@(@ARGUMENT@)
