import type { Row } from './row.js';

/** Manifests, indexes, and what is attached to images. */
export const manifestRows = [
  {
    id: 'manifest/media-types',
    says: "Docker's and OCI's media types mix freely, and may be missing. One that is unknown must not be an error.",
    tests: ['test/oci/media-type.test.ts', 'test/oci/manifest.test.ts'],
  },
  {
    id: 'manifest/schema-1',
    says: "Docker's first manifests list layers from the top down and have no config; registries and clients have given them up.",
    reason:
      'Not read: no tool writes them into an archive. A layout that holds nothing else is refused, and the type of what it holds is named.',
  },
  {
    id: 'manifest/nested-index',
    says: 'Indexes may lie in indexes. A reader remembers where it was, and stops somewhere.',
    tests: ['test/source/oci-layout.test.ts', 'test/source/hostile-images.test.ts'],
    fixtures: ['platforms/buildah-oci'],
  },
  {
    id: 'manifest/platforms',
    says: 'An index has an image for each platform; what is there, and what runs here, decides which is meant.',
    tests: ['test/source/choose-image.test.ts', 'test/oci/platform.test.ts'],
    fixtures: ['platforms/buildah-oci', 'platforms/buildah-oci.tar'],
  },
  {
    id: 'manifest/attestations',
    says: 'BuildKit attaches attestations: for the platform unknown/unknown, as a dummy image or as an artifact with a subject. They are no images.',
  },
  {
    id: 'manifest/signatures',
    says: 'cosign and notation sign with manifests beside the image, by tag or by subject. They are no images.',
  },
  {
    id: 'manifest/referrers',
    says: 'A manifest with a `subject` is about another one. In a layout all of them stand in the index.',
  },
  {
    id: 'manifest/artifacts',
    says: 'Charts, modules, SBOMs and model files are stored as manifests too: with another config or artifactType, and layers that are no tars.',
    tests: ['test/source/artifacts.test.ts', 'test/oci/artifact-kind.test.ts'],
  },
  {
    id: 'manifest/embedded-data',
    says: 'A descriptor may carry its content in `data`, in place of a blob; `{}` is the empty config.',
  },
  {
    id: 'manifest/ambiguous',
    says: 'A document with both `manifests` and `layers` shows two images to two tools (CVE-2021-41190); it is refused.',
    tests: ['test/oci/manifest.test.ts'],
  },
] as const satisfies readonly Row[];
