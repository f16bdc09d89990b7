"""Reads exports of `vgranule refs` with fsspec, zarr-python and xarray, and compares every array with h5py's.

    check_references.py [--common] EXPORT[#GROUP] FILE.h5 [EXPORT[#GROUP] FILE.h5]...

EXPORT is kerchunk's JSON or its directory of Parquet files; GROUP is the granule's group, where there are several. With
--common arrays that only one of export and file has are passed over, and differences are no error. Of an array zarr-python
must give the very bits of h5py: type with byte order, shape, values. xarray must mask exactly the values that CF's
_FillValue names.
"""

import math
import sys
import warnings

import fsspec
import h5py
import numpy as np
import xarray
import zarr

warnings.filterwarnings("ignore", message=".*fastparquet.*deprecated.*")


def text(value):
    """A text of HDF5: bytes of fixed length, padded, or of variable length."""
    if isinstance(value, bytes):
        value = value.split(b"\0")[0]
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("latin-1")
    return value


def datasets(file):
    found = {}

    def visit(name, node):
        if isinstance(node, h5py.Dataset):
            if node.dtype.names is None:
                found[name] = node, lambda: node[()]
            for member in node.dtype.names or ():
                found[f"{name}/{member}"] = node, lambda member=member: node[()][member]

    file.visititems(visit)
    return found


def bits(array):
    return np.ascontiguousarray(array).tobytes()


class Export:
    """The same references through the two clients."""

    def __init__(self, argument, common):
        self.path, _, self.group = argument.partition("#")
        self.common = common
        self.differences = []
        self.arrays = self.groups = self.masked = 0

    def options(self):
        """fsspec reads a directory with fastparquet. Of pyarrow with pandas 3 it does not understand which chunks are missing."""
        return {"fo": self.path, "remote_protocol": "file"}

    def differs(self, name, what):
        self.differences.append(f"{self.path} {name}: {what}")

    def check(self, path):
        store = zarr.storage.FsspecStore.from_url("reference://", storage_options=self.options(), read_only=True)
        root = zarr.open_group(store, mode="r", zarr_format=2)
        with h5py.File(path) as file:
            found = datasets(file)
            if self.common:
                there = self.members(root)
                found = {name: dataset for name, dataset in found.items() if name in there}
            for name, (dataset, values) in found.items():
                try:
                    self.array(root[f"{self.group}/{name}".strip("/")], name, values())
                except Exception as e:  # noqa: BLE001 - every failure is a difference
                    self.differs(name, repr(e))
            if not self.common:
                for name in self.members(root) - found.keys():
                    self.differs(name, "is not in the file")
            try:
                self.xarray(file)
            except Exception as e:  # noqa: BLE001
                self.differs("/", repr(e))

    def members(self, root):
        """The arrays of the export."""
        here = root[self.group] if self.group else root
        return {name for name, member in here.members(max_depth=None) if isinstance(member, zarr.Array)}

    def array(self, array, name, expected):
        self.arrays += 1
        got = array[()] if array.shape == () else array[:]
        expected = np.asarray(expected)
        if tuple(array.shape) != expected.shape:
            self.differs(name, f"shape {array.shape}, h5py has {expected.shape}")
        elif expected.dtype.kind in "SOU":
            got, want = [list(map(text, np.asarray(a, dtype=object).ravel())) for a in (got, expected)]
            if got != want:
                self.differs(name, "has other texts")
        elif array.dtype != expected.dtype.newbyteorder(array.dtype.byteorder) or bits(
            np.asarray(got).astype(expected.dtype)
        ) != bits(expected):
            self.differs(name, f"{array.dtype} has other values than h5py's {expected.dtype}")

    def xarray(self, file):
        """Opens the groups as scientists do."""
        groups = xarray.open_groups(
            "reference://",
            engine="zarr",
            group=self.group or None,
            backend_kwargs={"storage_options": self.options()},
            decode_times=False,
        )
        for group, opened in groups.items():
            self.groups += 1
            inner = group.removeprefix(f"/{self.group}") if self.group else group
            for name in opened.variables:
                path = f"{inner}/{name}".replace("//", "/")
                dataset = file.get(path)
                if isinstance(dataset, h5py.Dataset) and dataset.dtype.kind in "iuf":
                    self.mask(path, opened[name].values, dataset)

    def mask(self, name, got, dataset):
        expected = dataset[()]
        if "_FillValue" not in dataset.attrs:
            want = expected
        else:
            fill = np.asarray(dataset.attrs["_FillValue"]).ravel()[0]
            hidden = np.isnan(expected) if np.isnan(fill) else expected == fill
            self.masked += int(np.count_nonzero(hidden))
            want = np.where(hidden, math.nan, expected.astype("f8"))
        if "scale_factor" in dataset.attrs or "add_offset" in dataset.attrs:
            want = want * dataset.attrs.get("scale_factor", 1) + dataset.attrs.get("add_offset", 0)
        if not np.array_equal(np.asarray(got).astype(want.dtype), want, equal_nan=want.dtype.kind == "f"):
            self.differs(name, f"xarray masks other values: {got.ravel()[:3]} for {want.ravel()[:3]}")


def main(arguments):
    failed = 0
    common = arguments[0] == "--common"
    arguments = arguments[1:] if common else arguments
    for export, file in zip(arguments[::2], arguments[1::2]):
        checked = Export(export, common)
        checked.check(file)
        for difference in checked.differences:
            print(difference)
        failed += len(checked.differences)
        print(
            f"{export}: {checked.arrays} arrays, {checked.groups} groups, {checked.masked} values masked,"
            f" {len(checked.differences)} differences"
        )
    versions = " ".join(f"{m.__name__} {m.__version__}" for m in (fsspec, zarr, xarray, h5py))
    print(f"{failed} differences ({versions})")
    return 1 if failed and not common else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
