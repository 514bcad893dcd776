import { createHash } from 'node:crypto';
import { ArchiveFile } from './archive-file.js';
import type { ContentPool } from './content-pool.js';
import { file, type ImageEntry, type ImagePlan } from './image-entry.js';
import type { ImageFacts, LayerFacts } from './image-facts.js';
import { blockBytes, paddingOf, tarHeaders } from './tar-headers.js';

const zeros = Buffer.alloc(2 * blockBytes);

/** Writes an image as `skopeo copy … docker-archive:` does: layers, config and manifest by the names that their digests give them. */
export function writeDockerArchive(path: string, plan: ImagePlan, pool: ContentPool): ImageFacts {
  const archive = new ArchiveFile(path);
  const layers: LayerFacts[] = [];
  for (const { instruction, entries } of plan) {
    const header = archive.position;
    archive.write(zeros.subarray(0, blockBytes));
    const offset = archive.position;
    archive.beginDigest();
    const count = writeEntries(archive, entries, pool);
    archive.write(zeros);
    const size = archive.position - offset;
    const diffId = archive.endDigest();
    archive.patch(tarHeaders(file(`${diffId}.tar`, size, 0)), header);
    layers.push({ instruction, diffId, offset, size, entries: count });
  }
  const config = Buffer.from(JSON.stringify(configOf(layers)));
  const digest = createHash('sha256').update(config).digest('hex');
  writeMember(archive, `${digest}.json`, config);
  const Layers = layers.map(({ diffId }) => `${diffId}.tar`);
  const manifest = [{ Config: `${digest}.json`, RepoTags: ['bench:latest'], Layers }];
  writeMember(archive, 'manifest.json', Buffer.from(JSON.stringify(manifest)));
  archive.write(zeros);
  archive.close();
  return { layers };
}

/** What the config says of the image: enough for every reader, and the same each time. */
export function configOf(layers: readonly LayerFacts[]): object {
  return {
    architecture: 'amd64',
    os: 'linux',
    created: '2026-01-02T03:04:05Z',
    config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Cmd: ['/bin/sh'] },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => `sha256:${diffId}`) },
    history: layers.map(({ instruction }) => ({ created: '2026-01-02T03:04:05Z', created_by: instruction })),
  };
}

function writeEntries(archive: ArchiveFile, entries: Iterable<ImageEntry>, pool: ContentPool): number {
  let count = 0;
  for (const entry of entries) {
    const { size, content, hole = false } = entry;
    archive.write(tarHeaders(entry));
    if (hole) archive.hole(size);
    else for (const piece of pool.pieces(content, size)) archive.write(piece);
    archive.write(zeros.subarray(0, paddingOf(size)));
    count += 1;
  }
  return count;
}

function writeMember(archive: ArchiveFile, name: string, content: Buffer): void {
  archive.write(tarHeaders(file(name, content.length, 0)));
  archive.write(content);
  archive.write(zeros.subarray(0, paddingOf(content.length)));
}
