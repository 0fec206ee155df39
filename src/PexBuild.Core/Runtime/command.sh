#!/bin/sh
# The script that this file is named after, as a command: for programs that start their distributions' scripts by name.
# It is on PATH while a PEX runs that was built with `--venv prepend` or `--venv append`, and runs with the same Python.
UNPACKED_PEX_SCRIPT=$0
export UNPACKED_PEX_SCRIPT
exec "${UNPACKED_PEX_PYTHON:-python3}" "${0%/*}/../.." "$@"
