import type { Row } from './row.js';

/** What digests and sizes promise. */
export const digestRows = [
  {
    id: 'digest/blob',
    says: 'A blob has the digest of its descriptor, or not, or nobody looked: a reader says which.',
  },
  { id: 'digest/diff-id', says: 'An uncompressed layer has the diff id of the config, or not.' },
  { id: 'digest/size', says: 'A blob has as many bytes as its descriptor says.' },
  {
    id: 'digest/algorithms',
    says: 'Digests may be of other algorithms: sha512 is registered, others may come.',
    tests: ['test/oci/digest.test.ts'],
  },
  {
    id: 'digest/as-path',
    says: 'A digest becomes a path, so it is checked first: `sha256:../../etc/passwd` is none (CVE-2024-3727).',
    tests: ['test/oci/digest.test.ts'],
  },
] as const satisfies readonly Row[];
