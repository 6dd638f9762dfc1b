"""The register's tables.

An entry's content is stored once under the hash of its bytes (``body``) and each release
points at the contents that it holds (``entry``): a list that is published daily and
changes little grows the register little, and two releases are compared by hash. Names,
identifiers, relations and designations hang on the content and are there to be searched.

Table and column names are the glossary's words. Every change here needs a migration.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

SCHEMA_VERSION = "0005"
"""The newest migration; a test holds it against the migrations themselves."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, as ISO 8601 text: the same on every database, sortable."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store an aware instant in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read it back aware."""
        return None if value is None else datetime.fromisoformat(value)


raw_file = Table(
    "raw_file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
)

raw_chunk = Table(
    "raw_chunk",
    metadata,
    Column("sha256", ForeignKey("raw_file.sha256"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),  # part of one gzip stream
)

release = Table(
    "release",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("authority", String(64), nullable=False),
    Column("list", String(64), nullable=False),
    Column("format", String(64), nullable=False),
    Column("released_on", Date, nullable=False),
    Column("released_on_basis", String(16), nullable=False),
    Column("read_at", Instant, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("entries_sha256", String(64), nullable=False),
    Column("targets", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("accepted", Text, nullable=False),  # why it was doubtful, where a user accepted it
    UniqueConstraint("authority", "list", "released_on", "sha256"),
)

release_file = Table(
    "release_file",
    metadata,
    Column("release_id", ForeignKey("release.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", ForeignKey("raw_file.sha256"), nullable=False),
)

body = Table(
    "body",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("release_id", ForeignKey("release.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entry_id", String(255), nullable=False),
    Column("body_id", ForeignKey("body.id"), nullable=False),
    Column("locator", Text, nullable=False),
    Index(None, "entry_id", "release_id"),
    Index(None, "body_id"),
)

name = Table(
    "name",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("full", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("strength", String(8), nullable=False),
    Column("script", String(16)),
    Column("language", String(16)),
    Index(None, "key"),
)

identifier = Table(
    "identifier",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("country", String(16)),
    Index(None, "key"),
)

cross_reference = Table(
    "cross_reference",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("scheme", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Index(None, "value"),
)

relation = Table(
    "relation",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("other", Text, nullable=False),
    Column("other_key", Text, nullable=False),
    Column("other_id", String(255)),
    Column("detail", Text, nullable=False),
    Column("inverse", Boolean, nullable=False),
    Index(None, "other_key"),
    Index(None, "other_id"),
)

designation = Table(
    "designation",
    metadata,
    Column("body_id", ForeignKey("body.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("programmes", Text, nullable=False),  # joined with newlines
    Column("listed_on", Date),
    Column("delisted_on", Date),
    Column("basis", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("measures", Text, nullable=False),
    Index(None, "listed_on"),
)

problem = Table(
    "problem",
    metadata,
    Column("release_id", ForeignKey("release.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("severity", String(8), nullable=False),
    Column("code", String(32), nullable=False),
    Column("entry_id", String(255)),
    Column("locator", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Index(None, "code"),
)

address = Table(
    "address",
    metadata,
    Column("url", String(500), primary_key=True),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("checked_at", Instant, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", Text, nullable=False),  # JSON; what a subject or a target was known by
)

allow_act = Table(
    "allow_act",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("act", String(8), nullable=False),  # allow, remove
    Column("decision", String(32), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("subject", ForeignKey("facts.sha256"), nullable=False),
    Column("target", String(64), nullable=False),
    Column("target_name", Text, nullable=False),
    Column("target_facts", ForeignKey("facts.sha256"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("acted_by", Text, nullable=False),
    Column("acted_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),  # later than acted_at where imported
    Column("chain", String(64), nullable=False),  # a hash over this act and the chain before
    Index(None, "target"),
    Index(None, "decision"),
)

review_act = Table(
    "review_act",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("act", String(8), nullable=False),  # accept, reject, withdraw
    Column("left_authority", String(64), nullable=False),
    Column("left_list", String(64), nullable=False),
    Column("left_entry", String(255), nullable=False),
    Column("right_authority", String(64), nullable=False),
    Column("right_list", String(64), nullable=False),
    Column("right_entry", String(255), nullable=False),
    Column("left_name", Text, nullable=False),
    Column("right_name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("acted_by", Text, nullable=False),
    Column("acted_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),  # later than acted_at where imported
    Column("chain", String(64), nullable=False),  # a hash over this act and the chain before
)

horizon = Table(
    "horizon",
    metadata,
    Column("authority", String(64), primary_key=True),
    Column("list", String(64), primary_key=True),
    Column("kept_from", Date, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("dropped_at", Instant, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False, unique=True),  # of the text in UTF-8
    Column("content", LargeBinary, nullable=False),  # the text, compressed
    Column("length", Integer, nullable=False),  # in characters
    Column("signature", LargeBinary, nullable=False),  # by which near copies are found
    Column("read_at", Instant, nullable=False),
)

report_copy = Table(
    "report_copy",
    metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("origin", Text, nullable=False),  # a path, an address, or a line of a file
    Column("outlet", Text),  # who published it
    Column("title", Text),
    Column("published_on", Date, nullable=False),
    Column("published_basis", String(16), nullable=False),
    Column("problems", Text, nullable=False),  # JSON; what was found on the way to the text
    Column("read_at", Instant, nullable=False),
    Index(None, "published_on"),
)

report_likeness = Table(
    "report_likeness",
    metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("other_id", ForeignKey("report.id"), primary_key=True),
    Column("shared", Integer, nullable=False),  # per mille of the shorter one
)

report_reading = Table(
    "report_reading",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("published_on", Date, nullable=False),
    Column("language", String(16)),
    Column("version", String(64), nullable=False),
    Column("model", String(128), nullable=False),
    Column("state", String(64)),  # of the register that its actors were held against
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),  # its JSON, compressed
    Column("read_at", Instant, nullable=False),
    Index(None, "report_id"),
    Index(None, "published_on"),
)

report_actor = Table(
    "report_actor",
    metadata,
    Column("reading_id", ForeignKey("report_reading.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("schema", String(24), nullable=False),
    Column("country", String(16)),
    Column("target", String(64)),
    Index(None, "key"),
    Index(None, "country"),
    Index(None, "target"),
)
