#!/usr/bin/env python3
"""Reads served granules with zarr-python, xarray and TensorStore, and compares every array with what h5py finds in the file.

    check_store.py [--decoded] ADDRESS FILE [ADDRESS FILE]...

ADDRESS is that of a granule's root group, FILE the HDF5 file. Prints each check that failed and a summary; exits with 1 if
one failed. With --decoded TensorStore reads too, which knows none of HDF5's filters.
"""

import argparse
import concurrent.futures
import sys
import warnings

import h5py
import numpy as np
import tensorstore
import xarray
import zarr

warnings.simplefilter("ignore")


class Checks:
    """Counts what held and keeps what did not."""

    def __init__(self):
        self.passed = 0
        self.failures = []

    def that(self, claim, holds):
        if holds:
            self.passed += 1
        else:
            self.failures.append(f"FAIL {claim}")

    def equal(self, claim, found, wanted):
        """The same shape, type and bits; byte order and width of texts do not count."""
        found, wanted = np.asarray(found), np.asarray(wanted)
        if wanted.dtype.kind in "iuf":
            native = wanted.astype(wanted.dtype.newbyteorder("="))
            same = found.dtype == native.dtype and found.shape == native.shape and found.tobytes() == native.tobytes()
        else:
            same = found.shape == wanted.shape and [str(v) for v in found.ravel()] == texts(wanted)
        self.that(f"{claim}: {found.dtype}{found.shape} is h5py's {wanted.dtype}{wanted.shape}", same)


def texts(array):
    return [v.decode() if isinstance(v, bytes) else v for v in array.ravel()]


def datasets(file):
    """Path to values, for numbers and texts."""
    found = {}

    def visit(name, item):
        if isinstance(item, h5py.Dataset) and (item.dtype.kind in "iufS" or h5py.check_string_dtype(item.dtype)):
            found[name] = item[()]

    with h5py.File(file) as opened:
        opened.visititems(visit)
    return found


def check_zarr(checks, address, wanted):
    arrays = {path: array for path, array in zarr.open_group(address, mode="r").members(max_depth=None)
              if isinstance(array, zarr.Array)}
    checks.that(f"{address}: zarr-python finds the arrays of the file: {sorted(arrays.keys() ^ wanted.keys())[:5]}",
                arrays.keys() == wanted.keys())
    for path in arrays.keys() & wanted.keys():
        checks.equal(f"{address}/{path} by zarr-python", arrays[path][()], wanted[path])


def check_tensorstore(checks, address, wanted):
    base = address if address.endswith("/") else address + "/"
    numbers = {path: values for path, values in wanted.items() if values.dtype.kind in "iuf"}
    opened = {path: tensorstore.open({"driver": "zarr3", "kvstore": base + path + "/"}, read=True, open=True)
              for path in numbers}
    reads = {path: array.result().read() for path, array in opened.items()}
    for path, read in reads.items():
        checks.equal(f"{address}/{path} by TensorStore", read.result(), numbers[path])


def expected(dataset, file, group):
    """The same group as xarray decodes it from h5py's values and attributes."""
    variables = {}
    for name, variable in dataset.variables.items():
        item = file[f"{group}/{name}"]
        attributes = {key: item.attrs[key] for key in ("_FillValue", "units", "scale_factor", "add_offset", "calendar")
                      if key in item.attrs}
        attributes = {key: value.decode() if isinstance(value, bytes) else np.ravel(value)[0] if np.ndim(value) else value
                      for key, value in attributes.items()}
        if item.dtype.kind in "iuf":
            variables[name] = (variable.dims, item[()], attributes)
    # names of coordinates are those of dimensions here too
    return xarray.decode_cf(xarray.Dataset(variables))


def check_xarray(checks, address, path):
    tree = xarray.open_datatree(address, engine="zarr")
    with h5py.File(path) as file:
        for node in tree.subtree:
            wanted = expected(node.to_dataset(inherit=False), file, node.path)
            for name, variable in wanted.variables.items():
                checks.that(f"{address}{node.path}/{name} by xarray: values, times and missing values are h5py's",
                            node.variables[name].dtype == variable.dtype
                            and np.array_equal(node.variables[name].values, variable.values,
                                               equal_nan=variable.dtype.kind in "fM"))
    for group in (node.path for node in tree.subtree if "latitude" in node.variables and "delta_time" in node.variables):
        dataset = xarray.open_zarr(address, group=group)
        checks.that(f"{address}{group} by xarray: latitude, longitude and time are coordinates",
                    {"latitude", "longitude", "delta_time"} <= set(dataset.coords))
        checks.that(f"{address}{group} by xarray: time is decoded", dataset["delta_time"].dtype.kind == "M")


def check(pair):
    address, file, decoded = pair
    checks = Checks()
    try:
        wanted = datasets(file)
        check_zarr(checks, address, wanted)
        check_xarray(checks, address, file)
        if decoded:
            check_tensorstore(checks, address, wanted)
    except Exception as error:  # what cannot be opened is a failed check, and the others still count
        checks.that(f"{address} can be read: {type(error).__name__}: {error}", False)
    return checks.passed, checks.failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decoded", action="store_true")
    parser.add_argument("pairs", nargs="+", metavar="ADDRESS FILE")
    arguments = parser.parse_args()
    pairs = [(address, file, arguments.decoded)
             for address, file in zip(arguments.pairs[::2], arguments.pairs[1::2], strict=True)]
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as workers:
        results = list(workers.map(check, pairs))
    failures = [failure for _, failed in results for failure in failed]
    print("\n".join(failures + [f"{sum(passed for passed, _ in results)} passed, {len(failures)} failed"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
