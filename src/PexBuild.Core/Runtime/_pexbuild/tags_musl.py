"""The version of musl libc that an executable is linked with."""


def musl_version(executable):
    """(major, minor), as musl's loader prints it if run without arguments; None if it is not linked with musl."""
    import struct
    import subprocess

    try:
        loader = _elf_interpreter(executable, struct)
        if not loader or "musl" not in loader:
            return None
        process = subprocess.Popen([loader], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        lines = process.communicate()[1].decode("ascii", "replace").splitlines()
        for line in lines:
            if line.startswith("Version "):
                major, minor = line[len("Version ") :].split(".")[:2]
                return int(major), int(minor)
    except (OSError, IOError, ValueError, struct.error):
        pass
    return None


def _elf_interpreter(path, struct):
    """The path of the loader, from the PT_INTERP segment of an ELF file."""
    with open(path, "rb") as file:
        identification = file.read(16)
        if identification[:4] != b"\x7fELF":
            return None
        wide = identification[4:5] == b"\x02"
        order = "<" if identification[5:6] == b"\x01" else ">"
        # type, machine, version, entry, offsets of program headers and sections, flags, header size, entry size, count
        header = order + ("HHIQQQIHHH" if wide else "HHIIIIIHHH")
        fields = struct.unpack(header, file.read(struct.calcsize(header)))
        offset, size, count = fields[4], fields[8], fields[9]
        segment = order + ("IIQQQQ" if wide else "IIIIII")
        for index in range(count):
            file.seek(offset + index * size)
            values = struct.unpack(segment, file.read(struct.calcsize(segment)))
            if values[0] == 3:
                start, length = (values[2], values[5]) if wide else (values[1], values[4])
                file.seek(start)
                return file.read(length).rstrip(b"\0").decode("ascii", "replace")
    return None
