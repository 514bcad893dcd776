import { archive, header, joined, padded, pax, record } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { file } from '../../expected.js';

const row = 'tar/sparse';
const oldFormat = 'GNU tar manual, "Old GNU Format"';
const paxFormat = (version: string) => `GNU tar manual, "PAX Format, Version ${version}"`;
const octal = (value: number) => `${value.toString(8).padStart(11, '0')}\0`;
const piece = (offset: number, length: number) => octal(offset) + octal(length);

type Piece = readonly [offset: number, text: string];

/** 4096 bytes, of which these pieces are stored, 5 bytes in all. */
function sparseFile(...pieces: readonly Piece[]) {
  const content = new Uint8Array(4096);
  for (const [offset, text] of pieces) content.set(Buffer.from(text), offset);
  return file(content, { storedSize: 5 });
}
const after = put('after', 'x');
/** moby issue 4066: "unhandled tar header type 83". */
const unhandled = 'refuses the layer: it makes no file of type S';
const runtimes = { docker: unhandled, containerd: unhandled, umoci: unhandled };
const expected = (...pieces: readonly Piece[]) => ({
  rootfs: { sparse: sparseFile(...pieces), after: file('x') },
  totals: { shippedBytes: 6, visibleBytes: 6 },
});
const twoPieces = expected([0, 'he'], [2048, 'llo']);

const oldGnu = (map: string, more: { extended?: boolean; stored: number; realSize: number }) =>
  header({
    name: 'sparse',
    type: 'S',
    format: 'gnu',
    size: more.stored,
    also: { 386: map, 482: more.extended === true ? '\x01' : '\0', 483: octal(more.realSize) },
  });

const refused = (name: string, shows: string, map: string, source: string): Case => ({
  name,
  row,
  shows,
  source,
  image: image(
    archive(
      put('before', 'kept'),
      pax({ 'GNU.sparse.map': map, 'GNU.sparse.numblocks': '2', 'GNU.sparse.size': '4096' }),
      put('sparse', 'hello'),
      after,
    ),
  ),
  expect: { complete: false, rootfs: { before: file('kept') } },
  problems: [{ code: 'tar-bad-sparse', layer: 0, path: 'sparse' }],
});

export const sparseCases: readonly Case[] = [
  {
    name: 'sparse-old-gnu',
    row,
    shows:
      'Typeflag S has a map in its header: logical size and stored size differ, and the next header follows what is stored.',
    source: oldFormat,
    image: image(
      archive(oldGnu(piece(1024, 5) + piece(4096, 0), { stored: 5, realSize: 4096 }), padded('hello'), after),
    ),
    expect: expected([1024, 'hello']),
    runtimes,
  },
  {
    name: 'sparse-old-gnu-extended',
    row,
    shows: 'A map of more than 4 pieces goes on in blocks behind the header, which no size counts.',
    source: oldFormat,
    image: image(
      archive(
        oldGnu(piece(0, 1) + piece(512, 1) + piece(1024, 1) + piece(1536, 1), {
          extended: true,
          stored: 5,
          realSize: 4096,
        }),
        padded(piece(2048, 1) + piece(4096, 0)),
        padded('hello'),
        after,
      ),
    ),
    expect: expected([0, 'h'], [512, 'e'], [1024, 'l'], [1536, 'l'], [2048, 'o']),
    runtimes,
  },
  {
    name: 'sparse-pax-0.0',
    row,
    shows: 'PAX 0.0 repeats offset and numbytes, one pair for each piece.',
    source: paxFormat('0.0'),
    image: image(
      archive(
        pax(
          joined(
            record('GNU.sparse.size', '4096'),
            record('GNU.sparse.numblocks', '2'),
            record('GNU.sparse.offset', '0'),
            record('GNU.sparse.numbytes', '2'),
            record('GNU.sparse.offset', '2048'),
            record('GNU.sparse.numbytes', '3'),
          ),
        ),
        put('sparse', 'hello'),
        after,
      ),
    ),
    expect: twoPieces,
  },
  {
    name: 'sparse-pax-0.1',
    row,
    shows: 'PAX 0.1 has the map in one record, and the name in another.',
    source: paxFormat('0.1'),
    image: image(
      archive(
        pax({
          'GNU.sparse.size': '4096',
          'GNU.sparse.numblocks': '2',
          'GNU.sparse.name': 'sparse',
          'GNU.sparse.map': '0,2,2048,3',
        }),
        put('GNUSparseFile.1/sparse', 'hello'),
        after,
      ),
    ),
    expect: twoPieces,
  },
  {
    name: 'sparse-pax-1.0',
    row,
    shows: 'PAX 1.0 has the map before the data, in whole blocks that are part of the stored size but not of the data.',
    source: paxFormat('1.0'),
    image: image(
      archive(
        pax({
          'GNU.sparse.major': '1',
          'GNU.sparse.minor': '0',
          'GNU.sparse.name': 'sparse',
          'GNU.sparse.realsize': '4096',
        }),
        put('GNUSparseFile.1/sparse', joined(padded('2\n0\n2\n2048\n3\n'), Buffer.from('hello'))),
        after,
      ),
    ),
    expect: twoPieces,
  },
  {
    name: 'sparse-only-a-hole',
    row,
    shows: 'A file that is one hole stores nothing, however large it is.',
    source: `${oldFormat}; the usual one is /var/log/lastlog (hadolint DL3046)`,
    image: image(archive(oldGnu(piece(8_000_000_000, 0), { stored: 0, realSize: 8_000_000_000 }), after)),
    expect: {
      rootfs: { sparse: { type: 'file', size: 8_000_000_000, storedSize: 0 }, after: file('x') },
      totals: { shippedBytes: 1, visibleBytes: 1 },
    },
    runtimes,
  },
  refused(
    'sparse-overlap',
    'Pieces that overlap end the reading.',
    '0,4,2,1',
    'Go archive/tar reader.go, validateSparseEntries',
  ),
  refused(
    'sparse-beyond-end',
    'A piece behind the end of the file ends the reading.',
    '0,2,4095,3',
    'Go archive/tar reader.go, validateSparseEntries',
  ),
  refused(
    'sparse-map-no-number',
    'A map that has something else than numbers ends the reading.',
    '0,2,x,3',
    'Go archive/tar reader.go, readGNUSparseMap0x1',
  ),
];
