"""What Windows refuses while another program holds a file: imitated, for no test runs there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from data.generation import generations
from data.matching import findings
from data.problems import StoreProblem
from data.walls import access, audit, files
from tests import builders, commands
from tests.data.spoilt import STORE_PROBLEM, current, ids

pytestmark = pytest.mark.slow

DESA = builders.villages()
MINUTE = 60
OPEN = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;;FA;;;S-1-5-21-1-2-3-1001)"
SHUT = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;S-1-5-21-1-2-3-1001)(D;;FA;;;WD)"


def held(path: object) -> PermissionError:
    """What Windows says of a file that another program has open."""
    problem = PermissionError(13, "The process cannot access the file", str(path))
    problem.winerror = 32  # pyright: ignore[reportAttributeAccessIssue]
    return problem


class Refusing:
    """A call of the system that fails some times for some paths, and then works."""

    def __init__(self, call: Callable, times: float, where: Callable[[str], bool]) -> None:
        self.call, self.times, self.where, self.failed = call, times, where, 0

    def __call__(self, path, *rest, **words):
        if self.failed < self.times and self.where(str(path)):
            self.failed += 1
            raise held(path)
        return self.call(path, *rest, **words)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr(files, "time", SimpleNamespace(sleep=waited.append))
    return waited


def deliver(folder: Path) -> Path:
    rows = builders.registry([(DESA[0], 1, 20), (DESA[1], 5, 20)])
    builders.write_delivery(folder, *rows, release="2025-4")
    return folder


@pytest.mark.parametrize(
    ("call", "what"),
    [("rename", "/generations/."), ("rename", "/releases/"), ("replace", ".CURRENT.new")],
)
def test_a_rename_that_fails_twice(
    store: Path, tmp_path: Path, monkeypatch, pauses: list[float], call: str, what: str
):
    """A virus scanner looks at what is new, or a screen reads CURRENT."""
    refusing = Refusing(getattr(os, call), 2, lambda path: what in path)
    monkeypatch.setattr(files.os, call, refusing)
    done = commands.data(store, "ingest", deliver(tmp_path / "in"), "--json")
    assert done.json["generation"] == current(store)
    assert refusing.failed == len(pauses) == 2


def test_there_is_an_end_to_trying(store: Path, monkeypatch, pauses: list[float]):
    before = current(store)
    refusing = Refusing(os.replace, float("inf"), lambda path: ".CURRENT.new" in path)
    monkeypatch.setattr(files.os, "replace", refusing)
    done = commands.data(store, "rollback")
    assert done.code == STORE_PROBLEM and "program lain" in done.err
    assert 2 < sum(pauses) < MINUTE
    assert current(store) == before


def test_a_lock_that_another_process_holds(store: Path, monkeypatch):
    """Nothing is done that cannot be entered; once the other ends, it is."""
    holding = (
        "import sys, filelock\nwith filelock.FileLock(sys.argv[1]):\n"
        "    print(flush=True)\n    sys.stdin.read()"
    )
    monkeypatch.setattr(audit, "PATIENCE", 0.2)
    before = current(store)
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(store / f"{audit.NAME}.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdin and other.stdout and other.stdout.readline()
        done = commands.data(store, "rollback")
        assert done.code == STORE_PROBLEM and "sedang ditulis" in done.err
        assert current(store) == before
        other.stdin.close()
    assert commands.data(store, "rollback").code == 0
    assert current(store) != before


def test_what_is_refused_for_another_reason_is_not_tried_again(tmp_path: Path, pauses: list[float]):
    with pytest.raises(FileNotFoundError):
        files.replace(tmp_path / "none", tmp_path / "there")
    assert pauses == []


def test_a_pointer_that_cannot_be_read_just_now(store: Path, monkeypatch, pauses: list[float]):
    before = current(store)
    refusing = Refusing(Path.read_text, 2, lambda path: path.endswith("CURRENT"))
    monkeypatch.setattr(Path, "read_text", lambda path, **words: refusing(path, **words))
    assert generations.current_id(store) == before
    assert len(pauses) == 2


def test_what_a_dashboard_holds_open_is_pruned_later(
    store: Path, tmp_path: Path, monkeypatch, pauses: list[float]
):
    monkeypatch.setenv("DATA_KEEP_GENERATIONS", "2")
    first, second = ids(store)
    with monkeypatch.context() as patch:
        patch.setattr(
            files.os, "rename", Refusing(os.rename, 99, lambda path: path.endswith(first))
        )
        done = commands.data(store, "ingest", deliver(tmp_path / "in"), "--json")
        assert done.json["generation"] == current(store)
        assert ids(store) == [first, second, current(store)]  # whole, and not half of it
    assert generations.prune(store, 2) == [first]


def test_what_cannot_be_removed_yet_is_hidden_and_removed_later(
    store: Path, monkeypatch, pauses: list[float]
):
    first, second = ids(store)
    with monkeypatch.context() as patch:
        patch.setattr(
            files.shutil, "rmtree", Refusing(shutil.rmtree, 99, lambda path: files.GONE in path)
        )
        assert commands.data(store, "withdraw", second).code == 0
    assert ids(store) == [first]
    assert [path for path in (store / "generations").iterdir() if files.GONE in path.name]
    assert commands.data(store, "publish", "--again").code == 0
    assert not [path for path in (store / "generations").iterdir() if files.GONE in path.name]


def test_a_workbook_that_excel_has_open_is_named(folder: Path, tmp_path: Path, monkeypatch):
    def opened(path: Path, *_rest: object) -> None:
        raise held(path)

    monkeypatch.setattr(findings, "write_private", opened)
    words = ("--original", folder / "pkh.csv", "--out", tmp_path / "out")
    done = commands.data(folder / "store", "findings", "--kind", "above-limit", *words)
    assert done.code == STORE_PROBLEM
    assert "above_limit_2025-4" in done.err and "Excel" in done.err


def test_what_cannot_be_forgotten_yet_is_said(store: Path, monkeypatch, pauses: list[float]):
    refusing = Refusing(os.rename, 99, lambda path: path.endswith("2025-4"))
    monkeypatch.setattr(files.os, "rename", refusing)
    done = commands.data(store, "forget", "2025-4")
    assert done.code == STORE_PROBLEM and "belum dihapus" in done.err
    assert (store / "releases" / "2025-4").is_dir()


def test_who_may_open_the_store_is_asked_of_icacls(tmp_path: Path, monkeypatch):
    asked: list[list[str]] = []
    said = OPEN

    def icacls(words: list[str], **_options: object) -> SimpleNamespace:
        asked.append(words[2:])
        if "/save" in words:
            Path(words[3]).write_text(f"store\r\n{said}\r\n", encoding="utf-16-le")
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(access, "WINDOWS", True)
    monkeypatch.setattr(access, "subprocess", SimpleNamespace(run=icacls))
    said = SHUT
    access.refuse_open(tmp_path)  # still empty: it is closed
    assert asked[0][:2] == ["/inheritance:r", "/grant:r"] and asked[0][2].endswith(":(OI)(CI)F")
    (tmp_path / "CURRENT").touch()
    said = OPEN
    with pytest.raises(StoreProblem, match="/inheritance:r") as told:
        access.refuse_open(tmp_path)
    assert str(tmp_path) in str(told.value)
    said = SHUT
    access.refuse_open(tmp_path)
    assert [words[0] for words in asked] == ["/inheritance:r", "/save", "/save", "/save"]
    assert [path.name for path in tmp_path.iterdir()] == ["CURRENT"]


def test_crowds_are_known_by_no_language():
    assert access.crowds_in(OPEN) == {"BU"}
    assert access.crowds_in(SHUT) == set()  # who is refused is not let in
    assert access.crowds_in("D:(A;;FA;;;WD)(A;ID;0x1301bf;;;AU)") == {"WD", "AU"}
