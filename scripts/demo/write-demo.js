// Writes the demo image: an OCI archive that tells in eight layers what images are made of and what goes wrong with them.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { steps } from './steps.js';

/** @typedef {import('./steps.js').Entry} Entry */

const built = Date.UTC(2026, 1, 3, 9, 30);

/**
 * @param {Record<string, Entry>} entries
 * @param {number} time
 */
async function tarOf(entries, time) {
  const tar = pack();
  for (const [name, { content = '', ...header }] of Object.entries(entries)) {
    tar.entry({ name, mtime: new Date(time), ...header }, content);
  }
  tar.finalize();
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of tar) chunks.push(/** @type {Buffer} */ (chunk));
  return Buffer.concat(chunks);
}

/** @param {Buffer} bytes */
const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/**
 * Writes the image to a file.
 * @param {string} path
 */
export async function writeDemo(path) {
  /** @type {Record<string, Entry>} */
  const archive = {};
  /** @param {string} mediaType @param {Buffer} bytes */
  const blob = (mediaType, bytes) => {
    const digest = digestOf(bytes);
    archive[`blobs/${digest.replace(':', '/')}`] = { content: bytes };
    return { mediaType: `application/vnd.oci.image.${mediaType}`, digest, size: bytes.length };
  };
  /** @param {string} mediaType @param {object} value */
  const document = (mediaType, value) => blob(mediaType, Buffer.from(JSON.stringify(value)));

  const layers = [];
  const diffIds = [];
  const history = [];
  for (const [index, { by, entries }] of steps.entries()) {
    const time = built + index * 7_000;
    history.push({ created: new Date(time).toISOString(), created_by: by, ...(entries ? {} : { empty_layer: true }) });
    if (entries === undefined) continue;
    const tar = await tarOf(entries, time);
    diffIds.push(digestOf(tar));
    layers.push(blob('layer.v1.tar+gzip', gzipSync(tar, { level: 9 })));
  }
  const config = document('config.v1+json', {
    created: new Date(built + steps.length * 7_000).toISOString(),
    architecture: 'amd64',
    os: 'linux',
    config: {
      Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'NODE_ENV=production'],
      Cmd: ['node', 'server.js'],
      WorkingDir: '/srv/app',
      ExposedPorts: { '8080/tcp': {} },
      Labels: { 'org.opencontainers.image.title': 'demo' },
    },
    rootfs: { type: 'layers', diff_ids: diffIds },
    history,
  });
  const manifestType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = document('manifest.v1+json', { schemaVersion: 2, mediaType: manifestType, config, layers });
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      {
        ...manifest,
        platform: { architecture: 'amd64', os: 'linux' },
        annotations: {
          'io.containerd.image.name': 'docker.io/library/demo:latest',
          'org.opencontainers.image.ref.name': 'latest',
        },
      },
    ],
  };
  archive['index.json'] = { content: JSON.stringify(index) };
  archive['oci-layout'] = { content: JSON.stringify({ imageLayoutVersion: '1.0.0' }) };
  writeFileSync(path, await tarOf(archive, built));
}
