import type { Row } from './row.js';

/** What hostile images try, and what bounds there are. These have tests of their own in place of cases, where a small file cannot show them. */
export const securityRows = [
  {
    id: 'security/extraction',
    says: 'Links and `..` in a layer lead out of the directory that it is unpacked to (CVE-2021-32803, CVE-2024-12905, CVE-2018-15664 and many more).',
    reason:
      'Looking unpacks nothing: the filesystem exists in memory only. There is no command yet that writes files out of an image.',
  },
  {
    id: 'security/differentials',
    says: 'What one reader skips and another obeys hides files from a scanner (CVE-2025-62518).',
    tests: ['test/tar/smuggling.test.ts', 'test/tar/go-verdicts.test.ts'],
  },
  {
    id: 'security/bombs',
    says: 'A small image may claim to be huge: ratios, entries, depth, headers, sparse maps, JSON, nested indexes.',
    tests: ['test/source/hostile-images.test.ts', 'test/limits/layer-limits.test.ts'],
  },
  {
    id: 'security/terminal',
    says: 'Names, labels, history and tags may hold control sequences, and characters that cannot be seen or turn round what is read (CWE-150).',
    tests: ['test/format/safe-text.test.ts', 'test/safety/output.test.ts', 'test/safety/screen.test.ts'],
  },
  {
    id: 'security/javascript',
    says: '`__proto__` and `constructor` are names like any other.',
    tests: ['test/oci/json-shape.test.ts'],
  },
  {
    id: 'security/secrets',
    says: 'Secrets in an image are not to be shown unasked, logged or kept.',
    reason: 'Contents of files are not shown, searched or kept: nothing looks for secrets yet.',
  },
  {
    id: 'security/temporary-files',
    says: 'What a tool leaves on the disk can be read or exchanged by others.',
    tests: ['test/source/compressed-archives.test.ts'],
    reason:
      'Images that lie in files are read where they are. A compressed archive and a pipe are copied to a private file whose name is removed at once; nothing is kept between runs.',
  },
  {
    id: 'security/limits',
    says: 'Every size that an image claims has a bound, which no usual image meets; `docs/limits.md` lists them.',
    tests: ['test/limits/layer-limits.test.ts', 'test/limits/limit-table.test.ts', 'test/limits/image-limits.test.ts'],
  },
] as const satisfies readonly Row[];
