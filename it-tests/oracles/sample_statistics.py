"""Writes what h5py and NumPy say of the numbers of the sample granules, for ViewsTest.

    python3 -m venv env && env/bin/pip install h5py numpy
    env/bin/python it-tests/oracles/sample_statistics.py > it-tests/src/test/resources/sample-statistics.tsv

Columns: granule, path, values that are there, missing (CF's _FillValue, or NaN), least, greatest, mean. The mean is the
exact sum of the values, rounded once, by their number.
"""

import math
from fractions import Fraction
from pathlib import Path

import h5py
import numpy as np

SAMPLES = Path(__file__).parents[2] / "sample-dmrpp/src/main/resources/org/virtualgranule/sample"


def figures(dataset):
    values = np.asarray(dataset[()]).ravel()
    missing = np.zeros(values.shape, bool)
    if dataset.dtype.kind == "f":
        missing = np.isnan(values)
    if "_FillValue" in dataset.attrs:
        missing |= values == np.ravel(dataset.attrs["_FillValue"])[0]
    there = values[~missing].tolist()
    if not there:
        return 0, int(missing.sum()), "", "", ""
    total = math.fsum(there) if dataset.dtype.kind == "f" else Fraction(sum(there))
    return len(there), int(missing.sum()), repr(min(there)), repr(max(there)), repr(float(total / len(there)))


def lines(file):
    found = []

    def visit(name, node):
        if isinstance(node, h5py.Dataset) and node.dtype.kind in "iuf":
            found.append("\t".join(str(word) for word in (file.name, "/" + name, *figures(node))))

    with h5py.File(file) as granule:
        granule.visititems(visit)
    return found


for sample in sorted(SAMPLES.glob("*.h5")):
    print("\n".join(lines(sample)))
