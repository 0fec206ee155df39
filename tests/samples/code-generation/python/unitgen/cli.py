"""Writes a C# class with a constant for each line of the tables."""

import argparse
import csv
import sys


def read(table):
    with open(table) as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                yield row["name"], float(row["metres"])
            except ValueError:
                # In this form it is an error of the build, at this line of the table.
                sys.exit("{}({}) : error UNIT1: '{}' is no number.".format(table, number, row["metres"]))


def main():
    parser = argparse.ArgumentParser(prog="unitgen", description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("tables", nargs="+")
    options = parser.parse_args()

    units = [unit for table in options.tables for unit in read(table)]
    with open(options.out, "w") as file:
        file.write("/// <summary>Lengths in metres.</summary>\n")
        file.write("internal static class Units\n{\n")
        for name, metres in units:
            file.write("    public const double {} = {!r};\n".format(name, metres))
        file.write("}\n")
    print("unitgen: {} units".format(len(units)))
