import { archive, header, joined, pax, record, utf8 } from '../../../tar/tar-blocks.js';
import { link, put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { directory, file, symlink } from '../../expected.js';

const row = 'tar/pax';
const posix = 'POSIX.1-2017 pax, "pax Extended Header"';
const long = `deep/${'n'.repeat(200)}`;
const broken = (name: string, shows: string, records: Uint8Array, source = posix, offset = 1024): Case => ({
  name,
  row,
  shows,
  source,
  image: image(archive(put('before', 'kept'), pax(records), put('name', 'lost'), put('after', 'lost'))),
  expect: { complete: false, rootfs: { before: file('kept') } },
  // Bad records are found at their header, the third block; bad values at the header that they are for.
  problems: [{ code: 'tar-bad-pax', layer: 0, offset }],
});

export const paxCases: readonly Case[] = [
  {
    name: 'pax-path',
    row,
    shows: 'A PAX path replaces the name in the header, at any length.',
    source: posix,
    image: image(archive(pax({ path: long }), put('short', 'x'))),
    expect: { rootfs: { deep: directory(), [long]: file('x') } },
  },
  {
    name: 'pax-linkpath',
    row,
    shows: 'A PAX linkpath replaces the link target in the header.',
    source: posix,
    image: image(archive(pax({ linkpath: `/${'t'.repeat(150)}` }), link('link', 'short'))),
    expect: { rootfs: { link: symlink(`/${'t'.repeat(150)}`) } },
  },
  {
    name: 'pax-path-utf8',
    row,
    shows: 'PAX values are UTF-8 as they stand.',
    source: posix,
    image: image(archive(pax({ path: utf8('Käse/日本') }), put('ascii', 'x'))),
    expect: { rootfs: { Käse: directory(), 'Käse/日本': file('x') } },
  },
  {
    name: 'pax-path-not-utf8',
    row,
    shows: 'A PAX path that is not UTF-8 (hdrcharset=BINARY) is kept byte for byte.',
    source: `${posix}, hdrcharset`,
    image: image(archive(pax({ hdrcharset: 'BINARY', path: 'caf\xe9' }), put('ascii', 'x'))),
    expect: { rootfs: { 'caf\\xe9': file('x', { pathBytes: 'Y2Fm6Q==' }) } },
  },
  {
    name: 'pax-newline-in-value',
    row,
    shows: 'The length of a record ends it, not a newline: a value may have newlines.',
    source: posix,
    image: image(archive(pax({ path: 'two\nlines' }), put('one', 'x'))),
    expect: { rootfs: { 'two\nlines': file('x') } },
  },
  {
    name: 'pax-equals-in-value',
    row,
    shows: 'The first equals sign of a record divides it; the value may have more.',
    source: posix,
    image: image(archive(pax({ path: 'a=b=c' }), put('one', 'x'))),
    expect: { rootfs: { 'a=b=c': file('x') } },
  },
  {
    name: 'pax-empty-value-deletes',
    row,
    shows: 'An empty value deletes a record: the name in the header counts again.',
    source: posix,
    image: image(archive(pax(joined(record('path', 'gone'), record('path', ''))), put('own', 'x'))),
    expect: { rootfs: { own: file('x') } },
  },
  {
    name: 'pax-last-duplicate-wins',
    row,
    shows: 'Of two records with one key the last one counts.',
    source: posix,
    image: image(archive(pax(joined(record('path', 'first'), record('path', 'second'))), put('own', 'x'))),
    expect: { rootfs: { second: file('x') } },
  },
  {
    name: 'pax-second-header-replaces-first',
    row,
    shows: 'Of two PAX headers before one entry the second replaces the first whole, in Go.',
    source: 'Go archive/tar reader.go, Reader.next',
    image: image(archive(pax({ path: 'first', uid: '7' }), pax({ mtime: '5' }), put('own', 'x'))),
    expect: { rootfs: { own: file('x', { uid: 0, mtime: 5 }) } },
    runtimes: { python: 'joins the records of both headers' },
  },
  {
    name: 'pax-header-of-no-records',
    row,
    shows: 'A PAX header without content changes nothing.',
    source: posix,
    image: image(archive(pax(new Uint8Array()), put('own', 'x'))),
    expect: { rootfs: { own: file('x') } },
  },
  {
    name: 'pax-unknown-keys',
    row,
    shows: 'Records that nobody knows are passed over.',
    source: `${posix}: VENDOR.keyword`,
    image: image(archive(pax({ 'ACME.colour': 'red', comment: 'hello', path: 'named' }), put('own', 'x'))),
    expect: { rootfs: { named: file('x') } },
  },
  {
    name: 'pax-owner-and-time',
    row,
    shows: 'uid, gid and mtime of a PAX header win; times may have a fraction and be before 1970.',
    source: posix,
    image: image(
      archive(
        pax({ uid: '3000000', gid: '4000000', mtime: '1700000000.25' }),
        put('large', 'x'),
        pax({ mtime: '-1.5' }),
        put('early', 'x'),
      ),
    ),
    expect: {
      rootfs: {
        early: file('x', { mtime: -1.5 }),
        large: file('x', { uid: 3000000, gid: 4000000, mtime: 1700000000.25 }),
      },
    },
  },
  {
    name: 'pax-for-one-entry-only',
    row,
    shows: 'A PAX header holds for the next entry alone.',
    source: posix,
    image: image(archive(pax({ uid: '7' }), put('first', 'x'), put('second', 'y'))),
    expect: { rootfs: { first: file('x', { uid: 7 }), second: file('y', { uid: 0 }) } },
  },
  {
    name: 'pax-directory-by-path',
    row,
    shows: 'A long directory name ends in a slash, which is not part of it.',
    source: posix,
    image: image(archive(pax({ path: `${'d'.repeat(120)}/` }), header({ name: 'd/', type: '5', mode: 0o755 }))),
    expect: { rootfs: { ['d'.repeat(120)]: directory({ mode: '0755' }) } },
  },
  broken(
    'pax-length-too-long',
    'A record that is longer than its header ends the reading.',
    record('path', 'x').fill(0x39, 0, 2),
  ),
  broken('pax-length-no-number', 'A record whose length is no number ends the reading.', Buffer.from('xx path=evil\n')),
  broken(
    'pax-length-zero',
    'A record of no length ends the reading, instead of going round for ever.',
    Buffer.from('0 path=x\n'),
  ),
  broken(
    'pax-no-newline',
    'A record that does not end in a newline where its length says ends the reading.',
    Buffer.from('10 path=abc'),
  ),
  broken('pax-no-equals-sign', 'A record without an equals sign ends the reading.', Buffer.from('8 hello\n')),
  broken('pax-empty-key', 'A record without a key ends the reading.', Buffer.from('6 =ab\n')),
  broken(
    'pax-nul-in-path',
    'A NUL in a name ends the reading: what follows it would be seen by some and not by others.',
    record('path', 'a\0b'),
    'Go archive/tar strconv.go, validPAXRecord',
  ),
  broken('pax-size-no-number', 'A size that is no number ends the reading.', record('size', '0x10'), posix, 2048),
  broken(
    'pax-time-no-number',
    'A time that is no number ends the reading, as it does in Go.',
    record('mtime', 'noon'),
    'Go archive/tar strconv.go, parsePAXTime',
    2048,
  ),
];
