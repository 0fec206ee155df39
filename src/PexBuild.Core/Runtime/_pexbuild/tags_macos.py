"""macOS platform tags. Never run on macOS, for want of one."""

import os


def _system():
    """The version of macOS as wheel tags give it, and the machine."""
    import platform

    text, _, machine = platform.mac_ver()
    version = tuple(int(part) for part in text.split(".")[:2])
    if version == (10, 16):
        # A Python built with an old SDK gets 10.16 on 11 and newer. The version of the kernel is 9 higher.
        version = (int(os.uname()[2].split(".")[0]) - 9, 0)
    return version, machine


def rank_macos(platform, _kept=[]):
    """The newest system first; for each, wheels of the machine itself before universal ones."""
    parts = platform.split("_", 3)
    if len(parts) != 4 or parts[0] != "macosx" or not (parts[1].isdigit() and parts[2].isdigit()):
        return None
    if not _kept:
        _kept.append(_system())
    system, machine = _kept[0]
    formats = {
        "arm64": ["arm64", "universal2"],
        "x86_64": ["x86_64", "intel", "fat64", "fat32", "universal2", "universal"],
    }.get(machine, [machine, "universal"])
    if parts[3] not in formats:
        return None
    wanted = int(parts[1]), int(parts[2])
    if wanted > system or wanted[0] > 10 and wanted[1] and wanted != system:
        return None
    if machine == "arm64" and wanted[0] < 11 and parts[3] != "universal2":
        return None
    # From 11 on the minor version does not count; 10.16 is the last of the old numbers.
    age = 20 * (system[0] - wanted[0]) if wanted[0] > 10 else 20 * max(system[0] - 10, 0) + 16 - wanted[1]
    return 10 * age + formats.index(parts[3])
