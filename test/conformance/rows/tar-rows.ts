import type { Row } from './row.js';

/** How a tar is read. */
export const tarRows = [
  {
    id: 'tar/pax',
    says: 'A PAX header says more of the next entry: names, sizes, times of any length, by records whose values are bytes. An empty value deletes, the last of two counts, a malformed one ends the reading.',
    tests: ['test/tar/pax.test.ts', 'test/tar/real-archives.test.ts'],
  },
  {
    id: 'tar/xattrs',
    says: 'Extended attributes come as `SCHILY.xattr.`, which runtimes read, or `LIBARCHIVE.xattr.`',
    tests: ['test/tar/pax.test.ts', 'test/tar/real-archives.test.ts'],
  },
  {
    id: 'tar/pax-global',
    says: 'A global header is meant for all later entries; Go, and so every runtime, does not apply it.',
    tests: ['test/tar/pax.test.ts'],
  },
  {
    id: 'tar/pax-size',
    says: 'The size of a PAX header wins over that of the entry, and holds for no header between them (CVE-2025-62518).',
    tests: ['test/tar/smuggling.test.ts'],
  },
  {
    id: 'tar/gnu-long-names',
    says: "GNU's `L` and `K` headers carry long names and link targets; PAX headers may stand beside them.",
    tests: ['test/tar/long-names.test.ts'],
  },
  {
    id: 'tar/sparse',
    says: 'Sparse files come as GNU typeflag `S` and as PAX 0.0, 0.1 and 1.0: their logical size is not what is stored.',
    tests: ['test/tar/sparse.test.ts', 'test/tar/real-archives.test.ts'],
  },
  {
    id: 'tar/numbers',
    says: 'Numbers are octal between spaces and NULs, or base-256, or PAX decimals. Negative sizes and those beyond 2^53 are refused.',
    tests: ['test/tar/numbers.test.ts'],
  },
  {
    id: 'tar/types',
    says: 'Every typeflag is a file, a directory, a link, a device or a pipe; what nobody knows is a file whose content is passed over by its size.',
    tests: ['test/tar/headers.test.ts'],
  },
  {
    id: 'tar/end',
    says: 'Two blocks of zeros end a tar. What follows is read by nobody, and is worth a word if it is not zero. Where the end is missing, what was read counts.',
    tests: ['test/tar/archive-end.test.ts', 'test/tar/cut-anywhere.test.ts'],
  },
  {
    id: 'tar/truncated',
    says: 'A tar that is cut off keeps the entries before the cut.',
    tests: ['test/tar/cut-anywhere.test.ts'],
  },
  {
    id: 'tar/checksum',
    says: 'The checksum sums bytes, unsigned, or signed as old tars did. A wrong one ends the reading.',
    tests: ['test/tar/headers.test.ts'],
  },
  {
    id: 'tar/header-formats',
    says: 'V7, ustar, star and GNU headers use the same bytes for different things: only ustar and star have a prefix for the name.',
    tests: ['test/tar/headers.test.ts', 'test/tar/real-archives.test.ts'],
  },
] as const satisfies readonly Row[];
