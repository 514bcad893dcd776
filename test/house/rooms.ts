/** Which rooms of the house a room may import from; itself always. What is not listed is not allowed. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  'src/problem': [],
  'src/blob': [],
  'src/path': [],
  'src/inflate': ['src/blob'],
  'src/spool': ['src/inflate', 'src/blob', 'src/problem', 'src/built-file.ts'],
  'src/format': [],
  'src/tar': ['src/problem'],
  'src/oci': ['src/problem', 'src/blob'],
  'src/layer': ['src/tar', 'src/oci', 'src/inflate', 'src/blob', 'src/path', 'src/problem', 'src/built-file.ts'],
  'src/source': ['src/oci', 'src/tar', 'src/spool', 'src/inflate', 'src/blob', 'src/problem'],
  'src/tree': ['src/layer', 'src/path', 'src/problem'],
  'src/analysis': ['src/tree', 'src/layer', 'src/path'],
  'src/inspect': [
    'src/analysis',
    'src/tree',
    'src/layer',
    'src/source',
    'src/oci',
    'src/blob',
    'src/path',
    'src/problem',
  ],
  'src/report': [
    'src/inspect',
    'src/analysis',
    'src/tree',
    'src/layer',
    'src/inflate',
    'src/oci',
    'src/format',
    'src/problem',
  ],
  'src/explorer': [
    'src/spool',
    'src/inspect',
    'src/analysis',
    'src/tree',
    'src/layer',
    'src/source',
    'src/oci',
    'src/format',
    'src/path',
    'src/problem',
  ],
  components: ['src/explorer', 'src/format'],
  'src/commands': [
    'src/explorer',
    'src/report',
    'src/inspect',
    'src/tree',
    'src/layer',
    'src/source',
    'src/oci',
    'src/format',
    'src/path',
    'src/problem',
    'src/version.ts',
    'src/built-file.ts',
  ],
  'src/version.ts': [],
  'src/built-file.ts': [],
  'src/index.ts': ['src/inspect', 'src/report', 'src/oci', 'src/problem'],
};

/** Packages that only some rooms may import. Node's own modules are for all but those in `pure`. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  components: ['ink', 'react', 'ink-select-input'],
  'src/inflate': ['fzstd', 'xz-decompress', 'unbzip2-stream/lib/bzip2.js', 'unbzip2-stream/lib/bit_iterator.js'],
  'src/oci': ['hash-wasm'],
  'src/format': ['string-width'],
};

/** Rooms that touch nothing outside: no files, no clock, no terminal, no threads. */
export const pure: readonly string[] = [
  'src/problem',
  'src/format',
  'src/path',
  'src/tar',
  'src/oci',
  'src/tree',
  'src/analysis',
  'src/report',
];

/** Node modules that compute and do nothing else. */
export const pureModules: readonly string[] = ['node:crypto', 'node:buffer'];
