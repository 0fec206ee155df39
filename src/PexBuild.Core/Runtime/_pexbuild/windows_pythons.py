"""The Pythons in the Windows registry (PEP 514). Never run on Windows, for want of one."""

import os

_ROOT = "Software\\Python"


def registered():
    try:
        import winreg
    except ImportError:
        import _winreg as winreg
    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        for company in _subkeys(winreg, root, _ROOT):
            if company == "PyLauncher":  # the launcher's own settings
                continue
            for tag in _subkeys(winreg, root, _ROOT + "\\" + company):
                path = _executable(winreg, root, "%s\\%s\\%s\\InstallPath" % (_ROOT, company, tag))
                if path:
                    yield path


def _executable(winreg, root, path):
    try:
        with winreg.OpenKey(root, path) as key:
            try:
                return winreg.QueryValueEx(key, "ExecutablePath")[0]
            except OSError:
                return os.path.join(winreg.QueryValue(key, None), "python.exe")
    except OSError:
        return None


def _subkeys(winreg, root, path):
    names = []
    try:
        with winreg.OpenKey(root, path) as key:
            while True:
                names.append(winreg.EnumKey(key, len(names)))
    except OSError:
        return names
