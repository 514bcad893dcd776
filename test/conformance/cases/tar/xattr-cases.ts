import { archive, entry, pax, record } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { base64, file } from '../../expected.js';

/** cap_net_bind_service=ep, as `getfattr -e hex -n security.capability` shows it (linux/capability.h, VFS_CAP_REVISION_2). */
const capability = Uint8Array.of(1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

const global = '0.4.7 refuses the layer: it knows no such type';

export const xattrCases: readonly Case[] = [
  {
    name: 'xattr-schily',
    row: 'tar/xattrs',
    shows: 'Extended attributes: the name behind SCHILY.xattr., the value as bytes.',
    source: 'star(5); Go archive/tar, PAXRecords',
    image: image(archive(pax({ 'SCHILY.xattr.user.note': 'hello' }), put('file', 'x'))),
    expect: { rootfs: { file: file('x', { xattrs: { 'user.note': base64('hello') } }) } },
  },
  {
    name: 'xattr-capability',
    row: 'tar/xattrs',
    shows: 'A capability is a binary value with NULs; it is what makes a file powerful without setuid.',
    source: 'capabilities(7), "File capability extended attribute versioning"',
    image: image(archive(pax({ 'SCHILY.xattr.security.capability': capability }), put('ping', 'x', { mode: 0o755 }))),
    expect: { rootfs: { ping: file('x', { mode: '0755', xattrs: { 'security.capability': base64(capability) } }) } },
  },
  {
    name: 'xattr-newline-in-value',
    row: 'tar/xattrs',
    shows: 'A value may look like another record: the length of the first one decides.',
    source: 'POSIX.1-2017 pax, "pax Extended Header"',
    image: image(
      archive(
        pax({ 'SCHILY.xattr.user.note': Buffer.concat([Buffer.from('\n'), record('path', 'evil')]) }),
        put('file', 'x'),
      ),
    ),
    expect: {
      rootfs: {
        file: file('x', {
          xattrs: { 'user.note': base64(Buffer.concat([Buffer.from('\n'), record('path', 'evil')])) },
        }),
      },
    },
  },
  {
    name: 'xattr-libarchive',
    row: 'tar/xattrs',
    shows: 'LIBARCHIVE.xattr. has its name in URL encoding and its value in base64.',
    source: 'libarchive tar(5), LIBARCHIVE.xattr.',
    image: image(archive(pax({ 'LIBARCHIVE.xattr.user.a%3Db': 'aGVsbG8' }), put('file', 'x'))),
    expect: { rootfs: { file: file('x', { xattrs: { 'user.a=b': base64('hello') } }) } },
    runtimes: { docker: 'knows SCHILY.xattr. only: the file has no attribute' },
  },
  {
    name: 'pax-global-not-applied',
    row: 'tar/pax-global',
    shows: 'What a global header says is not applied to entries: Go reports it and goes on.',
    source: 'Go archive/tar reader.go, Reader.next (TypeXGlobalHeader)',
    image: image(
      archive(pax({ uid: '7', path: 'renamed' }, { type: 'g', name: 'pax_global_header' }), put('file', 'x')),
    ),
    expect: { rootfs: { file: file('x', { uid: 0 }) } },
    problems: [{ code: 'pax-global-header', layer: 0, offset: 0 }],
    runtimes: { 'gnu-tar': 'applies it', python: 'applies it', umoci: global },
  },
  {
    name: 'pax-global-of-git',
    row: 'tar/pax-global',
    shows: "git-archive's global header carries the commit as a comment: it is no entry.",
    source: 'git-archive(1)',
    image: image(
      archive(
        entry(
          { name: 'pax_global_header', type: 'g', mode: 0o666 },
          record('comment', '0123456789abcdef0123456789abcdef01234567'),
        ),
        put('file', 'x'),
      ),
    ),
    expect: { rootfs: { file: file('x') } },
    problems: [{ code: 'pax-global-header', layer: 0, offset: 0 }],
    runtimes: { umoci: global },
  },
];
