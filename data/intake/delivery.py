"""What an office hands over: a folder or files, plain or packed, found and named.

The office's own files are only ever read. Packed files, workbooks and files with broken lines are
laid out for the reader in the work folder of the intake (0700), which is removed at the end, and
by the next run if this one is killed. Whatever is found and not read is named.
"""

import gzip
import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath

from data.intake import registry
from data.intake.archives import BROKEN, Readable, Swelling, broken, chunk_of, refuse_crowded
from data.intake.left_out import LeftOut, Why
from data.problems import Refused, in_one_line
from language.text import _

SUFFIXES = (".csv", ".txt", ".xlsx", ".parquet")
PACKED = (".zip", ".gz")
# Tables that Excel opens, and archives that other programs open.
OLD_WORKBOOKS = (".xls", ".xlsb", ".xlsm", ".ods", ".tsv", ".dbf", ".mdb", ".accdb", ".sav", ".dta")
OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".tgz", ".bz2", ".xz", ".zst", ".z01", ".001")
# What systems and programs leave in folders: nobody's data.
LITTER = ("thumbs.db", "desktop.ini", "__macosx")
HASHED = 4 << 20  # bytes at a time: few enough turns that no other thread is held up
DEEPEST = 4  # a packed file may hold others
DEFLATE64 = 9
UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


@dataclass(frozen=True)
class File:
    """One file of a delivery: `name` is what the office calls it, with the folders it lies in.

    `path` is where it is read, `place` the folder that the delivery was named by, with those above.
    """

    name: str
    path: Path
    place: str
    sha256: str | None = None

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()

    @property
    def own_name(self) -> str:
        """Its name without folders and archives."""
        return self.name.rsplit("/", 1)[-1]


@dataclass
class Files:
    """The files of a delivery, and what in it is no data that we read."""

    files: list[File] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def find_files(paths: list[Path], work: Path) -> Files:
    """Every file of a delivery, unpacked where needed; raises Refused where there is none."""
    files = Files()
    search = _Search(work, files)
    for path in paths:
        if not path.exists():
            raise Refused(_("{path}: tidak ada berkas atau folder itu.").format(path=path))
        search.path(path)
    if not files.files:
        raise Refused(_nothing(paths, files.left_out))
    return files


def _nothing(paths: list[Path], left_out: list[LeftOut]) -> str:
    kinds = ", ".join(SUFFIXES + PACKED)
    text = _(
        "{path}: tidak ada berkas registri di sini ({kinds}). "
        "Sebutkan folder atau berkas kiriman DTSEN."
    ).format(path=", ".join(map(str, paths)), kinds=kinds)
    tables = [each.name for each in left_out if each.why in ("old_workbook", "other_archive")]
    if not tables:
        return text
    return _("{text} Yang ada tidak dapat dibaca: {names}; simpan ulang sebagai .xlsx.").format(
        text=text, names=", ".join(tables[:5])
    )


@dataclass(frozen=True)
class _Search:
    """A walk through folders and archives that fills `found`."""

    work: Path
    files: Files
    numbers: Iterator[int] = field(default_factory=count)

    def path(self, path: Path) -> None:
        """Add a file, or every file below a folder."""
        if not os.access(path, os.R_OK):
            raise Refused(
                _("{path}: tidak boleh dibaca. Periksa izin berkas atau foldernya.").format(
                    path=path
                )
            )
        if not path.is_dir():
            if _kind_of(path.name) not in (SUFFIXES, PACKED):
                raise Refused(_unknown_kind(path.name))
            self._file(path, printable(path.name), printable(path.parent.name))
            return
        for each in sorted(path.rglob("*")):
            own = each.relative_to(path)
            if each.is_file() and not _is_litter(own.parts):
                place = str(each.parent.relative_to(path.parent))
                self._file(each, printable(own.as_posix()), printable(place))

    def _file(
        self,
        path: Path,
        name: str,
        place: str,
        sha256: str | None = None,
        depth: int = 0,
        swelling: Swelling | None = None,
    ) -> None:
        """Add one file, or what is packed in it; swelling: of the archive that it came out of."""
        kind = _kind_of(path.name)
        if kind is SUFFIXES:
            if printable(str(path)) != str(path):
                path = self._linked(path)
            self.files.files.append(File(name, path, place, sha256))
        elif kind is PACKED:
            if depth >= DEEPEST:
                raise Refused(
                    _(
                        "{file}: kemasan di dalam kemasan lebih dari {depth} lapis. Buka "
                        "kemasannya, lalu beri berkas di dalamnya."
                    ).format(file=name, depth=DEEPEST)
                )
            whole = swelling or Swelling(name, path.stat().st_size)
            self._unpack(path, name, place, depth, whole)
        else:
            self.files.left_out.append(LeftOut(name, None, _why(path.name)))

    def _unpack(self, path: Path, name: str, place: str, depth: int, swelling: Swelling) -> None:
        if path.suffix.lower() != ".gz":
            refuse_crowded(path, name)
            self._unzip(path, name, place, depth, swelling)
            return
        with gzip.open(path) as packed:
            target, digest = self._copy(packed, _without_suffix(name), name, swelling)
        # What was packed in plain is called by the archive's own name.
        self._file(target, name, place, digest, depth + 1, swelling)

    def _unzip(self, path: Path, name: str, place: str, depth: int, swelling: Swelling) -> None:
        try:
            packed = zipfile.ZipFile(path)
        except BROKEN as problem:
            raise broken(name) from problem
        with packed:
            for member in packed.infolist():
                inner = PurePosixPath(member.filename.replace("\\", "/"))
                if member.is_dir() or _is_litter(inner.parts):
                    continue
                own = f"{name}/{printable(str(inner))}"
                if _kind_of(inner.name) not in (SUFFIXES, PACKED):
                    self.files.left_out.append(LeftOut(own, None, _why(inner.name)))
                    continue
                refuse_locked(member, name)
                try:
                    source = packed.open(member)
                except BROKEN as problem:
                    raise broken(own) from problem
                with source:
                    target, digest = self._copy(source, inner.name, own, swelling)
                above = "/".join([place, _without_suffix(name), *inner.parts[:-1]])
                self._file(target, own, above, digest, depth + 1, swelling)

    def _linked(self, path: Path) -> Path:
        """A plain name in the work folder for a file whose own name the reader cannot take."""
        link = self.work / f"{next(self.numbers)}-link{path.suffix}"
        link.symlink_to(path.resolve())
        return link

    def _copy(
        self, source: Readable, inner: str, name: str, swelling: Swelling
    ) -> tuple[Path, str]:
        """Unpack into the work folder; (where, SHA-256 of the content). Refuses what swells.

        Args:
            inner: what it is called in its archive. name: what it is called when it is told of.
        """
        # A name may be longer than a disk allows, or hold what a disk of Windows does not take.
        plain = re.sub(r'[<>:"|?*]', "_", printable(PurePosixPath(inner).name))[-50:]
        target, digest = self.work / f"{next(self.numbers)}-{plain}", hashlib.sha256()
        with target.open("wb") as out:
            while chunk := chunk_of(source, name):
                swelling.count(len(chunk))
                digest.update(chunk)
                out.write(chunk)
        return target, digest.hexdigest()


def refuse_locked(member: zipfile.ZipInfo, name: str) -> None:
    """Refuse what Python cannot unpack, saying what to do instead."""
    if member.flag_bits & 1:
        raise Refused(
            _(
                "{file}: terkunci dengan kata sandi. Buka kuncinya dahulu, lalu ulangi "
                "dengan berkas di dalamnya."
            ).format(file=name)
        )
    if member.compress_type not in UNPACKED:
        method = "Deflate64" if member.compress_type == DEFLATE64 else f"{member.compress_type}"
        raise Refused(
            _(
                "{file}: zip ini memakai cara kemas {method} yang tidak dapat dibuka di sini "
                "(berkasnya tidak rusak). Buka dengan 7-Zip atau Windows, lalu beri berkas di "
                "dalamnya, atau kemas ulang sebagai zip biasa."
            ).format(file=name, method=method)
        )


def _kind_of(name: str) -> tuple[str, ...] | None:
    """Which of the known kinds a file name belongs to."""
    suffix = PurePosixPath(name).suffix.lower()
    return next((kind for kind in (SUFFIXES, PACKED) if suffix in kind), None)


def _why(name: str) -> Why:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in OLD_WORKBOOKS:
        return "old_workbook"
    return "other_archive" if suffix in OTHER_ARCHIVES else "unknown_format"


def _unknown_kind(name: str) -> str:
    text = _("{file}: jenis berkas tidak dikenal. Yang dibaca: {kinds}.").format(
        file=name, kinds=", ".join(SUFFIXES + PACKED)
    )
    return {
        "old_workbook": _("{text} Buka di Excel, lalu simpan ulang sebagai .xlsx.").format(
            text=text
        ),
        "other_archive": _("{text} Buka kemasannya, lalu beri berkas di dalamnya.").format(
            text=text
        ),
    }.get(_why(name), text)


def _is_litter(parts: tuple[str, ...]) -> bool:
    return any(
        (part.startswith((".", "~$")) and part != "..") or part.lower() in LITTER for part in parts
    )


def _without_suffix(name: str) -> str:
    return name.rsplit(".", 1)[0]


def printable(name: str) -> str:
    """A name as it can be told: in one line, without bytes of another system's letters, and
    without what a terminal would take as an order or read backwards."""
    return in_one_line(os.fsencode(name).decode("utf-8", "replace"))


def literal(path: Path) -> str:
    """A path for DuckDB's readers, which else take brackets, stars and question marks as wild."""
    return re.sub(r"([\[*?])", r"[\1]", str(path))


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, as hex."""
    digest, piece = hashlib.sha256(), memoryview(bytearray(HASHED))
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(piece):
            digest.update(piece[:size])
    return digest.hexdigest()


def release_of(files: list[File], stated: str | None, letter: tuple[str, str] | None = None) -> str:
    """The one release of a delivery ('2025-3'), never guessed: from the names of its files, from
    `stated`, and from the hand-over `letter` (release, name of its file)."""
    named: dict[str, str] = {}
    for file in files:
        own = registry.release_in(file.own_name)
        if release := own or registry.release_in(file.name) or registry.release_in(file.place):
            named.setdefault(release, file.name)
    if letter:
        named.setdefault(*letter)
    if stated:
        named.setdefault(stated, "--release")
    if len(named) > 1:
        releases = "; ".join(f"{release} ({name})" for release, name in sorted(named.items()))
        raise Refused(
            _(
                "Kiriman ini menyebut lebih dari satu rilis: {releases}. "
                "Masukkan satu rilis setiap kali."
            ).format(releases=releases)
        )
    if not named:
        raise Refused(
            _(
                "Rilisnya tidak diketahui: tidak ada nama berkas yang menyebutnya "
                "(misalnya keluarga_dtsen_v3_2025_35.19.csv). Tambahkan --release 2025-3."
            )
        )
    return next(iter(named))


def check_region(files: list[File], region: str) -> None:
    """Refuse a file whose name states another kabupaten."""
    for file in files:
        other = registry.region_in(file.own_name)
        if other not in (None, region):
            raise Refused(
                _(
                    "{file}: nama berkas menyebut wilayah {other}, bukan {region}. "
                    "Periksa apakah kiriman ini untuk kabupaten Anda."
                ).format(file=file.name, other=other, region=region)
            )
