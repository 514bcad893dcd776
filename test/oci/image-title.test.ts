import { expect, test } from 'vitest';
import { imageTitle } from '../../src/oci/image-title.js';

test.each([
  // As containerd's io.containerd.image.name and docker's RepoTags have it.
  ['docker.io/library/bloat:1', 'docker-archive:/x/image.tar', 'bloat:1'],
  ['ghcr.io/a/b', 'oci:/x', 'ghcr.io/a/b'],
  // As `buildah push ID oci:PATH:latest` and skopeo have it.
  ['latest', 'oci:/tmp/story/', 'story:latest'],
  ['1.0', 'oci-archive:app.tar', 'app.tar:1.0'],
  ['latest', 'oci:.', 'latest'],
  [null, 'dir:/tmp/story', 'story'],
  [null, 'tarball:root:fs.tar', 'root:fs.tar'],
  [null, 'oci:..', null],
])('%s in %s is called %s', (reference, source, title) => {
  expect(imageTitle(reference, source)).toBe(title);
});
