import type { Row } from './row.js';

/** The forms in which images lie in files. */
export const formRows = [
  {
    id: 'form/detection',
    says: 'What a file is, its bytes tell, not its name. `docker save | gzip` is usual: an archive may be compressed as a whole.',
    tests: ['test/source/open-source.test.ts', 'test/source/compressed-archives.test.ts'],
    fixtures: ['story/docker-save.tar.gz', 'story/docker-save.tar.zst'],
  },
  {
    id: 'form/docker-v1',
    says: 'Before 1.10 docker wrote no manifest.json: `repositories` names an id, and each `ID/json` its parent. Today docker refuses it.',
    tests: ['test/source/docker-v1-archive.test.ts'],
  },
  {
    id: 'form/docker-archive',
    says: '`manifest.json` lists images by the names of their config and layers. A layer that repeats is a link to its first copy, which may stand before or after it.',
    tests: ['test/source/docker-archive.test.ts'],
    fixtures: ['story/docker-save.tar', 'repeated/docker-save.tar'],
  },
  {
    id: 'form/podman-archive',
    says: 'podman and skopeo name layers by diff id, put links beside them, and write manifest.json last.',
    fixtures: ['story/podman-docker-archive.tar', 'story/skopeo-docker.tar', 'repeated/podman-docker-archive.tar'],
  },
  {
    id: 'form/docker-25',
    says: 'Since 25 docker writes one archive that is both an OCI layout and a docker-archive. Either list may name an image that the other has not.',
    tests: ['test/source/both-shapes.test.ts'],
  },
  {
    id: 'form/containerd',
    says: 'containerd exports layers as the registry had them, indexes in the index, and platforms of which only the descriptor is there.',
    fixtures: ['story/containerd.tar'],
  },
  {
    id: 'form/oci-layout',
    says: '`index.json` leads to everything by digest. Other files, blobs nobody points to and any order of entries are fine; blobs may be missing.',
    tests: ['test/source/oci-layout.test.ts', 'test/source/directory-store.test.ts'],
    fixtures: ['story/buildah-oci', 'story/skopeo-oci-gzip', 'story/skopeo-oci-zstd', 'story/podman-oci-archive.tar'],
  },
  {
    id: 'form/several-images',
    says: 'One place may hold several images, and one image may have several names, short or full.',
    tests: ['test/source/choose-image.test.ts'],
    fixtures: ['several/docker-save.tar', 'several/podman-save.tar'],
  },
  {
    id: 'form/skopeo-dir',
    tests: ['test/source/skopeo-directory.test.ts'],
    says: "skopeo's `dir:` has one manifest, no list, in manifest.json, and blobs named by their hex digits.",
    fixtures: ['story/skopeo-dir', 'repeated/skopeo-dir'],
  },
  {
    id: 'form/engine-stores',
    says: 'containers-storage, overlay2 directories and SIF files hold images too.',
    reason:
      'Not read: the first two are the private data of a running engine, which changes their shape and locks them; SIF is a filesystem image without layers. `podman save`, `docker save` or `skopeo copy` writes what is read.',
  },
  {
    id: 'form/rootfs-tar',
    says: '`docker export` writes the files of a container: no config, no history, one layer at most.',
    tests: ['test/source/bare-filesystem.test.ts'],
    fixtures: ['export/docker-export.tar', 'export/docker-import-save.tar'],
  },
  {
    id: 'form/member-names',
    says: 'Members of an archive may begin with `./`, and one name may be there twice: the last one counts.',
    tests: ['test/source/member-name.test.ts'],
  },
] as const satisfies readonly Row[];
