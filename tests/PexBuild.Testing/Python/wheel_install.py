"""What pex 1.x takes from wheel.install, which wheel 0.30 was the last to have."""

import os
import zipfile


class WheelFile(object):
    def __init__(self, path):
        self.path = path

    def install(self, force=False, overrides=None):
        with zipfile.ZipFile(self.path) as archive:
            for entry in archive.infolist():
                if entry.filename.endswith("/"):
                    continue
                target = self._target(entry.filename, overrides)
                if not os.path.isdir(os.path.dirname(target)):
                    os.makedirs(os.path.dirname(target))
                with open(target, "wb") as fp:
                    fp.write(archive.read(entry))
                if (entry.external_attr >> 16) & 0o111:
                    os.chmod(target, 0o755)

    @staticmethod
    def _target(name, overrides):
        parts = name.split("/")
        if parts[0].endswith(".data"):
            return os.path.join(overrides[parts[1]], *parts[2:])
        return os.path.join(overrides["purelib"], *parts)
