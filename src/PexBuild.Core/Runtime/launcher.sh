#!/bin/sh
# Runs the unpacked PEX that contains this file: the folder above the one that this file is in. It works from any working
# directory and through symbolic links, passes every argument on unchanged, and replaces itself with the program.
#
# It looks for a Python that starts, in the order that PexBuild documents. The support module then checks that this Python
# fits, and moves to another one if it does not or if PEX_PYTHON or PEX_PYTHON_PATH asks for another.

# $(...) drops trailing line feeds, so an x at the end protects those of a file name.
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

# The Python that the first line of __main__.py names, if it names nothing else.
own=
if [ -r "$folder/__main__.py" ]; then
    IFS= read -r own <"$folder/__main__.py"
    own=${own%"$(printf '\r')"}
    case $own in
        '#!/usr/bin/env '* | '#! /usr/bin/env '*)
            own=${own#*env}
            own=${own#"${own%%[! ]*}"}
            ;;
        '#!/'* | '#! /'*) own=${own##*/} ;;
        *) own= ;;
    esac
fi
case $own in
    python | python[23] | python[23].[0-9] | python[23].[0-9][0-9]) ;;
    pypy | pypy[23] | pypy[23].[0-9] | pypy[23].[0-9][0-9]) ;;
    *) own= ;;
esac

# The search path: PEX_PYTHON_PATH, then the folders of PATH. Relative ones of PATH are left out, as the working directory
# must not decide what is started.
places=$PEX_PYTHON_PATH:
rest=$PATH:
while [ -n "$rest" ]; do
    case $rest in
        /*) places=$places${rest%%:*}: ;;
    esac
    rest=${rest#*:}
done

# The versioned names, newest first.
minors=
versioned=
minor=0
while [ "$minor" -lt 40 ]; do
    minors="$minor $minors"
    versioned="python3.$minor pypy3.$minor $versioned"
    minor=$((minor + 1))
done

# Being executable proves little: a pyenv shim may have no Python behind it, and a Python may lack its libraries.
starts() {
    [ -f "$1" ] && [ -x "$1" ] && "$1" -E -S -c '' </dev/null >/dev/null 2>&1
}

# Sets `python` to the first file of this name on the search path that starts. Without a name, the places are files.
find_on_path() {
    rest=$places
    while [ -n "$rest" ]; do
        place=${rest%%:*}
        rest=${rest#*:}
        python=$place${1:+/$1}
        [ -n "$place" ] && starts "$python" && return
    done
    return 1
}

case $PEX_PYTHON in
    */*)
        for python in "$PEX_PYTHON" "$PEX_PYTHON"/bin/python[23] "$PEX_PYTHON"/bin/python \
            "$PEX_PYTHON"/python[23] "$PEX_PYTHON"/python "$PEX_PYTHON"/tools/python[23] "$PEX_PYTHON"/tools/python; do
            starts "$python" && exec "$python" "$folder" "$@"
        done
        ;;
esac

for name in "$PEX_PYTHON" '' "$own" python3 python python2 $versioned python2.7 pypy2.7 pypy3 pypy pypy2; do
    find_on_path "$name" && exec "$python" "$folder" "$@"
done

versions=${PYENV_ROOT:-$HOME/.pyenv}/versions
for minor in $minors; do
    for python in "$versions/3.$minor"/bin/python "$versions/3.$minor"[!0-9]*/bin/python; do
        starts "$python" && exec "$python" "$folder" "$@"
    done
done
for python in "$versions"/2*/bin/python "$versions"/[!0-9]*/bin/python; do
    starts "$python" && exec "$python" "$folder" "$@"
done

echo "${0##*/} : error PEX3001: no Python that starts was found. Nothing was run. Install Python, or set PEX_PYTHON to its path." >&2
exit 127
