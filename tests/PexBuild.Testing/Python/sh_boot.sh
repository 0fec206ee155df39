set -eu

DEFAULT_PEX_ROOT="$(echo ~/.cache/pex)"
PEX_ROOT="${PEX_ROOT:-${DEFAULT_PEX_ROOT}}"
INSTALLED_PEX="${PEX_ROOT}/unzipped_pexes/@PEX_HASH@"

find_python() {
    for python in \
@PYTHONS@
    ; do
        if command -v "${python}" 2>/dev/null; then
            return
        fi
    done
}

python_exe="$(find_python)"
if [ -n "${python_exe}" ]; then
    if [ -e "${INSTALLED_PEX}" ]; then
        # The installed copy is started, whatever this file holds by now.
        export __PEX_EXE__="$0"
        exec "${python_exe}" "${INSTALLED_PEX}" "$@"
    else
        exec "${python_exe}" "$0" "$@"
    fi
fi

echo >&2 "Failed to find any of the python binaries on the PATH."
exit 1
