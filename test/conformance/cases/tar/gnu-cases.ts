import { archive, gnuLong, pax } from '../../../tar/tar-blocks.js';
import { folder, link, put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { directory, file, symlink } from '../../expected.js';

const row = 'tar/gnu-long-names';
const source = 'GNU tar manual, "Basic Tar Format" (LongLink)';
const long = 'l'.repeat(180);

export const gnuCases: readonly Case[] = [
  {
    name: 'gnu-long-name',
    row,
    shows: 'A header of type L has the name of the next entry.',
    source,
    image: image(archive(gnuLong('L', long), put(long.slice(0, 100), 'x', { format: 'gnu' }))),
    expect: { rootfs: { [long]: file('x') } },
  },
  {
    name: 'gnu-long-link',
    row,
    shows: 'A header of type K has the link target of the next entry.',
    source,
    image: image(archive(gnuLong('K', long), link('link', long.slice(0, 100), { format: 'gnu' }))),
    expect: { rootfs: { link: symlink(long) } },
  },
  {
    name: 'gnu-long-name-and-link',
    row,
    shows: 'L and K may stand before one entry, in any order.',
    source,
    image: image(
      archive(
        gnuLong('K', `${long}k`),
        gnuLong('L', `${long}1`),
        link('one', '', { format: 'gnu' }),
        gnuLong('L', `${long}2`),
        gnuLong('K', `${long}k`),
        link('two', '', { format: 'gnu' }),
      ),
    ),
    expect: { rootfs: { [`${long}1`]: symlink(`${long}k`), [`${long}2`]: symlink(`${long}k`) } },
  },
  {
    name: 'gnu-long-name-and-pax',
    row,
    shows: 'Beside a PAX header, the name of an L header wins, in Go.',
    source: 'Go archive/tar reader.go, Reader.next',
    image: image(archive(pax({ path: 'from-pax', uid: '7' }), gnuLong('L', 'from-gnu'), put('own', 'x'))),
    expect: { rootfs: { 'from-gnu': file('x', { uid: 7 }) } },
    runtimes: { 'gnu-tar': 'takes the name of the PAX header' },
  },
  {
    name: 'gnu-long-name-for-one-entry',
    row,
    shows: 'A long name holds for the next entry alone.',
    source,
    image: image(archive(gnuLong('L', long), put('own', 'x'), put('second', 'y'))),
    expect: { rootfs: { [long]: file('x'), second: file('y') } },
  },
  {
    name: 'gnu-long-directory',
    row,
    shows: 'The long name of a directory ends in a slash, which is not part of it.',
    source,
    image: image(archive(gnuLong('L', `${long}/`), folder('short/', { format: 'gnu' }))),
    expect: { rootfs: { [long]: directory({ mode: '0755' }) } },
  },
];
