#!/bin/sh
# Runs the script that this file is named after, for programs that start the scripts of their distributions by name.
# It is on PATH while a PEX runs that was built with `--venv prepend` or `--venv append`. It uses the same Python.
UNPACKED_PEX_SCRIPT=$0
export UNPACKED_PEX_SCRIPT
exec "${UNPACKED_PEX_PYTHON:-python3}" "${0%/*}/../.." "$@"
