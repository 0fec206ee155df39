"""Something the user can mend, on its way to becoming one line on standard error."""


class Problem(Exception):
    """`code` has its sentence in messages.py; `values` fill it in."""

    is_pexbuild_problem = True

    def __init__(self, code, *values):
        Exception.__init__(self, code)
        self.code = code
        self.values = values
