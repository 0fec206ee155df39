@echo off
rem Runs the script that this file is named after, for programs that start the scripts of their distributions by name.
rem It is on PATH while a PEX runs that was built with `--venv prepend` or `--venv append`. It uses the same Python.
setlocal EnableExtensions DisableDelayedExpansion
set "UNPACKED_PEX_SCRIPT=%~dpn0"
if not defined UNPACKED_PEX_PYTHON set "UNPACKED_PEX_PYTHON=python"
"%UNPACKED_PEX_PYTHON%" "%~dp0..\.." %*
exit /b %ERRORLEVEL%
