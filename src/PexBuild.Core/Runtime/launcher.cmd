@echo off
rem Runs the unpacked PEX that this file is in: the folder is the one above this file's own.
rem It finds some Python that starts; whether that one fits, the folder's own code decides.
rem
rem Limits of cmd, which no batch file escapes: arguments are passed on as cmd has read them, so that a caret, a percent
rem sign and an exclamation mark may need quoting or doubling; Ctrl-C asks "Terminate batch job"; a link to this file is
rem not followed (a link to the folder is fine). The exit status is kept.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "PEXBUILD_FOLDER=%%~fI"
set "PEXBUILD_FLAG="

rem The Microsoft Store's python.exe is there, but does not start: it says where to buy one.
if defined PEX_PYTHON call :try "%PEX_PYTHON%" && goto run
call :try py -3 && goto run
call :try python3 && goto run
call :try python && goto run
call :try py -2 && goto run
call :try python2 && goto run
>&2 echo %~nx0 : error PEX3001: no Python was found on PATH that starts. Nothing was run. Install Python, or set PEX_PYTHON to its path.
endlocal
exit /b 127

:try
set "PEXBUILD_PYTHON=%~1"
set "PEXBUILD_FLAG=%~2"
"%PEXBUILD_PYTHON%" %PEXBUILD_FLAG% -E -S -c "" <nul >nul 2>&1
exit /b

:run
rem This line is expanded before endlocal takes the names away, so that the program does not see them.
endlocal & "%PEXBUILD_PYTHON%" %PEXBUILD_FLAG% "%PEXBUILD_FOLDER%" %*
exit /b %ERRORLEVEL%
