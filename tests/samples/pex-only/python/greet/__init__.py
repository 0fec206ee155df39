import sys


def main():
    print("Hello, {}!".format(" ".join(sys.argv[1:]) or "world"))
