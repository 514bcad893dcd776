// The floor under every reader of a docker-archive: one process that walks the headers of every layer, takes name and size of each
// entry and keeps nothing. It has our own tar scanner, so that what it leaves out is all that is measured: verdicts on
// documents, columns, paths, stacking, figures, a report.   node scan-headers.js IMAGE

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { scanTar } from '../../src/tar/scan-tar.js';
import type { TarEntry } from '../../src/tar/tar-entry.js';

const windowBytes = 64 * 1024;

const [, , image = ''] = process.argv;
const descriptor = openSync(image, 'r');
const memory = new Uint8Array(windowBytes);
const layers: { readonly offset: number; readonly size: number }[] = [];
scan(0, fstatSync(descriptor).size, ({ name, offset, size }) => {
  if (name.at(-4) === 0x2e && name.at(-1) === 0x72) layers.push({ offset, size });
});
let entries = 0;
let bytes = 0;
let nameBytes = 0;
for (const { offset, size } of layers) {
  scan(offset, size, (entry) => {
    entries += 1;
    bytes += entry.size;
    nameBytes += entry.name.length;
  });
}
closeSync(descriptor);
console.log(JSON.stringify({ layers: layers.length, entries, bytes, nameBytes }));

/** Walks a tar that lies at `start` of the file. */
function scan(start: number, size: number, visit: (entry: TarEntry) => void): void {
  const steps = scanTar({ entry: visit, problem: ({ message }) => console.error(message) });
  let windowStart = 0;
  let window = memory.subarray(0, 0);
  for (let step = steps.next(); step.done !== true; ) {
    const { offset, length } = step.value;
    if (offset < windowStart || offset + length > windowStart + window.length) {
      const wanted = Math.max(0, Math.min(Math.max(windowBytes, length), size - offset));
      const target = wanted <= windowBytes ? memory.subarray(0, wanted) : new Uint8Array(wanted);
      window = target.subarray(0, readSync(descriptor, target, 0, wanted, start + offset));
      windowStart = offset;
    }
    step = steps.next(window.subarray(offset - windowStart, offset - windowStart + length));
  }
}
