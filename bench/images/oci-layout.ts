import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hasProgram } from '../measure/programs.js';
import { configOf } from './docker-archive.js';
import type { ImageFacts, LayerFacts } from './image-facts.js';

export type Compression = 'gzip' | 'zstd';

/** Programs that compress from standard input to standard output as container tools do; the first that is there. */
const compressors: Readonly<Record<Compression, readonly (readonly string[])[]>> = {
  gzip: [
    ['pigz', '-n', '-6'],
    ['gzip', '-n', '-6'],
  ],
  zstd: [['zstd', '-q', '-3', '-c']],
};

type Written = { readonly digest: string; readonly size: number; readonly path: string };

/** Writes an OCI layout of the layers of a docker-archive, compressed; gives the files of its layers. */
export async function writeOciLayout(
  folder: string,
  { path, facts }: { readonly path: string; readonly facts: ImageFacts },
  compression: Compression,
): Promise<string[]> {
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  const written: Written[] = [];
  for (const layer of facts.layers) written.push(await compressLayer(folder, path, layer, compression));
  const document = (value: object) => {
    const bytes = Buffer.from(JSON.stringify(value));
    const digest = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(folder, 'blobs/sha256', digest), bytes);
    return { digest: `sha256:${digest}`, size: bytes.length };
  };
  const type = 'application/vnd.oci.image';
  const config = { mediaType: `${type}.config.v1+json`, ...document(configOf(facts.layers)) };
  const layers = written.map(({ digest, size }) => ({
    mediaType: `${type}.layer.v1.tar+${compression}`,
    digest: `sha256:${digest}`,
    size,
  }));
  const mediaType = `${type}.manifest.v1+json`;
  const manifest = document({ schemaVersion: 2, mediaType, config, layers });
  writeFileSync(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType, ...manifest }] }),
  );
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  return written.map((layer) => layer.path);
}

async function compressLayer(
  folder: string,
  archive: string,
  { offset, size }: LayerFacts,
  compression: Compression,
): Promise<Written> {
  const command = compressors[compression].find(([program]) => hasProgram(program!));
  if (command === undefined) throw new Error(`There is no program for ${compression}: install ${compression}.`);
  const compressor = spawn(command[0]!, command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new PassThrough({ highWaterMark: 1 << 20 }).on('data', (chunk: Buffer) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  const part = join(folder, 'blobs/sha256/part');
  await Promise.all([
    pipeline(
      createReadStream(archive, { start: offset, end: offset + size - 1, highWaterMark: 1 << 20 }),
      compressor.stdin,
    ),
    pipeline(compressor.stdout, counted, createWriteStream(part)),
  ]);
  const digest = hash.digest('hex');
  const path = join(folder, 'blobs/sha256', digest);
  renameSync(part, path);
  return { digest, size: bytes, path };
}
