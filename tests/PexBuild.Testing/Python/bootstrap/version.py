# The stand-in for pex's runtime has the version of the release that it stands for.

__version__ = "@VERSION@"
