import { type Described, forPlatform, Layout, named, types } from '../../../source/image-files.js';
import { archive } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { layoutOf, putImage } from '../../build/oci-images.js';
import type { BuiltImage, Case } from '../../case.js';
import { file } from '../../expected.js';

const tar = archive(put('a', 'aaa'));
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  predicateType: 'https://slsa.dev/provenance/v1',
  subject: [],
  predicate: {},
};
const emptyType = 'application/vnd.oci.empty.v1+json';

/** A layout with one image, and what a tool puts beside it: only the image is one. */
const beside = (
  name: string,
  row: Case['row'],
  shows: string,
  source: string,
  attach: (layout: Layout, image: ReturnType<typeof putImage>) => Described[],
): Case => {
  const layout = new Layout();
  const image = putImage(layout, [tar]);
  return {
    name,
    row,
    shows,
    source,
    image: layoutOf(layout, ...attach(layout, image)),
    expect: { rootfs: { a: file('aaa') }, image: { digest: image.digest }, images: [{ available: true }] },
  };
};

/** A layout of nothing but this. */
const alone = (name: string, shows: string, source: string, attach: (layout: Layout) => Described): Case => ({
  name,
  row: 'manifest/artifacts',
  shows,
  source,
  image: only(attach),
  refusal: 'no-image',
});

const subjectOf = ({ mediaType, digest, size }: { mediaType?: string | undefined; digest: string; size: number }) => ({
  mediaType,
  digest,
  size,
});
const attestation = { 'vnd.docker.reference.type': 'attestation-manifest' };

export const attachedCases: readonly Case[] = [
  beside(
    'attestation-as-dummy-image',
    'manifest/attestations',
    'BuildKit: an attestation that looks like an image for unknown/unknown, with in-toto documents for layers.',
    'docs.docker.com, "Image attestation storage"',
    (layout, image) => {
      const dummy = layout.manifest(
        layout.blob(
          { architecture: 'unknown', os: 'unknown', config: {}, rootfs: { type: 'layers', diff_ids: [] } },
          types.config,
        ),
        [
          layout.blob(statement, types.inToto, {
            annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v1' },
          }),
        ],
      );
      const annotations = { ...attestation, 'vnd.docker.reference.digest': image.digest };
      return [
        layout.index([forPlatform(image, 'linux/amd64'), { ...forPlatform(dummy, 'unknown/unknown'), annotations }]),
      ];
    },
  ),
  beside(
    'attestation-as-artifact',
    'manifest/attestations',
    'Newer BuildKit: an attestation is an artifact with a subject and an empty config.',
    'docs.docker.com, "Image attestation storage"',
    (layout, image) => {
      const artifactType = 'application/vnd.docker.attestation.manifest.v1+json';
      const artifact = layout.manifest(layout.blob('{}', emptyType), [layout.blob(statement, types.inToto)], {
        artifactType,
        subject: subjectOf(image),
      });
      const annotations = { ...attestation, 'vnd.docker.reference.digest': image.digest };
      return [
        layout.index([
          forPlatform(image, 'linux/amd64'),
          { ...forPlatform(artifact, 'unknown/unknown'), annotations, artifactType },
        ]),
      ];
    },
  ),
  beside(
    'attestation-without-a-platform',
    'manifest/attestations',
    'An attestation that only its layers give away.',
    'docs.docker.com, "Image attestation storage"',
    (layout, image) => [image, layout.manifest(layout.blob({}, types.config), [layout.blob(statement, types.inToto)])],
  ),
  beside(
    'cosign-signature',
    'manifest/signatures',
    'cosign: a manifest with the config of an image, named after the digest it signs.',
    'cosign specs/SIGNATURE_SPEC.md',
    (layout, image) => {
      const payload = {
        critical: {
          identity: {},
          image: { 'docker-manifest-digest': image.digest },
          type: 'cosign container image signature',
        },
      };
      const layer = layout.blob(payload, 'application/vnd.dev.cosign.simplesigning.v1+json', {
        annotations: { 'dev.cosignproject.cosign/signature': 'MEUCIQ==' },
      });
      return [
        named(image, 'app:1'),
        named(layout.manifest(layout.blob({}, types.config), [layer]), `app:${image.digest.replace(':', '-')}.sig`),
      ];
    },
  ),
  beside(
    'cosign-bundle',
    'manifest/signatures',
    'cosign 3: a Sigstore bundle is an artifact with a subject.',
    'cosign specs/BUNDLE_SPEC.md',
    (layout, image) => {
      const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
      return [
        image,
        layout.manifest(layout.blob('{}', emptyType), [layout.blob({ mediaType: artifactType }, artifactType)], {
          artifactType,
          subject: subjectOf(image),
        }),
      ];
    },
  ),
  beside(
    'notation-signature',
    'manifest/signatures',
    'notation: the config says what it is, the layer is a signature envelope.',
    'notaryproject specifications, signature-specification.md',
    (layout, image) => {
      const type = 'application/vnd.cncf.notary.signature';
      return [
        image,
        layout.manifest(layout.blob('{}', type), [layout.blob({}, 'application/jose+json')], {
          subject: subjectOf(image),
        }),
      ];
    },
  ),
  beside(
    'referrer-by-subject',
    'manifest/referrers',
    'An SBOM is a manifest that names the image as its subject; in a layout it stands in the index.',
    'image-spec manifest.md, "subject"',
    (layout, image) => {
      const artifactType = 'application/spdx+json';
      return [
        image,
        layout.manifest(layout.blob('{}', emptyType), [layout.blob({ spdxVersion: 'SPDX-2.3' }, artifactType)], {
          artifactType,
          subject: subjectOf(image),
        }),
      ];
    },
  ),
  beside(
    'referrers-by-tag',
    'manifest/referrers',
    'Where a registry knows no referrers, an index named after the digest lists them.',
    'distribution-spec, "Referrers Tag Schema"',
    (layout, image) => {
      const artifactType = 'application/spdx+json';
      const sbom = layout.manifest(layout.blob('{}', emptyType), [layout.blob({}, artifactType)], {
        artifactType,
        subject: subjectOf(image),
      });
      return [named(image, 'app:1'), named(layout.index([{ ...sbom, artifactType }]), image.digest.replace(':', '-'))];
    },
  ),
  beside(
    'soci-index',
    'layer/lazy-indexes',
    'A SOCI index is an artifact about the image; its layers are no tars.',
    'soci-snapshotter docs/soci-index-manifest-v2.md',
    (layout, image) => {
      const artifactType = 'application/vnd.amazon.soci.index.v1+json';
      return [
        image,
        layout.manifest(layout.blob('{}', artifactType), [layout.blob('ztoc', 'application/octet-stream')], {
          artifactType,
          subject: subjectOf(image),
        }),
      ];
    },
  ),
  alone(
    'helm-chart',
    'A chart has a config of its own, and its layer is a tar that is no filesystem.',
    'helm.sh/docs/topics/registries',
    (layout) =>
      layout.manifest(layout.blob({ name: 'chart' }, 'application/vnd.cncf.helm.config.v1+json'), [
        layout.blob(tar, 'application/vnd.cncf.helm.chart.content.v1.tar+gzip'),
      ]),
  ),
  alone(
    'wasm-module',
    'A WASM module is an artifact.',
    'tag-runtime.cncf.io/wgs/wasm, "WASM OCI Artifact layout"',
    (layout) =>
      layout.manifest(layout.blob({}, 'application/vnd.wasm.config.v0+json'), [
        layout.blob('\0asm', 'application/wasm'),
      ]),
  ),
  alone(
    'artifact-of-the-empty-config',
    'An artifact whose config is `{}`.',
    'image-spec manifest.md, "Guidelines for Artifact Usage"',
    (layout) =>
      layout.manifest(layout.blob('{}', emptyType), [layout.blob('hello', 'text/plain')], {
        artifactType: 'text/plain',
      }),
  ),
  alone(
    'index-of-nothing',
    'An index that lists nothing is right, and holds no image.',
    'image-spec image-index.md: "MAY be an empty array"',
    (layout) => layout.index([]),
  ),
];

function only(attach: (layout: Layout) => Described): BuiltImage {
  const layout = new Layout();
  return layoutOf(layout, attach(layout));
}
