"""The exception for anything that the user can put right. It becomes one line on standard error."""


class Problem(Exception):
    """`code` selects the text in messages.py; `values` fill in its placeholders."""

    is_pexbuild_problem = True

    def __init__(self, code, *values):
        Exception.__init__(self, code)
        self.code = code
        self.values = values
