"""Makes a runnable folder of a PEX that is none yet, below PEX_ROOT, as pex does."""

import atexit
import hashlib
import io
import json
import os
import shutil
import stat
import tempfile
import zipfile


def read_info(pex):
    if os.path.isfile(pex):
        with zipfile.ZipFile(pex) as archive:
            return json.loads(archive.read("PEX-INFO").decode("utf-8"))
    with io.open(os.path.join(pex, "PEX-INFO"), encoding="utf-8") as fp:
        return json.load(fp)


def is_loose(pex):
    deps = os.path.join(pex, ".deps")
    return (
        os.path.isdir(os.path.join(pex, ".bootstrap"))
        and all(os.path.isdir(os.path.join(deps, name)) for name in (os.listdir(deps) if os.path.isdir(deps) else ()))
    )


def ensure_installed(pex, info):
    """Gives the folder to run: the PEX itself when it is loose, otherwise its copy in PEX_ROOT, which is never looked at again."""
    if is_loose(pex) and not info.get("venv"):
        return pex
    text = json.dumps(info, sort_keys=True).encode("utf-8")
    root = os.environ.get("PEX_ROOT") or info.get("pex_root")
    if not root:
        root = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, root, True)
    target = os.path.join(
        os.path.expanduser(root),
        "venvs" if info.get("venv") else "unzipped_pexes",
        info.get("pex_hash") or hashlib.sha1(text).hexdigest(),
    )
    if not os.path.isdir(target):
        work = tempfile.mkdtemp(dir=make_folder(os.path.dirname(target)))
        if os.path.isfile(pex):
            extract(pex, work)
        else:
            os.rmdir(work)
            shutil.copytree(pex, work, symlinks=True)
        install_distributions(os.path.join(work, ".deps"), info)
        try:
            os.rename(work, target)
        except OSError:
            shutil.rmtree(work, True)
    return target


def install_distributions(deps, info):
    for name in os.listdir(deps) if os.path.isdir(deps) else ():
        path = os.path.join(deps, name)
        if not os.path.isfile(path):
            continue
        archive = path + ".zip"
        os.rename(path, archive)
        extract(archive, path)
        os.remove(archive)
        if info.get("deps_are_wheel_files"):
            spread(path)


def spread(folder):
    """Puts the files of a wheel's .data where an installed wheel has them."""
    for data in [name for name in os.listdir(folder) if name.endswith(".data")]:
        for scheme in os.listdir(os.path.join(folder, data)):
            for parent, _, names in os.walk(os.path.join(folder, data, scheme)):
                for name in names:
                    source = os.path.join(parent, name)
                    relative = os.path.relpath(source, os.path.join(folder, data, scheme))
                    below = {"scripts": ".prefix/bin", "data": ".prefix/data", "headers": ".prefix/include"}.get(scheme, "")
                    target = os.path.join(folder, below, relative)
                    make_folder(os.path.dirname(target))
                    shutil.move(source, target)
        shutil.rmtree(os.path.join(folder, data))


def extract(archive, folder):
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        for entry in opened.infolist():
            if (entry.external_attr >> 16) & stat.S_IXUSR and not entry.filename.endswith("/"):
                os.chmod(os.path.join(folder, entry.filename), 0o755)


def make_folder(path):
    if not os.path.isdir(path):
        os.makedirs(path)
    return path
