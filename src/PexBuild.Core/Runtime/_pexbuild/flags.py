"""Tells flags of the Python interpreter from arguments that would run another program."""

from .problem import Problem

_TAKE_A_VALUE = "WXQ"
_LONG_WITH_VALUE = ("--check-hash-based-pycs",)


def check(arguments):
    """Raises a Problem for anything that is not a flag: -c, -m, "-", a file name."""
    value_follows = False
    for argument in arguments:
        if value_follows:
            value_follows = False
        elif argument in _LONG_WITH_VALUE:
            value_follows = True
        elif len(argument) < 2 or argument[0] != "-" or argument == "--":
            raise Problem(3108, argument)
        elif not argument.startswith("--"):
            value_follows = _check_letters(argument)
    if value_follows:
        raise Problem(3108, arguments[-1])


def split(arguments):
    """Splits the arguments of `python` into its flags, with their values, and the rest: -c, -m, "-", a file."""
    count = 0
    while count < len(arguments):
        argument = arguments[count]
        if len(argument) < 2 or argument[0] != "-" or argument == "--":
            break
        takes_value = argument in _LONG_WITH_VALUE
        if not argument.startswith("--"):
            try:
                takes_value = _check_letters(argument)
            except Problem:
                break
        count += 2 if takes_value else 1
    return arguments[:count], arguments[count:]


def _check_letters(argument):
    """Whether the next argument is the value of the last letter (`-W ignore`, but not `-Wignore`)."""
    for place, letter in enumerate(argument[1:], 2):
        if letter in "cm":
            raise Problem(3108, argument)
        if letter in _TAKE_A_VALUE:
            return place == len(argument)
    return False
