import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from './program.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The files of a tar by their names, as tar-stream reads them. */
async function filesOf(tar: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const reader = extract();
  reader.end(tar);
  for await (const entry of reader) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    files.set(entry.header.name, Buffer.concat(chunks));
  }
  return files;
}

/** The members that are layers, from the base up: of an OCI layout, or as docker's own manifest lists them. */
function layersOf(members: ReadonlyMap<string, Buffer>): string[] {
  const read = (name: string) => JSON.parse(members.get(name)!.toString());
  const blob = ({ digest }: { digest: string }) => `blobs/${digest.replace(':', '/')}`;
  if (members.has('manifest.json')) return read('manifest.json')[0].Layers;
  return read(blob(read('index.json').manifests[0])).layers.map(blob);
}

/** What the last layer of an archive that has a file of that name holds of it. */
async function lastOf(image: string, name: string): Promise<Buffer> {
  const members = await filesOf(readFileSync(image));
  let last: Buffer | undefined;
  for (const layer of layersOf(members)) {
    const stored = members.get(layer)!;
    const files = await filesOf(stored.readUInt16BE(0) === 0x1f8b ? gunzipSync(stored) : stored);
    last = [...files].find(([path]) => path.endsWith(`/${name}`))?.[1] ?? last;
  }
  return last!;
}

/** Images with a private key that a later layer removes: the demo, and one that docker built, where there is one (test/engines/run.sh). */
const images = [
  { name: 'the demo', args: ['demo'], file: join(root, 'dist/demo.tar') },
  ...[process.env['RECOVER_IMAGE'] ?? []].flat().map((file) => ({ name: file, args: [file], file })),
];

describe('a private key that a later layer removed', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unearth-recover-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(images)('is found, explained, viewed and saved with four keys: $name', async ({ args, file }) => {
    const program = new Program(
      'sh',
      '-c',
      'cd "$1" && shift && exec "$@"',
      'sh',
      folder,
      ...[process.execPath, join(root, 'bin/unearth.js'), ...args],
    );
    try {
      await program.shows('efficiency');
      program.type('H');
      await program.shows('likely secrets');
      await program.shows('/srv/app/id_ed25519');
      // Why it is there, beside the list.
      await program.shows('removed it. A layer');
      program.type('o');
      await program.shows('PRIVATE KEY-----');
      program.type('x');
      await program.shows('./id_ed25519');
      program.type('\r');
      await program.shows('Saved ');
    } finally {
      program.type('q');
      await program.ended;
    }
    const saved = join(folder, 'id_ed25519');
    expect(readFileSync(saved).equals(await lastOf(file, 'id_ed25519'))).toBe(true);
    // Whoever shares the machine may not read it.
    expect(statSync(saved).mode & 0o077).toBe(0);
  });
});
