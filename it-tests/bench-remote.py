"""Measures for bench-remote: starts the server, runs the command, prints a table. Not to be called by hand."""
import argparse
import json
import os
import pathlib
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

LANES = 96  # requests that the command has under way at most

parser = argparse.ArgumentParser()
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--root", type=pathlib.Path)
parser.add_argument("--server")
parser.add_argument("--runs", type=int)
parser.add_argument("--many")
parser.add_argument("--faults")
parser.add_argument("--latency", type=float)
parser.add_argument("--mbps", type=float)
parser.add_argument("--peers")
ARGS = parser.parse_args()
FILES = sorted(file.name for file in ARGS.folder.glob("*.h5") if (ARGS.folder / (file.name + ".dmrpp")).exists())


def alias(number):
    """A granule's name when few files stand for many: the orbit's number differs."""
    name = FILES[number % len(FILES)]
    return f"many/{name[:21]}{number:04d}{name[25:]}" if len(name) > 25 else f"many/{number:04d}_{name}"


class Server:
    """The range server in a process of its own."""

    def __init__(self, work, names, faults=""):
        aliases = work / "aliases.json"
        table = {}
        for number, name in enumerate(names):
            for end in ("", ".dmrpp"):
                table[name + end] = FILES[number % len(FILES)] + end
        aliases.write_text(json.dumps(table))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        line = [sys.executable, ARGS.server, str(ARGS.folder), "--port", str(self.port), "--alias", str(aliases)]
        line += ["--latency-ms", str(ARGS.latency), "--mbps", str(ARGS.mbps)]
        self.process = subprocess.Popen(line + (["--faults", faults] if faults else []), stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def address(self, path):
        return f"http://127.0.0.1:{self.port}/{path}"

    def ask(self, path):
        with urllib.request.urlopen(self.address(path)) as answer:
            return answer.read()

    def cpu(self):
        """Seconds of processor time so far; 0 where the system does not tell."""
        stat = pathlib.Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return 0
        fields = stat.read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def run(server, work, names, options):
    """One run of the command in a process of its own, with what it says, what the server saw and what both took."""
    listed = work / "granules.txt"
    listed.write_text("".join(server.address(name) + "\n" for name in names))
    line = [str(ARGS.root / "vgranule"), "subset", "--polygon", str(ARGS.root / "it-tests" / "greenland.geojson")]
    line += ["--out", str(work / "out.parquet"), "--from", str(listed), "--stats", *options]
    server.ask("__reset")
    served, used, start = server.cpu(), resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = done.stderr.splitlines()
    for told in lines[:-1]:
        print("    " + told, file=sys.stderr)
    if not lines or not lines[-1].startswith("{"):
        sys.exit(f"exit code {done.returncode}: {done.stderr}")
    result = json.loads(lines[-1])
    result["seconds"] = seconds
    result["cpu"] = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    result["server_cpu"] = server.cpu() - served
    result["seen"] = json.loads(server.ask("__stats"))
    return result


HEADER = ("case", "runs", "seconds", "min", "max", "rows", "requests", "MB", "over-read", "retries", "cache hits", "heap MB", "CPU s",
          "server CPU", "floor bytes", "floor latency", "decode CPU", "seen requests", "seen MB", "at once")
WIDTHS = (22, 4, 8, 7, 7, 8, 8, 8, 9, 7, 10, 7, 7, 10, 11, 13, 10, 13, 8, 7)


def print_row(cells):
    print("  ".join(str(c).rjust(w) if i else str(c).ljust(w) for i, (c, w) in enumerate(zip(cells, WIDTHS))), flush=True)


def report(case, results):
    """The median run, and how far the others are away."""
    ordered = sorted(results, key=lambda r: r["seconds"])
    middle = ordered[len(ordered) // 2]
    seen = middle["seen"]
    wasted = middle["bytes_fetched"] - middle["bytes_wanted"]
    print_row((
        case, len(results), f'{statistics.median(r["seconds"] for r in results):.2f}', f'{ordered[0]["seconds"]:.2f}',
        f'{ordered[-1]["seconds"]:.2f}', middle["rows"], middle["requests"], f'{middle["bytes_fetched"] / 1e6:.1f}',
        f'{wasted / max(1, middle["bytes_wanted"]):.1%}', middle["retries"], middle["cache_hits"], round(middle["peak_heap_bytes"] / 1e6),
        f'{middle["cpu"]:.2f}', f'{middle["server_cpu"]:.2f}', f'{seen["bytes"] / (ARGS.mbps * 1e6 * LANES):.2f}',
        f'{-(-seen["requests"] // LANES) * ARGS.latency / 1e3:.2f}', f'{middle["stage_seconds"]["decode"]:.2f}',
        seen["requests"], f'{seen["bytes"] / 1e6:.1f}',
        seen["max_inflight"]))
    if len({r["rows"] for r in results}) > 1:
        print("  rows differ: " + ", ".join(str(r["rows"]) for r in results))
    return middle


def main():
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    print(f"{len(FILES)} granules of {ARGS.folder}; {ARGS.latency:g} ms, {ARGS.mbps:g} MB/s a connection; "
          f"load {load:.1f} on {os.cpu_count()} processors; the floors suppose {LANES} connections")
    print_row(HEADER)
    counts = [int(word) for word in ARGS.many.split(",") if word]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        with Server(work, [alias(number) for number in range(max(counts, default=0))]) as server:
            calm = few(server, work)
            if ARGS.peers:
                beside_peers(server, work, calm)
            for count in counts:
                names = [alias(number) for number in range(count)]
                report(f"{count} granules", [run(server, work, names, ["--no-cache"])])
        if ARGS.faults:
            faulty(work, calm)


def few(server, work):
    runs = range(ARGS.runs)
    calm = report("cold", [run(server, work, FILES, ["--no-cache"]) for _ in runs])
    report("cold, full scan", [run(server, work, FILES, ["--no-cache", "--full-scan"]) for _ in runs])
    cached = ["--cache", str(work / "cache")]
    run(server, work, FILES, cached)
    report("sidecars cached", [run(server, work, FILES, cached) for _ in runs])
    return calm


def beside_peers(server, work, calm):
    """Each once: they take long, and every run of theirs fetches nearly all bytes of the granules."""
    listed = work / "granules.txt"
    listed.write_text("".join(server.address(name) + "\n" for name in FILES))
    its = ARGS.root / "it-tests"
    for peer in ("h5py", "h5coro"):
        server.ask("__reset")
        start = time.monotonic()
        rows = subprocess.run([ARGS.peers, str(its / "bench-peers.py"), peer, str(listed), str(its / "greenland.geojson")],
                              stdout=subprocess.PIPE, text=True, check=True).stdout.split()[-1]
        seconds, seen = time.monotonic() - start, json.loads(server.ask("__stats"))
        print(f'  {peer}: {seconds:.1f} s, {seconds / calm["seconds"]:.1f} times as long as cold; {rows} rows, '
              f'{seen["requests"]} requests, {seen["bytes"] / 1e6:.0f} MB')


def faulty(work, calm):
    with Server(work, [], ARGS.faults) as server:
        stormy = report("with faults", [run(server, work, FILES, ["--no-cache"]) for _ in range(ARGS.runs)])
    same = "the same rows" if stormy["rows"] == calm["rows"] else f'NOT the same rows ({calm["rows"]} without)'
    print(f'  {ARGS.faults}: {stormy["seen"]["faults"]} faults, {same}, '
          f'{stormy["seconds"] / calm["seconds"]:.2f} times as long as without')


main()
