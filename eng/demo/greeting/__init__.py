"""The dependency of the demonstration."""

WORD = "Hello"


def phrase(name):
    return "%s, %s!" % (WORD, name)
