import { Layout, types } from '../../../source/image-files.js';
import { archive, pax } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { configFor, image } from '../../build/images.js';
import { layoutOf } from '../../build/oci-images.js';
import type { BuiltImage, Case } from '../../case.js';
import { file } from '../../expected.js';

const rootfs = { a: file('aaa') };
const tar = archive(put('a', 'aaa'));
const go = 'Go encoding/json, Unmarshal: "preferring exact matches but also accepting case-insensitive matches"';

/** An image whose manifest is this text, with the fields of a right one put in. */
function withManifest(write: (config: string, layers: string) => string): BuiltImage {
  const layout = new Layout();
  const config = JSON.stringify(layout.blob(configFor([tar]), types.config));
  const layers = JSON.stringify([layout.blob(tar, types.layer)]);
  return layoutOf(layout, layout.blob(write(config, layers), types.manifest));
}

export const securityCases: readonly Case[] = [
  {
    name: 'manifest-field-in-other-case',
    row: 'security/differentials',
    shows:
      'Go takes `Layers` for `layers`, and the last of both counts: whoever looks at `layers` alone sees another image.',
    source: go,
    image: withManifest((config, layers) => `{"schemaVersion":2,"config":${config},"layers":${layers},"Layers":[]}`),
    expect: { rootfs },
    problems: [{ code: 'json-ambiguous', layer: null }],
    runtimes: { go: 'encoding/json gives a manifest without layers' },
  },
  {
    name: 'manifest-field-twice',
    row: 'security/differentials',
    shows:
      'Of a field that is there twice the last one counts, for JavaScript and mostly for Go; others take the first.',
    source: 'RFC 8259, 4: names SHOULD be unique',
    image: withManifest((config, layers) => `{"schemaVersion":2,"config":${config},"layers":[],"layers":${layers}}`),
    expect: { rootfs },
    problems: [{ code: 'json-ambiguous', layer: null }],
  },
  {
    name: 'path-longer-than-any-runtime-makes',
    row: 'security/limits',
    shows: 'A path of 5000 bytes is longer than PATH_MAX: it is refused and told, the others are read.',
    source: 'Linux limits.h, PATH_MAX',
    image: image(archive(pax({ path: `${'d/'.repeat(400)}${'n'.repeat(4200)}` }), put('x', 'x'), put('a', 'aaa'))),
    expect: { complete: false, rootfs },
    problems: [{ code: 'limit-path', layer: 0 }],
    runtimes: { go: 'reads the entry: its archive/tar bounds the header and not the name' },
  },
];
