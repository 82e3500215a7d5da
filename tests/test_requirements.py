"""What is installed is what was looked at: every package in the lock file, with its hashes."""

import re

from data.settings import PROJECT

PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;\n]+)", re.M)


def pins(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in PINNED.findall((PROJECT / name).read_text("utf-8")):
        found.setdefault(package, set()).add(version)
    return found


def test_the_lock_file_holds_every_package_at_its_version():
    wanted, locked = pins("requirements.txt"), pins("requirements.lock")
    assert len(wanted) > 15
    assert {name: locked.get(name) for name in wanted} == wanted, "run: make lock"


def test_every_package_of_the_lock_file_has_hashes():
    text = (PROJECT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    assert len(entries) > 40
    assert all("--hash=sha256:" in each for each in entries)
