@echo off
rem Runs the unpacked PEX that contains this file: the folder above the one that this file is in.
rem
rem It looks for a Python that starts, in the order that PexBuild documents. The support module then checks that this Python
rem fits, and moves to another one if it does not or if PEX_PYTHON or PEX_PYTHON_PATH asks for another.
rem
rem Limits that every batch file has: cmd interprets the arguments first, so a caret, a percent sign or an exclamation mark may
rem need quoting or doubling; Ctrl-C asks "Terminate batch job"; a link to this file is not followed (a link to the folder
rem is). The exit status is kept.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "PEXBUILD_FOLDER=%%~fI"

rem The Python that the first line of __main__.py names, if it names nothing else.
set "PEXBUILD_OWN="
for /f "usebackq tokens=1,2" %%A in ("%PEXBUILD_FOLDER%\__main__.py") do (
    if "%%A"=="#!/usr/bin/env" for /f "tokens=1* delims=0123456789." %%X in ("%%B") do if "%%Y"=="" (
        if "%%X"=="python" set "PEXBUILD_OWN=%%B"
        if "%%X"=="pypy" set "PEXBUILD_OWN=%%B"
    )
    goto search
)

:search
set "PEXBUILD_PLACES=%PEX_PYTHON_PATH%;%PATH%"
set "PEXBUILD_PLACES=%PEXBUILD_PLACES:"=%"
set "PEXBUILD_ASKED="
if defined PEX_PYTHON set "PEXBUILD_ASKED=%PEX_PYTHON:"=%"
if not defined PEXBUILD_ASKED goto listed
if not "%PEXBUILD_ASKED:\=%"=="%PEXBUILD_ASKED%" goto path
if not "%PEXBUILD_ASKED:/=%"=="%PEXBUILD_ASKED%" goto path
for %%D in ("%PEXBUILD_PLACES:;=" "%") do if exist "%%~D\%PEXBUILD_ASKED%.exe" call :try "%%~D\%PEXBUILD_ASKED%.exe" && goto run
goto listed

:path
for %%I in ("%PEXBUILD_ASKED%") do set "PEXBUILD_ASKED=%%~fI"
for %%S in ("" ".exe" "\python.exe" "\Scripts\python.exe" "\tools\python.exe") do call :try "%PEXBUILD_ASKED%%%~S" && goto run

:listed
rem PEX_PYTHON_PATH may name files.
for %%D in ("%PEXBUILD_PLACES:;=" "%") do if exist "%%~D" if not exist "%%~D\" call :try "%%~D" && goto run
for %%N in (%PEXBUILD_OWN% python3 python python2) do for %%D in ("%PEXBUILD_PLACES:;=" "%") do if exist "%%~D\%%N.exe" call :try "%%~D\%%N.exe" && goto run
for /L %%M in (39,-1,0) do for %%N in (python3.%%M pypy3.%%M) do for %%D in ("%PEXBUILD_PLACES:;=" "%") do if exist "%%~D\%%N.exe" call :try "%%~D\%%N.exe" && goto run
for %%N in (python2.7 pypy2.7 pypy3 pypy pypy2) do for %%D in ("%PEXBUILD_PLACES:;=" "%") do if exist "%%~D\%%N.exe" call :try "%%~D\%%N.exe" && goto run
if not defined PYENV_ROOT set "PYENV_ROOT=%USERPROFILE%\.pyenv\pyenv-win"
for /L %%M in (39,-1,0) do for /d %%V in ("%PYENV_ROOT%\versions\3.%%M" "%PYENV_ROOT%\versions\3.%%M.*") do if exist "%%~V\python.exe" call :try "%%~V\python.exe" && goto run
for /d %%V in ("%PYENV_ROOT%\versions\*") do if exist "%%~V\python.exe" call :try "%%~V\python.exe" && goto run
for %%D in ("%PEXBUILD_PLACES:;=" "%") do if exist "%%~D\py.exe" call :try "%%~D\py.exe" && goto run
>&2 echo %~nx0 : error PEX3001: no Python that starts was found. Nothing was run. Install Python, or set PEX_PYTHON to its path.
endlocal
exit /b 127

:try
rem Only absolute paths: the working directory must not decide what is started. And being there proves little: the Microsoft
rem Store's python.exe only says where to get one.
set "PEXBUILD_PYTHON=%~1"
if not "%PEXBUILD_PYTHON:~1,2%"==":\" if not "%PEXBUILD_PYTHON:~1,2%"==":/" if not "%PEXBUILD_PYTHON:~0,2%"=="\\" exit /b 1
"%PEXBUILD_PYTHON%" -E -S -c "" <nul >nul 2>&1
exit /b %ERRORLEVEL%

:run
rem This line is expanded before endlocal removes the variables, so that the program does not see them.
endlocal & "%PEXBUILD_PYTHON%" "%PEXBUILD_FOLDER%" %*
exit /b %ERRORLEVEL%
