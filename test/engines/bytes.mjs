// Pseudo-random bytes, the same on every machine. As a program it writes a file of them:  node bytes.mjs FILE SIZE
//
// They are AES in counter mode under a fixed key, so that no compressor and no sparse file makes the size a lie.
import { createCipheriv } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

export async function* pseudoRandom(length) {
  const cipher = createCipheriv('aes-256-ctr', Buffer.alloc(32, 'unearth'), Buffer.alloc(16));
  const zeros = Buffer.alloc(1 << 20);
  for (let left = length; left > 0; left -= zeros.length) {
    yield cipher.update(zeros.subarray(0, Math.min(left, zeros.length)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, size] = process.argv.slice(2);
  await pipeline(pseudoRandom(Number(size)), createWriteStream(file));
}
