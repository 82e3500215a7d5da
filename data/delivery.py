"""What an office hands over: a folder or files, plain or zipped, found and named.

The office's own files are only ever read. Packed files, workbooks and files with broken lines are
laid out for the reader in the work folder of the intake (0700), which is removed at the end, and
by the next run if this one is killed.
"""

import gzip
import hashlib
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data import registry
from data.problems import Refused
from ui.text import _

SUFFIXES = (".csv", ".txt", ".xlsx", ".parquet")
PACKED = (".zip", ".gz")


@dataclass(frozen=True)
class File:
    """One file of a delivery: `name` is what the office calls it, `path` where it is read."""

    name: str
    path: Path
    place: str
    sha256: str | None = None

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()

    @property
    def own_name(self) -> str:
        """Its name without that of the archive it came in."""
        return self.name.rsplit("/", 1)[-1]


def find_files(paths: list[Path], work: Path) -> list[File]:
    """Every file of a delivery, unpacked where needed; raises Refused where there is none."""
    files: list[File] = []
    for path in paths:
        if not path.exists():
            raise Refused(_("{path}: tidak ada berkas atau folder itu.").format(path=path))
        files += list(_files_in(path, work))
    if not files:
        kinds = ", ".join(SUFFIXES + PACKED)
        raise Refused(
            _(
                "{path}: tidak ada berkas registri di sini ({kinds}). "
                "Sebutkan folder atau berkas kiriman DTSEN."
            ).format(path=", ".join(map(str, paths)), kinds=kinds)
        )
    return files


def _files_in(path: Path, work: Path) -> Iterator[File]:
    if not os.access(path, os.R_OK):
        raise Refused(
            _("{path}: tidak boleh dibaca. Periksa izin berkas atau foldernya.").format(path=path)
        )
    if not path.is_dir():
        yield from _unpacked(path, path.parent.name, work)
        return
    for each in sorted(path.rglob("*")):
        is_hidden = any(part.startswith((".", "~$")) for part in each.relative_to(path).parts)
        if each.is_file() and not is_hidden and each.suffix.lower() in SUFFIXES + PACKED:
            yield from _unpacked(each, str(each.parent.relative_to(path.parent)), work)


def _unpacked(path: Path, place: str, work: Path) -> Iterator[File]:
    """The file itself, or the files packed in it."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".zip":
            yield from _unzipped(path, place, work)
        elif suffix == ".gz":
            target = work / f"{len(list(work.iterdir()))}-{path.stem}"
            with gzip.open(path) as packed, target.open("wb") as out:
                shutil.copyfileobj(packed, out, 1 << 20)
            yield File(path.name, target, place, sha256_of(path))
        elif suffix in SUFFIXES:
            yield File(path.name, path, place)
        else:
            raise Refused(
                _("{file}: jenis berkas tidak dikenal. Yang dibaca: {kinds}.").format(
                    file=path.name, kinds=", ".join(SUFFIXES + PACKED)
                )
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, NotImplementedError) as e:
        raise Refused(
            _("{file}: berkas terkompresi ini rusak. Minta atau salin ulang berkasnya.").format(
                file=path.name
            )
        ) from e


def _unzipped(path: Path, place: str, work: Path) -> Iterator[File]:
    digest = sha256_of(path)
    with zipfile.ZipFile(path) as packed:
        for member in packed.infolist():
            name = member.filename.rsplit("/", 1)[-1]
            if member.is_dir() or not name.lower().endswith(SUFFIXES) or name[:1] in "._~":
                continue
            if member.flag_bits & 1:
                raise Refused(
                    _(
                        "{file}: terkunci dengan kata sandi. Buka kuncinya dahulu, lalu ulangi "
                        "dengan berkas di dalamnya."
                    ).format(file=path.name)
                )
            target = work / f"{len(list(work.iterdir()))}-{name}"
            with packed.open(member) as source, target.open("wb") as out:
                shutil.copyfileobj(source, out, 1 << 20)
            yield File(f"{path.name}/{name}", target, f"{place}/{path.stem}", f"{digest}:{name}")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def release_of(files: list[File], stated: str | None) -> str:
    """The one release of a delivery: from the file names and `stated` ('2025-3'), never guessed."""
    named: dict[str, str] = {}
    for file in files:
        own = registry.release_in(file.own_name)
        if release := own or registry.release_in(file.name) or registry.release_in(file.place):
            named.setdefault(release, file.name)
    if stated:
        named.setdefault(stated, "--release")
    if len(named) > 1:
        listed = "; ".join(f"{release} ({name})" for release, name in sorted(named.items()))
        raise Refused(
            _(
                "Kiriman ini menyebut lebih dari satu rilis: {releases}. "
                "Masukkan satu rilis setiap kali."
            ).format(releases=listed)
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
