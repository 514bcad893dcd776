import { sha256Of } from '../../../src/oci/digest.js';
import { bytesOf, type Content } from '../../source/file-content.js';
import { archive, entry } from '../../tar/tar-blocks.js';
import type { BuiltImage } from '../case.js';

export type Files = Readonly<Record<string, Content>> | readonly (readonly [string, Content])[];

const pairsOf = (files: Files): readonly (readonly [string, Content])[] =>
  Array.isArray(files) ? files : Object.entries(files);

/** What the config of these layers says: nothing that is not REQUIRED (image-spec config.md). */
export function configFor(layers: readonly Uint8Array[], more: object = {}): object {
  const diffIds = layers.map((layer) => sha256Of(layer));
  return { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: diffIds }, ...more };
}

/** The members of the smallest docker-archive of these layers. `stored` are the layers as they lie there, if compressed. */
export function dockerMembers(
  tars: readonly Uint8Array[],
  config: object = {},
  stored: readonly Uint8Array[] = tars,
): Record<string, Content> {
  const names = stored.map((_, layer) => `${layer}/layer.tar`);
  return {
    'manifest.json': [{ Config: 'config.json', RepoTags: ['conformance:1'], Layers: names }],
    'config.json': configFor(tars, config),
    ...Object.fromEntries(names.map((name, layer) => [name, stored[layer] as Uint8Array])),
  };
}

/** An image of these layers in the form that most tools read, a docker-archive, with plain tars for layers. */
export function image(...tars: Uint8Array[]): BuiltImage {
  return packed(dockerMembers(tars));
}

/** A docker-archive that lies in the repository as gzip. */
export function packed(files: Files): BuiltImage {
  return { form: 'file', bytes: archiveBytes(files), suffix: '.tar.gz', packed: true };
}

/** An archive of these files, in this order. `{symlink}` and `{hardlink}` are links, `{directory}` is one. */
export function archiveOf(files: Files): BuiltImage {
  return fileOf(archiveBytes(files));
}

export function archiveBytes(files: Files): Uint8Array {
  return archive(
    ...pairsOf(files).map(([name, content]) => {
      if (isOf(content, 'symlink')) return entry({ name, type: '2', linkName: content.symlink });
      if (isOf(content, 'hardlink')) return entry({ name, type: '1', linkName: content.hardlink });
      if (isOf(content, 'directory')) return entry({ name, type: '5', mode: 0o755 });
      return entry({ name }, bytesOf(content));
    }),
  );
}

export function fileOf(bytes: Uint8Array, suffix = '.tar'): BuiltImage {
  return { form: 'file', bytes, suffix };
}

export function directoryOf(files: Readonly<Record<string, Content>>): BuiltImage {
  const written = Object.entries(files).map(([name, content]) => [name, new Uint8Array(bytesOf(content))]);
  return { form: 'directory', files: Object.fromEntries(written) };
}

function isOf<Key extends string>(content: Content, key: Key): content is Record<Key, string> {
  return typeof content === 'object' && !Array.isArray(content) && key in content;
}
