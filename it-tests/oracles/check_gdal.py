"""Reads arrays with GDAL and compares them with the digests of what h5py reads.

    check_gdal.py --below PATH STORE EXPECTED.json [STORE EXPECTED.json]...

STORE is the address of a granule that is served with --decoded, or a file of kerchunk's JSON; EXPECTED.json has shape, type
and SHA-256 of each dataset. Only numbers below PATH are read: GDAL parses the whole store's metadata for each array. Prints
each array that differs and a summary; exits with 1 if one does.
"""

import argparse
import hashlib
import json
import sys
import warnings

import numpy as np
import rasterio

warnings.simplefilter("ignore", rasterio.errors.NotGeoreferencedWarning)


def difference(store, path, wanted):
    """What is wrong with an array; empty if nothing is."""
    prefix = "/vsicurl/" if store.startswith("http") else ""
    try:
        with rasterio.open(f'ZARR:"{prefix}{store.rstrip("/")}":{path}') as array:
            values = array.read()
    except rasterio.errors.RasterioError as error:
        return f"cannot be read: {error}"
    # rasters have rows and columns, and bands
    if values.size != np.prod(wanted["shape"], dtype=int) or str(values.dtype) != wanted["dtype"]:
        return f"{values.dtype}{values.shape} is not {wanted['dtype']}{wanted['shape']}"
    digest = hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()
    return "" if digest == wanted["sha256"] else "other values"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--below", required=True)
    parser.add_argument("pairs", nargs="+", metavar="STORE EXPECTED.json")
    arguments = parser.parse_args()
    passed = failed = 0
    # GDAL would look for files beside each document
    with rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR"):
        for store, expected in zip(arguments.pairs[::2], arguments.pairs[1::2], strict=True):
            with open(expected) as file:
                datasets = json.load(file)["datasets"]
            for path, wanted in datasets.items():
                if path.startswith(arguments.below + "/") and wanted["dtype"] != "string":
                    problem = difference(store, path, wanted)
                    if problem:
                        print(f"FAIL {store}{path}: {problem}")
                    failed += bool(problem)
                    passed += not problem
    print(f"GDAL {rasterio.__gdal_version__}: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
