# The stand-in for pex's runtime.
