import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { type LayerEntries, tarOf } from './images.js';
import { zstdFrame } from './layer/zstd-frames.js';

/** How the layers of an archive are stored. */
export type Stored = 'none' | 'gzip' | 'zstd';

/** An image to write: its layers from the base up, and what its config says beside them. */
export type ImageToWrite = {
  readonly layers: readonly LayerEntries[];
  readonly name?: string;
  readonly history?: readonly object[];
  readonly config?: object;
};

const compress: Record<Stored, (tar: Buffer) => Buffer> = {
  none: (tar) => tar,
  gzip: (tar) => gzipSync(tar),
  zstd: (tar) => zstdFrame(tar),
};
const suffix: Record<Stored, string> = { none: '', gzip: '+gzip', zstd: '+zstd' };

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is removed after the tests of the file. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unearth-test-'));
  folders.push(folder);
  return folder;
}

function configOf({ layers, history, config }: ImageToWrite, diffIds: readonly string[]): Buffer {
  const steps = layers.map((_, layer) => ({ created: '2026-01-02T03:04:05Z', created_by: `RUN step ${layer}` }));
  return Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      created: '2026-01-02T03:04:05Z',
      config: { Env: ['A=1'], Cmd: ['/bin/sh'], ...config },
      rootfs: { type: 'layers', diff_ids: diffIds },
      history: history ?? steps,
    }),
  );
}

/** The members of a docker-archive, as docker before 25 saves it. */
export async function dockerMembers(image: ImageToWrite): Promise<Map<string, Buffer>> {
  const tars = await Promise.all(image.layers.map((layer) => tarOf(layer)));
  const config = configOf(
    image,
    tars.map((tar) => `sha256:${sha256(tar)}`),
  );
  const members = new Map<string, Buffer>();
  const names = tars.map((tar, layer) => {
    const name = `${sha256(Buffer.from(`${layer}`))}/layer.tar`;
    members.set(name, tar);
    return name;
  });
  const configName = `${sha256(config)}.json`;
  members.set(configName, config);
  const manifest = [{ Config: configName, RepoTags: [image.name ?? 'test:latest'], Layers: names }];
  members.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return members;
}

/** The files of an OCI layout. */
export async function ociMembers(image: ImageToWrite, stored: Stored): Promise<Map<string, Buffer>> {
  const tars = await Promise.all(image.layers.map((layer) => tarOf(layer)));
  const members = new Map<string, Buffer>();
  const blob = (mediaType: string, bytes: Buffer) => {
    members.set(`blobs/sha256/${sha256(bytes)}`, bytes);
    return { mediaType, digest: `sha256:${sha256(bytes)}`, size: bytes.length };
  };
  const config = blob(
    'application/vnd.oci.image.config.v1+json',
    configOf(
      image,
      tars.map((tar) => `sha256:${sha256(tar)}`),
    ),
  );
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = blob(
    mediaType,
    Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType,
        config,
        layers: tars.map((tar) =>
          blob(`application/vnd.oci.image.layer.v1.tar${suffix[stored]}`, compress[stored](tar)),
        ),
      }),
    ),
  );
  const annotations = { 'org.opencontainers.image.ref.name': image.name ?? 'test:latest' };
  members.set(
    'index.json',
    Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] })),
  );
  members.set('oci-layout', Buffer.from(JSON.stringify({ imageLayoutVersion: '1.0.0' })));
  return members;
}

/** Writes members as one tar file; gives its path. */
export async function writeArchive(members: ReadonlyMap<string, Buffer>): Promise<string> {
  const path = join(scratch(), 'image.tar');
  const entries = [...members].map(([name, content]) => [name, { header: {}, content }] as const);
  writeFileSync(path, await tarOf(entries));
  return path;
}

/** Writes members as files of a folder; gives its path. */
export function writeFolder(members: ReadonlyMap<string, Buffer>): string {
  const folder = join(scratch(), 'image');
  for (const [name, content] of members) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
