"""Selects the distributions for the running Python, by the requirements, markers, tags and versions in startup.json."""

import os
import sys

from .problem import Problem
from .versions import describe_running, implementation, version_key, within


class Resolution(object):
    """`distributions`: those that go on sys.path, in order. `added`: folders in .deps that the user has added.

    `problem`: why this Python cannot run the PEX, or None. `incomplete`: no Python could, as a distribution is missing.
    """

    def __init__(self):
        self.distributions = []
        self.added = []
        self.problem = None
        self.incomplete = False


def resolve(options):
    resolution = Resolution()
    startup = options.startup
    _Resolver(options, resolution).run()
    if not constraints_hold(startup):
        resolution.problem = Problem(3101, " or ".join(options.get("interpreter_constraints", [])), describe_running())
    return resolution


def constraints_hold(startup):
    constraints = startup.get("interpreter_constraints") or []
    return not constraints or any(_holds(constraint) for constraint in constraints)


def _holds(constraint):
    return (
        constraint["implementation"] in (None, implementation())
        and _threading_fits(constraint.get("free_threaded"))
        and (constraint["version"] is None or within(constraint["version"], version_key(sys.version_info)))
    )


def _threading_fits(free_threaded):
    if free_threaded is None:
        return True
    from .tags import is_free_threaded

    return is_free_threaded() == free_threaded


class _Resolver(object):
    def __init__(self, options, resolution):
        self._options = options
        self._resolution = resolution
        self._key = version_key(sys.version_info)
        self._known = options.startup["distributions"]
        self._ranks = {}
        self._resolved = []  # (project, extras)
        self._taken = set()
        self._missing = []
        self._present = self._list_folders()
        # From 2.1.25, the first release with a stable order, to 2.1.38.
        self._dependencies_first = (2, 1, 25) <= options.version < (2, 1, 39)

    def _list_folders(self):
        """Lists .deps once, to see which folders the user has removed or added."""
        folder = os.path.join(self._options.folder, ".deps")
        try:
            present = set(os.listdir(folder))
        except OSError:
            present = set()
        # pex ignores what the PEX has there but does not list.
        known = [distribution["folder"] for distribution in self._known] + self._options.startup.get("unlisted", [])
        added = present.difference(known)
        # Only folders: files such as .DS_Store are no distributions.
        self._resolution.added = sorted(name for name in added if os.path.isdir(os.path.join(folder, name)))
        return present

    def run(self):
        for requirement, extras in self._roots():
            self._visit(requirement, extras, None)
        if self._missing:
            requirement, parent = self._missing[0]
            wanted = "%s (required by %s)" % (requirement["text"], parent) if parent else requirement["text"]
            self._resolution.problem = Problem(3103, wanted, self._why(requirement))
            self._resolution.incomplete = not self._present_candidates(requirement)

    def _roots(self):
        """One requirement for each project: the one with the best distribution, and the extras of all."""
        projects = []
        by_project = {}
        for requirement in self._options.startup["requirements"]:
            if _applies(requirement["marker"], ()):
                if requirement["project"] not in by_project:
                    projects.append(requirement["project"])
                by_project.setdefault(requirement["project"], []).append(requirement)
        for project in projects:
            requirements = by_project[project]
            best = requirements[0]
            if len(requirements) > 1:
                fitting = [(self._best(each), each) for each in requirements]
                fitting = [
                    (self._rank(index), place, each) for place, (index, each) in enumerate(fitting) if index is not None
                ]
                if fitting:
                    best = min(fitting, key=lambda each: each[:2])[2]
            yield best, frozenset(extra for each in requirements for extra in each["extras"])

    def _visit(self, requirement, extras, parent):
        project = requirement["project"]
        for resolved, resolved_extras in self._resolved:
            if resolved == project and extras <= resolved_extras:
                return
        index = self._best(requirement)
        if index is None:
            self._missing.append((requirement, parent))
            return
        self._resolved.append((project, extras))
        distribution = self._known[index]
        found = [] if index in self._taken else [distribution]
        self._taken.add(index)
        if not self._dependencies_first:
            self._resolution.distributions += found
        for required in distribution["requires"]:
            if _applies(required["marker"], extras):
                self._visit(required, frozenset(required["extras"]), distribution["folder"])
        if self._dependencies_first:
            self._resolution.distributions += found

    def _best(self, requirement):
        """The index of the distribution with the best tag; of several, the first, which has the highest version."""
        fitting = [index for index in requirement["candidates"] if self._fits(index)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return min(fitting, key=self._rank)

    def _fits(self, index):
        distribution = self._known[index]
        if distribution["folder"] not in self._present:
            return False
        python = distribution["requires_python"]
        if python is not None and not within(python, self._key):
            return False
        tags = distribution["tags"]
        if tags is None:
            return True
        for tag in tags:
            if self._is_universal(tag):
                return True
        return self._rank(index) is not None

    def _is_universal(self, tag):
        """The common case, without importing tags.py: py3-none-any and similar."""
        if not tag.startswith("py") or not tag.endswith("-none-any"):
            return False
        version = tag[2:-9]
        major = str(sys.version_info[0])
        return (
            version == major
            or version[:1] == major
            and version[1:].isdigit()
            and int(version[1:]) <= sys.version_info[1]
        )

    def _rank(self, index):
        if index not in self._ranks:
            tags = self._known[index]["tags"]
            if tags is None:
                self._ranks[index] = ()  # not named as a wheel: ranks first
            else:
                from .tags import rank

                self._ranks[index] = min([each for each in map(rank, tags) if each is not None] or [None])
        return self._ranks[index]

    def _present_candidates(self, requirement):
        names = [self._known[index]["folder"] for index in requirement["candidates"]]
        return [name for name in names if name in self._present]

    def _why(self, requirement):
        here = self._present_candidates(requirement)
        if here:
            return "%s does not fit %s" % (", ".join(here), describe_running())
        if requirement["candidates"]:
            return "%s is missing from .deps" % self._known[requirement["candidates"][0]]["folder"]
        return "the PEX contains none"


def _applies(marker, extras):
    if marker is None or marker is True or marker is False:
        return marker is not False
    from .markers import holds

    return holds(marker, extras)
