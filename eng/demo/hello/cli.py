"""The program of the demonstration. Its words come from a dependency."""

import argparse

import greeting


def main():
    parser = argparse.ArgumentParser(prog="hello")
    parser.add_argument("--name", default="world")
    print(greeting.phrase(parser.parse_args().name))
