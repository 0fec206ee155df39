"""Prints a title in a form that a URL can have."""

import re
import sys
import unicodedata


def slug(title):
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def main():
    print(slug(sys.stdin.read()))
