#!/usr/bin/env python3
"""What h5py and pyhdf read from the data files of the conformance corpus, where the corpus itself has no digest.

    conformance_digests.py shared/conformance/pairs > it-tests/src/test/resources/conformance/digests.json

Needs h5py and numpy as in requirements.txt, and pyhdf 0.11.7. It knows nothing of sidecars: the datasets come from the data files alone.

A digest is the SHA-256 of the values in row-major order: numbers as little-endian bytes, texts as UTF-8 bytes without
padding and a NUL (shared/tools/expected.py). Added to what the corpus has:

  /rec/member          a member of a compound: dimensions of the dataset, then of the member
  /x, NAME_vlen_index  sequences of variable length: filled up with zeros, and their lengths (that is how DMR++ has them)
  HDF4                 SDS and Vdata; blanks and colons of names are underscores, as in the documents;
                       a Vdata of one field is VDATA_FIELD
  "unwritten is fill"  a dataset whose fill time is NEVER: HDF5 gives whatever memory held for a chunk that was never
                       written, DMR++ states the fill value; here such chunks have the fill value
"""

import hashlib
import json
import math
import pathlib
import sys

import h5py
import numpy as np
from pyhdf.HDF import HC, HDF, HDF4Error
from pyhdf.SD import SD, SDC
from pyhdf.V import V  # noqa: F401: vgstart needs it
from pyhdf.VS import VS  # noqa: F401: vstart needs it

HDF4_TYPES = {
    SDC.CHAR: "int8", SDC.CHAR8: "int8", SDC.INT8: "int8", SDC.UCHAR8: "uint8", SDC.UINT8: "uint8",
    SDC.INT16: "int16", SDC.UINT16: "uint16", SDC.INT32: "int32", SDC.UINT32: "uint32",
    SDC.FLOAT32: "float32", SDC.FLOAT64: "float64",
}


def numbers(array):
    plain = array.astype(array.dtype.newbyteorder("<"))
    return {"dtype": array.dtype.newbyteorder("=").name, "shape": list(np.shape(array)),
            "sha256": hashlib.sha256(plain.tobytes()).hexdigest()}


def texts(array, pad):
    sha256 = hashlib.sha256()
    for text in np.asarray(array, dtype=object).ravel():
        raw = text if isinstance(text, bytes) else (text or "").encode()
        if pad is not None:
            raw = raw.split(b"\0")[0]
            raw = raw.rstrip(b" ") if pad == h5py.h5t.STR_SPACEPAD else raw
        sha256.update(raw + b"\0")
    return {"dtype": "string", "shape": list(np.shape(array)), "sha256": sha256.hexdigest()}


def values(path, array, kind, found):
    """A member, or a member of a member."""
    if isinstance(kind, h5py.h5t.TypeCompoundID):
        for index in range(kind.get_nmembers()):
            name = kind.get_member_name(index).decode()
            values(f"{path}/{name}", array[name], kind.get_member_type(index), found)
        return
    while isinstance(kind, h5py.h5t.TypeArrayID):
        kind = kind.get_super()
    if isinstance(kind, h5py.h5t.TypeStringID):
        found[path] = texts(array, None if kind.is_variable_str() else kind.get_strpad())
    elif array.dtype.kind in "iuf":
        found[path] = numbers(array)


def sequences(path, array, found):
    lengths = np.array([len(one) for one in array.ravel()], dtype="int32").reshape(array.shape)
    full = np.zeros((array.size, lengths.max(initial=0)), dtype=array.ravel()[0].dtype)
    for row, one in zip(full, array.ravel()):
        row[: len(one)] = one
    found[path] = numbers(full.reshape(*array.shape, -1))
    found[path + "_vlen_index"] = numbers(lengths)


def unwritten_is_fill(path, dataset, found):
    made = dataset.id.get_create_plist()
    if made.get_layout() != h5py.h5d.CHUNKED or made.get_fill_time() != h5py.h5d.FILL_TIME_NEVER:
        return
    grid = math.prod(-(-size // chunk) for size, chunk in zip(dataset.shape, dataset.chunks))
    if dataset.id.get_num_chunks() == grid:
        return
    array = np.full(dataset.shape, dataset.fillvalue, dtype=dataset.dtype)
    for index in range(dataset.id.get_num_chunks()):
        start = dataset.id.get_chunk_info(index).chunk_offset
        box = tuple(slice(at, at + chunk) for at, chunk in zip(start, dataset.chunks))
        array[box] = dataset[box]
    found[path] = numbers(array) | {"note": "unwritten is fill"}


def hdf5(file):
    found = {}

    def visit(name, dataset):
        if not isinstance(dataset, h5py.Dataset) or dataset.shape is None:
            return
        kind = dataset.id.get_type()
        if isinstance(kind, h5py.h5t.TypeCompoundID):
            try:
                values("/" + name, dataset[()], kind, found)
            except OSError as e:  # h5py cannot read every compound
                print(f"{file} {name}: {e}", file=sys.stderr)
        elif isinstance(kind, h5py.h5t.TypeVlenID) and kind.get_super().get_class() in (h5py.h5t.INTEGER, h5py.h5t.FLOAT):
            sequences("/" + name, dataset[()], found)
        else:
            unwritten_is_fill("/" + name, dataset, found)

    with h5py.File(file) as opened:
        opened.visititems(visit)
    return found


def clean(name):
    return name.replace(" ", "_").replace(":", "_")


class Hdf4:
    """Walks the groups of an HDF4 file."""

    def __init__(self, file):
        self.found = {}
        self.sds = SD(file)
        self.file = HDF(file)
        self.groups = self.file.vgstart()
        self.tables = self.file.vstart()
        self.placed = set()
        children = set()
        for reference in self.references():
            children |= {ref for tag, ref in self.members(reference)[2] if tag == HC.DFTAG_VG}
        for reference in self.references():
            name, kind, _ = self.members(reference)
            # the classes of netCDF's own book-keeping
            if reference not in children and not kind.startswith(("CDF0", "Var0", "Dim0", "UDim0")):
                self.group(reference, "")
        for index in range(self.sds.info()[0]):
            self.dataset(index, "")
        for info in self.tables.vdatainfo():
            if info[1] not in ("DimVal0.1", "SDSVar", "Attr0.0"):
                self.table(info[2], "")

    def references(self):
        reference = -1
        while True:
            try:
                reference = self.groups.getid(reference)
            except HDF4Error:
                return
            yield reference

    def members(self, reference):
        group = self.groups.attach(reference)
        try:
            return group._name, group._class, group.tagrefs()
        finally:
            group.detach()

    def group(self, reference, parent):
        name, _, members = self.members(reference)
        path = f"{parent}/{clean(name)}"
        for tag, ref in members:
            if tag == HC.DFTAG_VG:
                self.group(ref, path)
            elif tag == HC.DFTAG_NDG:
                self.dataset(self.sds.reftoindex(ref), path)
            elif tag == HC.DFTAG_VH:
                self.table(ref, path)

    def dataset(self, index, parent):
        if ("SDS", index) in self.placed:
            return
        self.placed.add(("SDS", index))
        sds = self.sds.select(index)
        if not sds.iscoordvar():
            name, _, _, kind, _ = sds.info()
            self.found[f"{parent}/{clean(name)}"] = numbers(np.asarray(sds.get()).astype(HDF4_TYPES[kind]))

    def table(self, reference, parent):
        if ("Vdata", reference) in self.placed:
            return
        self.placed.add(("Vdata", reference))
        table = self.tables.attach(reference)
        fields = table.fieldinfo()
        records = table.read(table.inquire()[0])
        for column, field in enumerate(fields):
            array = np.array([self.plain(record[column], field[2]) for record in records])
            array = array.astype(HDF4_TYPES[field[1]])
            alone = len(fields) == 1
            if field[2] == 1 and not alone:
                array = array.reshape(len(records))
            path = f"{parent}/{clean(table._name)}" + ("_" if alone else "/") + clean(field[0])
            self.found[path] = numbers(array)
        table.detach()

    @staticmethod
    def plain(value, count):
        """pyhdf gives characters as text, without the NULs at its end; the numbers are wanted."""
        if isinstance(value, str):
            value = list(value.encode("latin-1").ljust(count, b"\0"))
        return np.atleast_1d(value)


def main():
    pairs = pathlib.Path(sys.argv[1])
    all_found = {}
    for folder in sorted(pairs.glob("*/*/")):
        data = folder / folder.name
        files = [data] + sorted(f for f in folder.glob("*.h5") if f != data)
        for file in files:
            if file.suffix == ".hdf":
                found = Hdf4(str(file)).found
            elif h5py.is_hdf5(file):
                found = hdf5(file)
            else:
                found = {}
            if found:
                all_found[file.relative_to(pairs).as_posix()] = dict(sorted(found.items()))
    json.dump(all_found, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
