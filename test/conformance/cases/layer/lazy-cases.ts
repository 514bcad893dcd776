import { sha256Of } from '../../../../src/oci/digest.js';
import { types } from '../../../source/image-files.js';
import { archive, end, joined } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { ociImage } from '../../build/oci-images.js';
import { storedGzip } from '../../build/stored-gzip.js';
import type { BuiltImage, Case } from '../../case.js';
import { file } from '../../expected.js';

const estargz = 'stargz-snapshotter docs/estargz.md';
const content = 'hello';
const landmark = put('.no.prefetch.landmark', '\x0f');
/** An entry of the table of contents; the file is one chunk. */
const described = (name: string, text: string, offset: number) => {
  const digest = sha256Of(Buffer.from(text, 'latin1'));
  const times = { modtime: '1970-01-01T00:00:00Z', mode: 0o644 };
  return { name, type: 'reg', size: text.length, ...times, digest, offset, chunkDigest: digest };
};
const honest = [described('.no.prefetch.landmark', '\x0f', 0), described('a', content, storedGzip(landmark).length)];
const toc = tocOf(honest);

export const lazyCases: readonly Case[] = [
  {
    name: 'estargz',
    row: 'layer/estargz',
    shows:
      'eStargz is gzip of many members; landmark and table of contents are files of the layer, and the footer is an empty member.',
    source: estargz,
    image: stargzImage(toc),
    expect: {
      rootfs: { '.no.prefetch.landmark': file('\x0f'), a: file(content), 'stargz.index.json': file(toc) },
      layers: [{ compression: 'gzip', verified: 'verified', entries: 3 }],
    },
  },
  liar(
    'estargz-table-hides-a-file',
    'The table leaves a file out that is in the tar: who goes by the table does not see it.',
    honest.slice(0, 1),
    'a',
  ),
  liar(
    'estargz-table-adds-a-file',
    'The table has a file that is not in the tar: who goes by the tar does not see it.',
    [...honest, { name: 'b', type: 'symlink', linkName: 'a', mode: 0o777, modtime: '1970-01-01T00:00:00Z' }],
    'b',
  ),
  liar(
    'estargz-table-with-another-mode',
    'The table says that a file is setuid, the tar that it is not.',
    [honest[0]!, { ...honest[1]!, mode: 0o4755 }],
    'a',
  ),
  {
    name: 'estargz-of-ctr-remote',
    row: 'layer/estargz',
    shows: 'An image that ctr-remote wrote.',
    source: `${estargz}; fixtures/README.md`,
    image: { form: 'fixture', path: 'lazy/estargz.tar' },
    expect: { layers: Array.from({ length: 7 }, () => ({ compression: 'gzip', verified: 'verified' as const })) },
  },
  {
    name: 'zstd-chunked-of-ctr-remote',
    row: 'layer/zstd-chunked',
    shows:
      'An image that ctr-remote wrote: each layer is a tar, whatever its table of contents says. It has no end marker.',
    source: 'containers/storage docs/containers-storage-zstd-chunked.md; fixtures/README.md',
    image: { form: 'fixture', path: 'lazy/zstd-chunked.tar' },
    expect: { layers: Array.from({ length: 7 }, () => ({ compression: 'zstd', verified: 'verified' as const })) },
    problems: Array.from({ length: 7 }, (_, layer) => ({ code: 'tar-missing-end' as const, layer })),
  },
];

function tocOf(entries: readonly object[]): Buffer {
  return Buffer.from(JSON.stringify({ version: 1, entries }));
}

/** The parts of the tar that are members of their own. */
function membersWith(table: Buffer): readonly Uint8Array[] {
  return [landmark, put('a', content), put('stargz.index.json', table), end];
}

function stargzImage(table: Buffer): BuiltImage {
  const parts = membersWith(table);
  const offset = parts.slice(0, 2).reduce((sum, member) => sum + storedGzip(member).length, 0);
  return ociImage([archive(...parts.slice(0, 3))], {
    stored: [joined(...parts.map(storedGzip), footer(offset))],
    layerTypes: [types.gzip],
  });
}

/** A layer whose table of contents tells of other files than its tar; `path` is where they differ. */
function liar(name: string, shows: string, entries: readonly object[], path: string): Case {
  const table = tocOf(entries);
  return {
    name,
    row: 'layer/estargz',
    shows,
    source: `${estargz}, "TOC SHOULD be respected"`,
    image: stargzImage(table),
    expect: { rootfs: { '.no.prefetch.landmark': file('\x0f'), a: file(content), 'stargz.index.json': file(table) } },
    problems: [{ code: 'toc-mismatch', layer: 0, path }],
    runtimes: { containerd: 'with the stargz snapshotter builds the filesystem from the table alone' },
  };
}

/** An empty member whose extra field has the offset of the table of contents, 16 hex digits and `STARGZ`. */
function footer(tocOffset: number): Uint8Array {
  return Buffer.concat([
    Uint8Array.of(0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 26, 0, 0x53, 0x47, 22, 0),
    Buffer.from(`${tocOffset.toString(16).padStart(16, '0')}STARGZ`),
    Uint8Array.of(1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0),
  ]);
}
