# Runs the unpacked PEX that contains this file: the folder above the one that this file is in.
#
# It looks for a Python that starts, in the order that PexBuild documents. The support module then checks that this Python
# fits, and moves to another one if it does not or if PEX_PYTHON or PEX_PYTHON_PATH asks for another.
#
# Limits: before PowerShell 7.3, an argument loses its inner quotation marks, and an empty argument is dropped; `-name:value`
# may arrive as two arguments, and `--` must be quoted. Piped input passes through PowerShell as text. The exit status is kept.

$file = Get-Item -LiteralPath $PSCommandPath
while ($file.LinkType -eq 'SymbolicLink') {
    $target = @($file.Target)[0]
    if (-not [IO.Path]::IsPathRooted($target)) { $target = Join-Path (Split-Path -Parent $file.FullName) $target }
    $file = Get-Item -LiteralPath $target
}
$folder = Split-Path -Parent (Split-Path -Parent $file.FullName)

$onWindows = [IO.Path]::DirectorySeparatorChar -eq '\'
$extension = if ($onWindows) { '.exe' } else { '' }
$versioned = 39..0 | ForEach-Object { "python3.$_", "pypy3.$_" }

# The Python that the first line of __main__.py names, if it names nothing else.
function Get-OwnPython {
    $line = Get-Content -LiteralPath (Join-Path $folder '__main__.py') -TotalCount 1 -ErrorAction SilentlyContinue
    if ($line -cmatch '^#! ?(?:/usr/bin/env +|/[A-Za-z0-9_./+-]*/)(?<name>(?:python|pypy)[0-9.]*)\s*$') { $Matches['name'].TrimEnd('.') }
}

# PEX_PYTHON_PATH, then the folders of PATH. Relative ones of PATH are left out, as the working directory must not decide
# what is started.
function Get-SearchPath {
    $separator = [IO.Path]::PathSeparator
    "$env:PEX_PYTHON_PATH".Split($separator) | ForEach-Object { $_.Trim('"') } | Where-Object { $_ } |
        ForEach-Object { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($_) }
    "$env:PATH".Split($separator) | ForEach-Object { $_.Trim('"') } | Where-Object { $_ -and [IO.Path]::IsPathRooted($_) }
}

# The folders with pyenv's interpreters, newest first; those whose names do not start with a number come last.
function Get-PyenvFolders {
    $root = $env:PYENV_ROOT
    if (-not $root) { $root = Join-Path $HOME $(if ($onWindows) { '.pyenv/pyenv-win' } else { '.pyenv' }) }
    $version = { if ($_.Name -match '^\d+(\.\d+)+') { [version] $Matches[0] } else { [version] '0.0' } }
    Get-ChildItem -LiteralPath (Join-Path $root 'versions') -Directory -ErrorAction SilentlyContinue |
        Sort-Object -Property @{ Expression = $version; Descending = $true }, Name |
        ForEach-Object { if ($onWindows) { $_.FullName } else { Join-Path $_.FullName 'bin' } }
}

function Get-Candidates {
    $places = @(Get-SearchPath)
    if ("$env:PEX_PYTHON" -match '[/\\]') {
        $asked = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($env:PEX_PYTHON)
        $asked, "$asked.exe"
        foreach ($part in 'bin', 'Scripts', '.', 'tools') { foreach ($name in 'python3', 'python', 'python2') { "$asked/$part/$name$extension" } }
    }
    elseif ($env:PEX_PYTHON) { foreach ($place in $places) { "$place/$env:PEX_PYTHON$extension" } }
    $places  # PEX_PYTHON_PATH may name files
    foreach ($name in @(Get-OwnPython) + 'python3', 'python', 'python2' + $versioned + 'python2.7', 'pypy2.7', 'pypy3', 'pypy', 'pypy2') {
        foreach ($place in $places) { "$place/$name$extension" }
    }
    foreach ($place in Get-PyenvFolders) { "$place/python$extension" }
    if ($onWindows) { foreach ($place in $places) { "$place/py.exe" } }
}

# Being executable proves little: the Microsoft Store's python.exe only says where to get one.
function Test-Python([string] $python) {
    if (-not [IO.File]::Exists($python) -or -not (Get-Command $python -CommandType Application -ErrorAction SilentlyContinue)) { return $false }
    try {
        $null | & $python -E -S -c 'pass' *> $null
        return $LASTEXITCODE -eq 0
    }
    catch { return $false }
}

foreach ($python in Get-Candidates) {
    if (Test-Python $python) {
        if ($MyInvocation.ExpectingInput) { $input | & $python $folder @args }
        else { & $python $folder @args }
        exit $LASTEXITCODE
    }
}

[Console]::Error.WriteLine("$(Split-Path -Leaf $PSCommandPath) : error PEX3001: no Python that starts was found. Nothing was run. Install Python, or set PEX_PYTHON to its path.")
exit 127
