"""The key of a store: 32 random bytes for its pseudonyms, and how a wrong one is known.

Every account says by which key its pseudonyms were made, in twelve digits that tell nothing of it.
A key is made once, for an empty store; a new one only on purpose (`rotate`): what was kept by the
one before is then named, and must be ingested again.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from data.problems import StoreProblem
from data.walls import audit
from data.walls.files import folders_in, replace, sync, write_new, write_whole
from language.text import _

LENGTH: Final = 32
NAME: Final = "key"
# Which key is the store's, and which it had before.
IDS: Final = "keys.json"
IDS_SAID: Final = ("key", "before", "next")
WORD: Final = b"which key is this"


def key_of(store: Path) -> bytes:
    """The store's own key, made on first use (0600); StoreProblem where it is lost or changed."""
    path = store / NAME
    if not path.exists():
        if not is_empty(store):
            raise StoreProblem(
                _(
                    "{path} hilang. Kunci baru tidak dapat mencocokkan yang sudah disimpan, maka "
                    "tidak dibuat. Pulihkan kunci dari simpanannya; `python -m data key --check` "
                    "memeriksanya. Yang sudah terbit tidak berubah."
                ).format(path=path)
            )
        key = secrets.token_bytes(LENGTH)
        audit.enter(store, "key_made", key=id_of(key))
        _put(store, key)
    return _proven(store)


def pads_of(store: Path) -> dict[str, bytes]:
    """What the keyed hashes of queries take: inner_pad and outer_pad of HMAC-SHA256."""
    padded = key_of(store).ljust(64, b"\0")
    return {
        "inner_pad": bytes(byte ^ 0x36 for byte in padded),
        "outer_pad": bytes(byte ^ 0x5C for byte in padded),
    }


def key_id(store: Path) -> str:
    """Twelve digits that tell one key from another, and nothing else about it."""
    return id_of(key_of(store))


def id_of(key: bytes) -> str:
    return hmac.new(key, WORD, hashlib.sha256).hexdigest()[:12]


def known_ids(store: Path) -> tuple[str | None, list[str]]:
    """The id of the store's key, None before the first; and of those that it had before."""
    ids = _ids(store)
    return ids.get("key"), ids.get("before", [])


def is_empty(store: Path) -> bool:
    """Whether nothing is kept here by a key."""
    return next(_kept(store), None) is None


def rotate(store: Path) -> tuple[str, str]:
    """Give the store a new key; (id of the old, id of the new).

    What was kept by the old key is then of no use: it must be ingested again from the office's
    files, and nothing is published until then.
    """
    old, new = key_of(store), secrets.token_bytes(LENGTH)
    audit.enter(store, "key_rotated", before=id_of(old), key=id_of(new))
    _put(store, new)
    return id_of(old), id_of(new)


def take(store: Path, key: bytes) -> None:
    """Make a key that was kept elsewhere the key of a store that has none."""
    if known_ids(store)[0] not in (None, id_of(key)):
        raise StoreProblem(_other_key(store / NAME))
    _put(store, key)


def copy(store: Path, to: Path) -> str:
    """Write the key to a file of its own (0600) that is not there yet; its id."""
    key = key_of(store)
    if to.resolve().is_relative_to(store.resolve()):
        raise StoreProblem(_("Simpan kunci di luar {store}.").format(store=store))
    try:
        write_new(to, key)
    except OSError as problem:
        raise StoreProblem(
            _("{path} tidak dapat ditulis, atau sudah ada; kunci tidak disalin.").format(path=to)
        ) from problem
    audit.enter(store, "key_copied", key=id_of(key))
    return id_of(key_in(to))


def key_in(path: Path) -> bytes:
    """The key in a file; StoreProblem for what is none."""
    try:
        key = path.read_bytes()
    except OSError as problem:
        raise StoreProblem(_("{path}: kunci tidak dapat dibaca.").format(path=path)) from problem
    if len(key) != LENGTH:
        raise StoreProblem(
            _(
                "{path} rusak: kunci harus 32 bita. Pulihkan kunci dari simpanannya; kunci baru "
                "tidak dapat mencocokkan rilis lama."
            ).format(path=path)
        )
    return key


def _proven(store: Path) -> bytes:
    """The key in its place; StoreProblem where the store knows another as its own."""
    key, ids = key_in(store / NAME), _ids(store)
    if id_of(key) == ids.get("next", id_of(key) if not ids else None):
        _know(store, key)  # the store of an earlier version, or of a process that died
    elif id_of(key) != ids.get("key"):
        raise StoreProblem(_other_key(store / NAME))
    return key


def _other_key(path: Path) -> str:
    return _(
        "{path} bukan kunci tempat penyimpanan ini: yang sudah disimpan memakai kunci lain. "
        "Pulihkan kunci yang benar dari simpanannya; `python -m data key --check` memeriksanya. "
        "Tidak ada yang diterbitkan."
    ).format(path=path)


def _put(store: Path, key: bytes) -> None:
    """Write the key; a process that dies on the way leaves the one before or this, and its id."""
    draft = store / f".{NAME}.new"
    draft.unlink(missing_ok=True)
    write_new(draft, key)
    write_whole(store / IDS, json.dumps({**_ids(store), "next": id_of(key)}) + "\n")
    replace(draft, store / NAME)
    sync(store)
    _know(store, key)


def _know(store: Path, key: bytes) -> None:
    """Enter the id of the key in its place; what was the store's own is one of those before."""
    current, before = known_ids(store)
    if current not in (None, id_of(key)):
        before = [*before, current]
    write_whole(store / IDS, json.dumps({"key": id_of(key), "before": before}) + "\n")


def _ids(store: Path) -> dict[str, Any]:
    path = store / IDS
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {"before": [], **{name: found[name] for name in IDS_SAID if name in found}}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError) as problem:
        raise StoreProblem(
            _("{path} rusak. Pulihkan berkas itu dari cadangan.").format(path=path)
        ) from problem


def _kept(store: Path) -> Iterator[Any]:
    """The folders of everything that was kept by a key."""
    for release in folders_in(store / "releases"):
        yield from folders_in(release)
    for kind in ("programmes", "deaths"):
        yield from folders_in(store / kind)
