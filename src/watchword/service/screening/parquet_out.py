"""The output as Parquet, made of JSON lines when all rows are there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from watchword.errors import WrongUse
from watchword.service.screening.parquet_rows import connection, is_nested, literal_path, quoted
from watchword.service.screening.results import RESULT_COLUMNS, ROW

_TYPES = {
    ROW: "BIGINT",
    "score": "DOUBLE",
    "alert": "BOOLEAN",
    "authorities": "VARCHAR[]",
    "own_lists": "VARCHAR[]",
    "programmes": "VARCHAR[]",
    "listed_on": "MAP(VARCHAR, DATE)",
    "threshold": "DOUBLE",
    "as_of": "DATE",
}
_LONGEST_ROW = 1 << 28


def write_parquet(
    rows: Path, columns: Sequence[str], input_types: Sequence[str], out: Path
) -> None:
    """Write JSON lines as Parquet, in their order, compressed with zstd.

    Args:
        rows: The JSON lines.
        columns: Their keys.
        input_types: DuckDB's types of the input's columns, which the output has again;
            what does not fit is empty. A nested column is JSON text.
        out: The file to write.

    Raises:
        WrongUse: The file can't be written.
    """
    import duckdb

    stated = [_stored(each) for each in input_types]
    wanted = [_TYPES[ROW], *stated, *(_TYPES.get(each, "VARCHAR") for each in RESULT_COLUMNS)]
    held = [kind if kind in _AS_JSON else "VARCHAR" for kind in wanted]
    read = ", ".join(f"{quoted(name)}: '{kind}'" for name, kind in zip(columns, held, strict=True))
    shown = ", ".join(
        quoted(name) if kind == as_read else f"TRY_CAST({quoted(name)} AS {kind}) AS {quoted(name)}"
        for name, kind, as_read in zip(columns, wanted, held, strict=True)
    )
    source = _literal(literal_path(rows))
    sql = (
        f"COPY (SELECT {shown} FROM read_json({source}, format='newline_delimited', "  # noqa: S608
        f"columns={{{read}}}, maximum_object_size={_LONGEST_ROW})) "
        f"TO {_literal(str(out))} (FORMAT parquet, COMPRESSION zstd)"
    )
    with connection() as duck:
        try:
            duck.execute(sql)
        except duckdb.Error as error:
            raise WrongUse(f"{out} can't be written: {error}") from error


_AS_JSON = frozenset({"BIGINT", "DOUBLE", "BOOLEAN", "VARCHAR", "VARCHAR[]", "MAP(VARCHAR, DATE)"})
"""The types that JSON lines give as they are."""


def _stored(column_type: str) -> str:
    return "VARCHAR" if is_nested(column_type) else column_type


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
