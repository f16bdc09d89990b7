"""Runs the Python lines of a page as if they were typed, and prints what they give.

    run_page.py PAGE NUMBER [FROM TO]...

NUMBER says which of the page's blocks of Python, from 1; in it each text FROM is replaced by TO.
"""

import ast
import re
import sys
import warnings

import tensorstore
import xarray

warnings.simplefilter("ignore")


def main(page, number, *replaced):
    with open(page, encoding="utf-8") as file:
        lines = re.findall(r"```python\n(.*?)```", file.read(), re.DOTALL)[int(number) - 1]
    for old, new in zip(replaced[::2], replaced[1::2], strict=True):
        if old not in lines:
            sys.exit(f"{page} does not have {old}")
        lines = lines.replace(old, new)
    names = {"tensorstore": tensorstore, "xarray": xarray}
    for statement in ast.parse(lines).body:
        exec(compile(ast.Interactive([statement]), page, "single"), names)


if __name__ == "__main__":
    main(*sys.argv[1:])
