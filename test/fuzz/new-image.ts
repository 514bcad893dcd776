import { gzipSync } from 'node:zlib';
import { zstdFrame } from '../layer/zstd-frames.js';
import { sha256 } from './blobs.js';
import type { Member } from './seed-image.js';

/** How a layer of a new image is stored. */
export const storings = ['none', 'gzip', 'zstd'] as const;
export type Storing = (typeof storings)[number];

export type NewLayer = {
  readonly tar: Buffer;
  readonly storing: Storing;
  /** Damages the blob after it was compressed. */
  readonly damage: (blob: Buffer) => Buffer;
};

const compress: Readonly<Record<Storing, (tar: Buffer) => Buffer>> = {
  none: (tar) => tar,
  gzip: (tar) => gzipSync(tar, { level: 1 }),
  zstd: (tar) => zstdFrame(tar),
};
const suffix: Readonly<Record<Storing, string>> = { none: '', gzip: '+gzip', zstd: '+zstd' };

/** An image of these layers in which every digest and size is right. */
export function newImage(layers: readonly NewLayer[], shape: 'docker' | 'oci'): Member[] {
  const members: Member[] = [];
  const add = (name: string, content: Buffer) => members.push({ name, content, link: null });
  const blobs = layers.map(({ tar, storing, damage }) => damage(compress[storing](tar)));
  const config = json({
    architecture: 'amd64',
    os: 'linux',
    created: '2026-01-02T03:04:05Z',
    config: { User: 'u', Env: ['A=1'], Entrypoint: ['/e'], Cmd: ['/bin/sh'], WorkingDir: '/w', Labels: { a: 'b' } },
    rootfs: { type: 'layers', diff_ids: layers.map(({ tar }) => `sha256:${sha256(tar)}`) },
    history: layers.map((_, at) => ({ created: '2026-01-02T03:04:05Z', created_by: `RUN step ${at}`, comment: 'c' })),
  });
  if (shape === 'docker') {
    const names = blobs.map((_, at) => `${sha256(Buffer.from([at]))}/layer.tar`);
    const configName = `${sha256(config)}.json`;
    blobs.forEach((blob, at) => {
      add(names[at]!, blob);
    });
    add(configName, config);
    add('manifest.json', json([{ Config: configName, RepoTags: ['fuzz:latest'], Layers: names }]));
    return members;
  }
  const described = (mediaType: string, content: Buffer) => {
    add(`blobs/sha256/${sha256(content)}`, content);
    return { mediaType, digest: `sha256:${sha256(content)}`, size: content.length };
  };
  const manifestType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = json({
    schemaVersion: 2,
    mediaType: manifestType,
    config: described('application/vnd.oci.image.config.v1+json', config),
    layers: blobs.map((blob, at) =>
      described(`application/vnd.oci.image.layer.v1.tar${suffix[layers[at]!.storing]}`, blob),
    ),
  });
  const annotations = { 'org.opencontainers.image.ref.name': 'fuzz:latest' };
  add('index.json', json({ schemaVersion: 2, manifests: [{ ...described(manifestType, manifest), annotations }] }));
  add('oci-layout', json({ imageLayoutVersion: '1.0.0' }));
  return members;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
