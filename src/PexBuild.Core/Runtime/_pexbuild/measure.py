"""PEX_PROFILE* and PEX_COVERAGE*: runs the program under a profiler, or under the `coverage` that the PEX contains."""

import sys

from .problem import Problem


def run(options, program):
    variables = options.variables

    def covered():
        if variables.get("PEX_COVERAGE") or "PEX_COVERAGE_FILENAME" in variables:
            return _cover(variables, program)
        return program()

    if variables.get("PEX_PROFILE") or "PEX_PROFILE_FILENAME" in variables:
        return _profile(variables, covered)
    return covered()


def _profile(variables, program):
    try:
        from cProfile import Profile
    except ImportError:
        from profile import Profile
    profiler = Profile()
    try:
        return profiler.runcall(program)
    finally:
        file = variables.get("PEX_PROFILE_FILENAME")
        if file:
            profiler.dump_stats(file)
        else:
            profiler.print_stats(sort=variables.get("PEX_PROFILE_SORT", "cumulative"))


def _cover(variables, program):
    try:
        import coverage
    except ImportError:
        raise Problem(3112, "PEX_COVERAGE", "the PEX does not contain coverage")
    file = variables.get("PEX_COVERAGE_FILENAME")
    measurement = coverage.Coverage(data_file=file) if file else coverage.Coverage(data_suffix=True)
    measurement.start()
    try:
        return program()
    finally:
        measurement.stop()
        if file:
            measurement.save()
        else:
            measurement.report(show_missing=False, ignore_errors=True, file=sys.stdout)
