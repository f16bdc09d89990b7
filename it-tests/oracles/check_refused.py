"""Opens an array of a manifest with zarr-python and xarray; prints of each whether it refuses, as it must, or reads.

    check_refused.py MANIFEST GROUP ARRAY
"""

import sys

import xarray
import zarr

store, group, array = sys.argv[1:]
clients = {
    "zarr": lambda: zarr.open_array(f"{store}/{group}/{array}", mode="r")[...],
    "xarray": lambda: xarray.open_zarr(store, group=group)[array].values,
}
for name, read in clients.items():
    try:
        print(name, "reads", read()[:3])
    except Exception as error:
        print(name, "refuses" if "chunk_manifest" in str(error) else f"fails: {error}")
