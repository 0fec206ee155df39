"""Prints how many words a text has."""

import sys


def main():
    print(len(" ".join(sys.argv[1:]).split()))
