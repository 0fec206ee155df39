# Runs the unpacked PEX that this file is in: the folder is the one above this file's own.
# It finds some Python that starts; whether that one fits, the folder's own code decides.
#
# Limits: before PowerShell 7.3 an argument loses its inner quotation marks and an empty one is dropped when a program is
# started; `-name:value` may arrive in two pieces, and `--` must be quoted. Input that is piped in passes through
# PowerShell as text. The exit status is kept.

$file = Get-Item -LiteralPath $PSCommandPath
while ($file.LinkType -eq 'SymbolicLink') {
    $target = @($file.Target)[0]
    if (-not [IO.Path]::IsPathRooted($target)) { $target = Join-Path (Split-Path -Parent $file.FullName) $target }
    $file = Get-Item -LiteralPath $target
}
$folder = Split-Path -Parent (Split-Path -Parent $file.FullName)

function Test-Python([string] $python, [string[]] $flags) {
    if (-not $python -or -not (Get-Command $python -CommandType Application -ErrorAction SilentlyContinue)) { return $false }
    try {
        $null | & $python @flags -E -S -c 'pass' *> $null
        return $LASTEXITCODE -eq 0
    }
    catch { return $false }
}

$candidates = @(
    @($env:PEX_PYTHON), @('py', '-3'), @('python3'), @('python'), @('py', '-2'), @('python2'),
    @('python3.14'), @('python3.13'), @('python3.12'), @('python3.11'), @('python3.10'), @('python3.9'), @('python3.8'),
    @('python3.7'), @('python3.6'), @('python2.7')
)
foreach ($candidate in $candidates) {
    $python = $candidate[0]
    $flags = @($candidate | Select-Object -Skip 1)
    if (Test-Python $python $flags) {
        if ($MyInvocation.ExpectingInput) { $input | & $python @flags $folder @args }
        else { & $python @flags $folder @args }
        exit $LASTEXITCODE
    }
}

[Console]::Error.WriteLine("$(Split-Path -Leaf $PSCommandPath) : error PEX3001: no Python was found on PATH that starts. Nothing was run. Install Python, or set PEX_PYTHON to its path.")
exit 127
