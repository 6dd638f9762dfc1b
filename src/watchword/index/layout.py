"""Where an index lies on disk, and how we know that it is whole.

``folder/<state>-<algorithm>/`` holds the files of :data:`FILES` and a manifest. An
index is written beside its place and moved there whole, so a reader sees all of it or
nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from watchword.errors import IndexDamaged, IndexMissing, WrongUse

ALGORITHM = "12"
"""Grows with every change of what the files hold or how a name is read."""

KEY_BYTES = 16
"""The size of a source's key in ``sources.bin``, a key for each target."""
KEPT_STATES = 2
"""How many states' indexes stay, the newest ones."""
MANIFEST = "manifest.json"
FILES = (
    "sources.bin",
    "parties.bin",
    "party_ends.npy",
    "details.bin",
    "detail_ends.npy",
    "target_dates.npy",
    "target_countries.npy",
    "target_group.npy",
    "forms.bin",
    "form_ends.npy",
    "name_target.npy",
    "name_reading.npy",
    "name_initials.npy",
    "name_weight.npy",
    "name_terms.npy",
    "name_term_ends.npy",
    "terms.txt",
    "term_starts.npy",
    "term_weights.npy",
    "term_letters.npy",
    "fold_letters.npy",
    "term_postings.npy",
    "term_ends.npy",
    "keys.npy",
    "key_terms.npy",
    "key_ends.npy",
    "identifiers.npy",
    "identifier_targets.npy",
    "identifier_ends.npy",
    "entry_ids.npy",
    "entry_targets.npy",
    "merging.bin",
)
_STATE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,127}")
_BUILDING = ".building-"
_REPLACED = ".replaced-"
_ABANDONED_SECONDS = 24 * 3600


class FileRecord(msgspec.Struct, frozen=True):
    """The size in bytes and the SHA-256 of a file."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What an index holds.

    Attributes:
        state: The hash of the register's state that it was built from.
        algorithm: :data:`ALGORITHM` of the version that built it.
        counts: Of targets, names, terms, keys and identifiers.
        files: By file name.
    """

    state: str
    algorithm: str
    counts: dict[str, int]
    files: dict[str, FileRecord]


def place_of(folder: Path, state: str) -> Path:
    """The folder of the index of a state.

    Raises:
        WrongUse: If the state is no plain word that a folder can be named after.
    """
    if _STATE.fullmatch(state) is None:
        raise WrongUse(f"no state of a register: {state!r}")
    return folder / f"{state}-{ALGORITHM}"


def read_manifest(folder: Path, state: str) -> Manifest:
    """The manifest of the index of a state, after a cheap check of its files' sizes.

    Raises:
        IndexMissing: If there is no index of that state by this algorithm.
        IndexDamaged: If the manifest can't be read or a file has another size.
    """
    place = place_of(folder, state)
    if not place.is_dir():
        raise IndexMissing(f"no index of state {state} in {folder}")
    try:
        manifest = msgspec.json.decode((place / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"the manifest of {place} can't be read: {error}") from error
    if (manifest.state, manifest.algorithm) != (state, ALGORITHM):
        raise IndexDamaged(f"{place} holds the index of another state or version")
    for name in FILES:
        record = manifest.files.get(name)
        try:
            size = (place / name).stat().st_size
        except OSError as error:
            raise IndexDamaged(f"{place} has no {name}") from error
        if record is None or record.size != size:
            raise IndexDamaged(f"{name} of {place} has not the size that its manifest states")
    return manifest


def verify_index(folder: Path, *, state: str) -> None:
    """Check every byte of an index against its manifest.

    Raises:
        IndexMissing: If there is none.
        IndexDamaged: If a file is not what was written.
    """
    manifest = read_manifest(folder, state)
    place = place_of(folder, state)
    for name, record in manifest.files.items():
        with (place / name).open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != record.sha256:
                raise IndexDamaged(f"{name} of {place} is not what was written")


def write_manifest(building: Path, state: str, counts: Mapping[str, int]) -> None:
    """Record the files of a new index and push all of it to the disk."""
    files: dict[str, FileRecord] = {}
    for name in FILES:
        with (building / name).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
            files[name] = FileRecord(size=os.fstat(stream.fileno()).st_size, sha256=digest)
    manifest = Manifest(state=state, algorithm=ALGORITHM, counts=dict(counts), files=files)
    with (building / MANIFEST).open("wb") as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(manifest, order="sorted")))
        stream.flush()
        os.fsync(stream.fileno())
    _sync_folder(building)


def newest_state(folder: Path) -> str | None:
    """The state of the newest index by this algorithm; None where there is none."""
    suffix = f"-{ALGORITHM}"
    found = [
        (manifest.stat().st_mtime_ns, manifest.parent.name)
        for manifest in folder.glob(f"*{suffix}/{MANIFEST}")
        if not manifest.parent.name.startswith(".")
    ]
    return max(found)[1].removesuffix(suffix) if found else None


def new_place(folder: Path) -> Path:
    """An empty folder beside the indexes, to build one in."""
    folder.mkdir(parents=True, exist_ok=True)
    building = folder / f"{_BUILDING}{os.getpid()}-{time.time_ns()}"
    building.mkdir()
    return building


def install(
    building: Path, folder: Path, state: str, *, keep: Collection[str] = frozenset()
) -> None:
    """Move a finished index to its place, whole; then drop what is out of use.

    Args:
        building: The finished index.
        folder: Where the indexes of a register lie.
        state: The state that it is the index of.
        keep: States whose indexes stay, however old they are.
    """
    place = place_of(folder, state)
    if place.exists():
        place.rename(folder / f"{_REPLACED}{os.getpid()}-{time.time_ns()}")
    building.rename(place)
    _sync_folder(folder)
    _drop_old(folder, {place, *(place_of(folder, each) for each in keep)})


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover - a folder can't be synced there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _drop_old(folder: Path, kept: Collection[Path]) -> None:
    """Keep these and the newest states; drop others, replaced ones, abandoned buildings."""
    states: list[tuple[float, Path]] = []
    for child in folder.iterdir():
        age = time.time() - child.stat().st_mtime
        if child.name.startswith(_REPLACED) or (
            child.name.startswith(_BUILDING) and age > _ABANDONED_SECONDS
        ):
            shutil.rmtree(child, ignore_errors=True)
        elif child not in kept and (child / MANIFEST).is_file():
            states.append((child.stat().st_mtime, child))
    states.sort(reverse=True)
    for _, child in states[KEPT_STATES - 1 :]:
        shutil.rmtree(child, ignore_errors=True)
