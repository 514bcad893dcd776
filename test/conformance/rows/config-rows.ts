import type { Row } from './row.js';

/** What an image says of itself. */
export const configRows = [
  {
    id: 'config/diff-ids',
    says: 'The config has one digest of an uncompressed tar for each layer. Runtimes refuse another number; a reader shows it and goes on.',
  },
  {
    id: 'config/history',
    says: 'The history is optional and often does not fit: Bazel, jib, kaniko, .NET and squashing break the count. The newest steps are then the likeliest to be right.',
    tests: ['test/oci/history.test.ts'],
  },
  {
    id: 'config/repeated-diff-id',
    says: 'One diff id may stand twice in an image: a layer is its position, not its digest.',
    fixtures: ['repeated/docker-save.tar', 'repeated/skopeo-oci-gzip'],
  },
  {
    id: 'config/empty-layer',
    says: 'The empty layer is a tar of 1024 zero bytes, and known by its digest.',
    fixtures: ['buildkit/docker-save.tar'],
  },
  {
    id: 'config/flat-image',
    says: 'A squashed or imported image has one layer, and little history or none.',
    fixtures: ['export/docker-import-save.tar'],
  },
  {
    id: 'config/created',
    says: 'Missing, year 1, or 1970: reproducible builds write such times, and mean that nothing was recorded.',
    tests: ['test/oci/image-config.test.ts'],
  },
  {
    id: 'config/field-shapes',
    says: 'Fields of a config may be null, missing, or of another type than the spec wants.',
    tests: ['test/oci/image-config.test.ts', 'test/oci/json-shape.test.ts'],
  },
  {
    id: 'config/foreign-layers',
    says: 'Windows base layers are foreign: a descriptor with `urls`, and mostly no blob. What they hold lies under `Files/` and `Hives/`.',
  },
] as const satisfies readonly Row[];
