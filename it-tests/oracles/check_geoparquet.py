#!/usr/bin/env python3
"""Checks GeoParquet files of this project with pyarrow and geopandas, which know nothing of our writer.

    check_geoparquet.py FILE...

Prints each check that failed and a summary; exits with 1 if one failed. Rules: GeoParquet 1.1.0, WKB points, covering.
"""

import argparse
import json
import sys

import geopandas
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

MAX_ROWS_IN_GROUP = 100_000
WKB_POINT = bytes([1, 1, 0, 0, 0])
EDGES = ["xmin", "ymin", "xmax", "ymax"]


class Checks:
    """Counts what held and prints what did not."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.file = ""

    def that(self, claim, holds):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL [{self.file}] {claim}")


def bits(array):
    return np.ascontiguousarray(array, dtype="<f8").view("<i8")


def check_metadata(checks, geo, rows):
    checks.that("version is 1.1.0", geo.get("version") == "1.1.0")
    checks.that("primary column is described", geo.get("primary_column") in geo.get("columns", {}))
    column = geo["columns"][geo["primary_column"]]
    checks.that("encoding is WKB", column.get("encoding") == "WKB")
    checks.that("geometry_types is right", column.get("geometry_types") == (["Point"] if rows else []))
    checks.that("crs is absent or an object", isinstance(column.get("crs", {}), dict))
    checks.that("edges are planar", column.get("edges", "planar") == "planar")
    checks.that("no orientation and no epoch for points", not {"orientation", "epoch"} & column.keys())
    checks.that("bbox is there exactly when rows are", ("bbox" in column) == (rows > 0))
    covering = column.get("covering", {}).get("bbox", {})
    checks.that("covering names the four edges", covering == {edge: ["bbox", edge] for edge in EDGES})


def check_layout(checks, file):
    names = file.schema_arrow.names
    checks.that("geometry first, bbox last", (names[0], names[-1]) == ("geometry", "bbox"))
    leaves = [file.schema.column(i) for i in range(len(file.schema))]
    geometry, box = leaves[0], leaves[-4:]
    checks.that("geometry is at the root", geometry.path == "geometry")
    checks.that("geometry is BYTE_ARRAY", geometry.physical_type == "BYTE_ARRAY")
    checks.that("geometry is not repeated", geometry.max_repetition_level == 0)
    checks.that("bbox has its children in order", [leaf.path for leaf in box] == [f"bbox.{edge}" for edge in EDGES])
    checks.that("bbox is FLOAT", {leaf.physical_type for leaf in box} == {"FLOAT"})
    checks.that("bbox is present where geometry is",
                all(leaf.max_definition_level == geometry.max_definition_level for leaf in box))
    for number in range(file.num_row_groups):
        group = file.metadata.row_group(number)
        chunks = [group.column(i) for i in range(group.num_columns)]
        last = number == file.num_row_groups - 1
        checks.that(f"row group {number} is bounded", 0 < group.num_rows <= MAX_ROWS_IN_GROUP)
        checks.that(f"row group {number} is full or last", last or group.num_rows == MAX_ROWS_IN_GROUP)
        checks.that(f"row group {number} is ZSTD", {chunk.compression for chunk in chunks} == {"ZSTD"})
        checks.that(f"row group {number} has page offsets", all(chunk.has_offset_index for chunk in chunks))
        checks.that(f"row group {number} has page bounds of bbox", all(c.has_column_index for c in chunks[-4:]))
        checks.that(f"row group {number} has bounds of bbox",
                    all(c.statistics is not None and c.statistics.has_min_max for c in chunks[-4:]))


def check_values(checks, table, box):
    lon, lat = (table.column(name).to_numpy() for name in ("longitude", "latitude"))
    wkb = table.column("geometry").to_pylist()
    checks.that("every geometry is a WKB point of 21 bytes",
                all(len(point) == 21 and point[:5] == WKB_POINT for point in wkb))
    xy = np.frombuffer(b"".join(point[5:] for point in wkb), dtype="<f8").reshape(-1, 2)
    checks.that("geometry is longitude and latitude to the bit",
                np.array_equal(bits(xy[:, 0]), bits(lon)) and np.array_equal(bits(xy[:, 1]), bits(lat)))
    edges = {edge: table.column("bbox").combine_chunks().field(edge).to_numpy().astype("f8") for edge in EDGES}
    checks.that("the row's box contains the point",
                np.all((edges["xmin"] <= lon) & (lon <= edges["xmax"])
                       & (edges["ymin"] <= lat) & (lat <= edges["ymax"])))
    if box:
        west, south, east, north = box
        inside = (west <= lon) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
        checks.that("the file's box contains all points", np.all(inside))
        checks.that("the file's box touches points", {west, east} <= set(lon) and (south, north) == (lat.min(), lat.max()))
        width = east - west if west <= east else east - west + 360
        checks.that("the file's box is not wider than the plain one", width <= lon.max() - lon.min())


def check_geopandas(checks, path, table):
    frame = geopandas.read_parquet(path)
    checks.that("geopandas finds all rows", len(frame) == table.num_rows)
    checks.that("geopandas finds CRS84", frame.crs is not None and frame.crs.to_string() == "OGC:CRS84")
    checks.that("geopandas finds points", set(frame.geom_type) <= {"Point"})
    lon, lat = (table.column(name).to_numpy() for name in ("longitude", "latitude"))
    checks.that("geopandas finds the coordinates to the bit",
                np.array_equal(bits(frame.geometry.x), bits(lon)) and np.array_equal(bits(frame.geometry.y), bits(lat)))
    if not len(lon):
        checks.that("geopandas finds nothing in a box", len(geopandas.read_parquet(path, bbox=(-180, -90, 180, 90))) == 0)
        return
    west, east = np.quantile(lon, [0.25, 0.75])
    south, north = np.quantile(lat, [0.25, 0.75])
    part = geopandas.read_parquet(path, bbox=(west, south, east, north))
    # The filter works on the rounded boxes: it may let a point through that is a float step outside.
    wanted = np.sum((west <= lon) & (lon <= east) & (south <= lat) & (lat <= north))
    slack = 2e-5
    most = np.sum((west - slack <= lon) & (lon <= east + slack) & (south - slack <= lat) & (lat <= north + slack))
    checks.that("geopandas filters by bbox", wanted <= len(part) <= most)


def check_nan(checks, path, table):
    for name in table.column_names:
        column = table.column(name)
        if pa.types.is_floating(column.type):
            # Bounds that leave NaN out would make a reader skip the rows that hold it.
            wanted = sum(value is not None and value != value for value in column.to_pylist())
            found = pq.read_table(path, columns=[name], filters=pc.is_nan(pc.field(name))).num_rows
            checks.that(f"every NaN of {name} is found", found == wanted)


def check_file(checks, path):
    checks.file = path
    file = pq.ParquetFile(path)
    footer = file.metadata.metadata or {}
    checks.that("footer has geo", b"geo" in footer)
    if b"geo" not in footer:
        return
    geo = json.loads(footer[b"geo"])
    check_metadata(checks, geo, file.metadata.num_rows)
    own = json.loads(footer.get(b"virtual-granule", b"{}"))
    checks.that("footer names version and crs", {"version", "crs"} <= own.keys())
    check_layout(checks, file)
    table = file.read()
    check_values(checks, table, geo["columns"][geo["primary_column"]].get("bbox"))
    check_geopandas(checks, path, table)
    check_nan(checks, path, table)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    checks = Checks()
    for path in parser.parse_args().files:
        try:
            check_file(checks, path)
        except Exception as error:  # a file that cannot be read is a failed check, and the others still count
            checks.file = path
            checks.that(f"is readable: {type(error).__name__}: {error}", False)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
