import { sha256 } from '../blobs.js';
import { newImage } from '../new-image.js';
import type { Member } from '../seed-image.js';
import { joinTar, tarRecord } from '../tar-records.js';
import type { Bomb } from './bomb.js';

const layer = joinTar([tarRecord('f', '0', Buffer.from('x'))]);

function image(shape: 'docker' | 'oci'): Member[] {
  return newImage([{ tar: layer, storing: 'none', damage: (blob) => blob }], shape);
}

/** An image with one of its documents written again; nothing checks the digests of these two. */
function withDocument(name: string, write: (text: string) => string | Buffer): Member[] {
  return image(name === 'index.json' ? 'oci' : 'docker').map((member) =>
    member.name === name || (name === 'config' && /^[0-9a-f]{64}\.json$/.test(member.name))
      ? { ...member, content: Buffer.from(write(member.content.toString())) }
      : member,
  );
}

function file(name: string, content: string): Member {
  return { name, content: Buffer.from(content), link: null };
}

export const documentBombs: readonly Bomb[] = [
  {
    name: 'layers',
    what: '100 000 layers in a manifest, all one file',
    members: () =>
      withDocument('manifest.json', (text) => {
        const [entry] = JSON.parse(text);
        return JSON.stringify([{ ...entry, Layers: Array(100_000).fill(entry.Layers[0]) }]);
      }),
  },
  {
    name: 'layers-within-limits',
    what: '10 000 layers in a manifest, all one file',
    members: () =>
      withDocument('manifest.json', (text) => {
        const [entry] = JSON.parse(text);
        return JSON.stringify([{ ...entry, Layers: Array(10_000).fill(entry.Layers[0]) }]);
      }),
  },
  {
    name: 'images',
    what: '20 000 images in a manifest',
    members: () =>
      withDocument('manifest.json', (text) => {
        const [entry] = JSON.parse(text);
        return JSON.stringify(
          Array.from({ length: 20_000 }, (_, i) => ({ ...entry, RepoTags: [`a:${i}`], Layers: [`${i}`] })),
        );
      }),
  },
  {
    name: 'nesting',
    what: 'a manifest of 10 million brackets',
    members: () => withDocument('manifest.json', () => '['.repeat(10_000_000)),
  },
  {
    name: 'nesting-within-limits',
    what: 'a config with 900 000 brackets, closed',
    members: () =>
      withDocument('config', (text) => text.replace('{', `{"x":${'['.repeat(900_000)}${']'.repeat(900_000)},`)),
  },
  {
    name: 'spaces',
    what: 'a manifest with 300 MB of spaces',
    members: () =>
      withDocument('manifest.json', (text) => Buffer.concat([Buffer.alloc(300_000_000, ' '), Buffer.from(text)])),
  },
  {
    name: 'history',
    what: 'a config with 50 000 steps of history',
    members: () =>
      withDocument('config', (text) =>
        JSON.stringify({
          ...JSON.parse(text),
          history: Array(50_000).fill({ created_by: 'RUN x', empty_layer: true }),
        }),
      ),
  },
  {
    name: 'long-step',
    what: 'a config with a step of 3 MB, all operators of a shell',
    members: () =>
      withDocument('config', (text) =>
        JSON.stringify({
          ...JSON.parse(text),
          history: [{ created_by: `RUN /bin/sh -c ${'a || b && '.repeat(300_000)}` }],
        }),
      ),
  },
  {
    name: 'label',
    what: 'a config with a label of 3 MB that is no ASCII',
    members: () =>
      withDocument('config', (text) =>
        JSON.stringify({ ...JSON.parse(text), config: { Labels: { a: '漢'.repeat(1e6) } } }),
      ),
  },
  {
    name: 'index-cycle',
    what: 'an index that lists itself, by a wrong digest',
    members: () => {
      const digest = 'a'.repeat(64);
      const index = JSON.stringify({
        schemaVersion: 2,
        manifests: [{ mediaType: 'application/vnd.oci.image.index.v1+json', digest: `sha256:${digest}`, size: 1 }],
      });
      return [
        file('oci-layout', '{"imageLayoutVersion":"1.0.0"}'),
        file('index.json', index),
        file(`blobs/sha256/${digest}`, index),
      ];
    },
  },
  {
    name: 'index-fan',
    what: 'indexes of 3000 entries in indexes of 3000 entries, 6 deep',
    members: () => {
      const members = [file('oci-layout', '{"imageLayoutVersion":"1.0.0"}')];
      let below = JSON.stringify({ schemaVersion: 2, manifests: [] });
      for (let depth = 0; depth < 6; depth += 1) {
        const name = sha256(Buffer.from(below));
        members.push(file(`blobs/sha256/${name}`, below));
        const descriptor = {
          mediaType: 'application/vnd.oci.image.index.v1+json',
          digest: `sha256:${name}`,
          size: below.length,
        };
        below = JSON.stringify({ schemaVersion: 2, manifests: Array(3000).fill(descriptor) });
      }
      return [...members, file('index.json', below)];
    },
  },
  {
    name: 'members',
    what: 'an archive of 900 000 members',
    members: () => [...image('docker'), ...Array.from({ length: 900_000 }, (_, i) => file(`x${i}`, ''))],
  },
];
