"""Answers, by the `packaging` that pip brings, what the tests ask on standard input: a JSON list of [kind, argument...] questions."""
import json
import sys

try:
    from pip._vendor import packaging
    from pip._vendor.packaging.markers import Marker
    from pip._vendor.packaging.requirements import Requirement
    from pip._vendor.packaging.specifiers import SpecifierSet
    from pip._vendor.packaging.version import Version
except ImportError:
    sys.exit(77)


def normal(text):
    return str(Version(text))


def order(left, right):
    left, right = Version(left), Version(right)
    return (left > right) - (left < right)


def contains(specifiers, version, prereleases):
    return SpecifierSet(specifiers).contains(version, prereleases=prereleases)


def marker(text, environment):
    return Marker(text).evaluate(environment)


def requirement(text):
    parsed = Requirement(text)
    return [parsed.name, sorted(parsed.extras), sorted(str(each) for each in parsed.specifier), parsed.url, parsed.marker is not None]


KINDS = {"release": lambda: packaging.__version__, "normal": normal, "order": order, "contains": contains, "marker": marker, "requirement": requirement}


def answer(question):
    try:
        return KINDS[question[0]](*question[1:])
    except Exception as problem:  # whatever it raises means: this is not understood
        return {"error": type(problem).__name__}


json.dump([answer(question) for question in json.load(sys.stdin)], sys.stdout)
