"""What others do about the same subset: bench-peers.py PEER GRANULES POLYGON prints the number of rows. For bench-remote.

h5py reads HDF5 over fsspec's HTTP, in blocks of 8 MiB that are kept, with four processes; h5coro by itself, with eight
threads. Both read all coordinates, and of the other columns the rows from the first to the last one inside.
"""
import concurrent.futures
import json
import multiprocessing
import sys

import numpy
import shapely

COLUMNS = ("delta_time", "h_li", "h_li_sigma", "atl06_quality_summary", "segment_id")
GROUPS = [f"gt{pair}{side}/land_ice_segments" for pair in "123" for side in "lr"]


def inside(polygon, longitudes, latitudes):
    return numpy.flatnonzero(shapely.contains_xy(polygon, longitudes, latitudes))


def h5py_rows(task):
    import fsspec
    import h5py

    address, polygon = task
    kept = {"cache_type": "blockcache", "block_size": 8 << 20, "cache_options": {"maxblocks": 64}}
    count = 0
    with fsspec.filesystem("http").open(address, **kept) as stored, h5py.File(stored) as granule:
        for group in GROUPS:
            segments = granule[group]
            rows = inside(polygon, segments["longitude"][:], segments["latitude"][:])
            if rows.size:
                for column in COLUMNS:
                    segments[column][rows[0]:rows[-1] + 1]
                count += rows.size
    return count


def h5coro_rows(task):
    from h5coro import h5coro, webdriver

    address, polygon = task
    granule = h5coro.H5Coro(address, webdriver.HTTPDriver, errorChecking=True, verbose=False)
    names = [f"/{group}/{axis}" for group in GROUPS for axis in ("longitude", "latitude")]
    places = granule.readDatasets(names, block=True)
    wanted, count = [], 0
    for group in GROUPS:
        rows = inside(polygon, places[f"/{group}/longitude"], places[f"/{group}/latitude"])
        if rows.size:
            part = [[int(rows[0]), int(rows[-1]) + 1]]
            wanted += [{"dataset": f"/{group}/{column}", "hyperslice": part} for column in COLUMNS]
            count += rows.size
    if wanted:
        columns = granule.readDatasets(wanted, block=True)
        for one in wanted:
            columns[one["dataset"]]
    return count


def main():
    peer, listed, area = sys.argv[1:]
    with open(area) as file:
        polygon = shapely.from_geojson(file.read())
    with open(listed) as file:
        tasks = [(line.strip(), polygon) for line in file]
    if peer == "h5py":
        with multiprocessing.get_context("spawn").Pool(4) as processes:
            print(sum(processes.map(h5py_rows, tasks, chunksize=1)))
    else:
        with concurrent.futures.ThreadPoolExecutor(8) as threads:
            print(sum(threads.map(h5coro_rows, tasks)))


if __name__ == "__main__":
    main()
