"""Prints a report of some numbers."""

import argparse


def main():
    parser = argparse.ArgumentParser(prog="report", description=__doc__)
    parser.add_argument("--title", default="Report")
    parser.add_argument("numbers", nargs="*", type=int)
    options = parser.parse_args()
    print("{}: {} numbers, {} in all".format(options.title, len(options.numbers), sum(options.numbers)))
