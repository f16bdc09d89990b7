// Reads served granules (decoded view) with zarrita.js, and compares every array of numbers with what h5py found in the file.
//
//     node check.mjs ADDRESS EXPECTED [ADDRESS EXPECTED]...
//
// ADDRESS is that of a granule's root group, EXPECTED a JSON file with the SHA-256 of every dataset's little-endian values.
// Prints each check that failed and a summary; exits with 1 if one failed.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as zarr from "zarrita";

let passed = 0;
let failed = 0;

function that(claim, holds) {
  if (holds) {
    passed++;
  } else {
    failed++;
    console.log(`FAIL ${claim}`);
  }
}

function sha256(values) {
  const bytes = ArrayBuffer.isView(values) ? values : Uint8Array.of();
  return createHash("sha256").update(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)).digest("hex");
}

async function check(root, address, path, wanted) {
  const array = await zarr.open(root.resolve(path), { kind: "array" });
  that(`${address}${path} has the shape ${wanted.shape}: ${array.shape}`, `${array.shape}` === `${wanted.shape}`);
  const values = (await zarr.get(array)).data;
  that(`${address}${path} has h5py's values`, sha256(values) === wanted.sha256);
}

const pairs = process.argv.slice(2);
for (let i = 0; i < pairs.length; i += 2) {
  const address = pairs[i];
  const { datasets } = JSON.parse(readFileSync(pairs[i + 1], "utf8"));
  const root = zarr.root(new zarr.FetchStore(address));
  for (const [path, wanted] of Object.entries(datasets)) {
    if (wanted.dtype === "string") {
      continue; // their digest is of the texts as HDF5 has them
    }
    try {
      await check(root, address, path, wanted);
    } catch (error) {
      that(`${address}${path} can be read: ${error}`, false);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
