#!/bin/sh
# Runs the unpacked PEX that this file is in, from anywhere and through links: the folder is the one above this file's own.
# It finds *some* Python that starts; whether that one fits, and which other one would, the folder's own code decides.
# Every byte of every argument is passed on, and the program takes this process's place: signals and status are its own.

# A trailing line feed in a name would be lost in $(...), hence the x that guards it.
link=$0
case $link in
    */*) ;;
    *) if [ -e "./$link" ]; then link=./$link; else link=$(command -v -- "$link"); fi ;;
esac
while [ -h "$link" ]; do
    if target=$(readlink "$link" 2>/dev/null && echo x); then
        target=${target%?x}
    else
        # No readlink: `ls` ends the line with "NAME -> TARGET".
        target=$(ls -ld "$link" && echo x)
        target=${target%?x}
        target=${target#*"$link -> "}
    fi
    case $target in
        /*) link=$target ;;
        *) link=${link%/*}/$target ;;
    esac
done
folder=$(CDPATH='' cd -P -- "${link%/*}/.." && pwd -P && echo x)
folder=${folder%?x}

# The PEX's own Python is named by the first line of __main__.py, which may be edited: nothing but a plain name is taken.
own=
if [ -r "$folder/__main__.py" ]; then
    IFS= read -r own <"$folder/__main__.py"
    own=${own##*[ /]}
fi
case $own in
    python[23] | python[23].[0-9] | python[23].[0-9][0-9] | pypy | pypy[23] | pypy[23].[0-9] | pypy[23].[0-9][0-9]) ;;
    *) own= ;;
esac

# A shim without a Python behind it and an executable without its libraries are there, but do not start.
for python in "$PEX_PYTHON" "$own" python3 python python2 \
    python3.14 python3.13 python3.12 python3.11 python3.10 python3.9 python3.8 python3.7 python3.6 python2.7 \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3*/bin/python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/python; do
    if [ -n "$python" ] && "$python" -E -S -c '' </dev/null >/dev/null 2>&1; then
        exec "$python" "$folder" "$@"
    fi
done

echo "${0##*/} : error PEX3001: no Python was found on PATH that starts. Nothing was run. Install Python, or set PEX_PYTHON to its path." >&2
exit 127
