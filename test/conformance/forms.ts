/** One form in which an engine writes images, and the committed file that it wrote. */
export type Form = {
  readonly form: string;
  /** Engine, release, command. */
  readonly writtenBy: string;
  /** In `fixtures/`. */
  readonly fixture: string;
  /** What unearth makes of it, where it is not simply read. */
  readonly remark?: string;
};

/** What unearth reads. `fixtures/README.md` has the commands whole. */
export const forms: readonly Form[] = [
  {
    form: 'docker-archive, `ID/layer.tar`',
    writtenBy: 'docker 20.10: `docker save`',
    fixture: 'story/docker-save.tar',
  },
  {
    form: 'docker-archive, a layer that repeats is a link',
    writtenBy: 'docker 20.10: `docker save`',
    fixture: 'repeated/docker-save.tar',
  },
  {
    form: 'docker-archive of a BuildKit image',
    writtenBy: 'docker 20.10 with BuildKit: `docker save`',
    fixture: 'buildkit/docker-save.tar',
  },
  {
    form: 'docker-archive of several images',
    writtenBy: 'docker 20.10: `docker save A B`',
    fixture: 'several/docker-save.tar',
  },
  {
    form: 'docker-archive of an imported filesystem',
    writtenBy: 'docker 20.10: `docker import`, `docker save`',
    fixture: 'export/docker-import-save.tar',
  },
  { form: 'docker-archive in gzip', writtenBy: '`docker save | gzip`', fixture: 'story/docker-save.tar.gz' },
  { form: 'docker-archive in zstd', writtenBy: '`docker save | zstd`', fixture: 'story/docker-save.tar.zst' },
  { form: 'docker-archive, unpacked', writtenBy: 'docker 20.10, GNU tar', fixture: 'story/docker-save-unpacked' },
  {
    form: 'docker-archive, layers by diff id, manifest.json last',
    writtenBy: 'podman 4.3: `podman save`',
    fixture: 'story/podman-docker-archive.tar',
  },
  {
    form: 'the same of several images',
    writtenBy: 'podman 4.3: `podman save --multi-image-archive`',
    fixture: 'several/podman-save.tar',
  },
  {
    form: 'docker-archive of skopeo',
    writtenBy: 'skopeo 1.9: `skopeo copy … docker-archive:`',
    fixture: 'story/skopeo-docker.tar',
  },
  {
    form: 'OCI layout and docker-archive in one',
    writtenBy: 'containerd 1.6: `ctr images export`',
    fixture: 'story/containerd.tar',
  },
  {
    form: 'OCI archive',
    writtenBy: 'podman 4.3: `podman save --format oci-archive`',
    fixture: 'story/podman-oci-archive.tar',
  },
  { form: 'OCI archive', writtenBy: 'skopeo 1.9: `skopeo copy … oci-archive:`', fixture: 'story/skopeo-oci-gzip.tar' },
  { form: 'OCI layout', writtenBy: 'buildah 1.28: `buildah push … oci:`', fixture: 'story/buildah-oci' },
  { form: 'OCI layout, gzip', writtenBy: 'skopeo 1.9: `skopeo copy … oci:`', fixture: 'story/skopeo-oci-gzip' },
  {
    form: 'OCI layout, zstd',
    writtenBy: 'skopeo 1.9: `skopeo copy --dest-compress-format zstd … oci:`',
    fixture: 'story/skopeo-oci-zstd',
  },
  { form: 'OCI layout of umoci', writtenBy: 'umoci 0.4.7: `umoci repack`', fixture: 'opaque/umoci-oci' },
  {
    form: 'OCI layout of an image for several platforms',
    writtenBy: 'buildah 1.28: `buildah manifest push --all`',
    fixture: 'platforms/buildah-oci',
  },
  { form: "skopeo's `dir:`", writtenBy: 'skopeo 1.9: `skopeo copy … dir:`', fixture: 'story/skopeo-dir' },
  {
    form: 'the files of a container, without an image',
    writtenBy: 'docker 20.10: `docker export`',
    fixture: 'export/docker-export.tar',
    remark: 'one layer',
  },
  {
    form: 'OCI archive of eStargz layers',
    writtenBy: 'ctr-remote 0.12: `images convert --estargz`',
    fixture: 'lazy/estargz.tar',
  },
  {
    form: 'OCI archive of zstd:chunked layers',
    writtenBy: 'ctr-remote 0.12: `images convert --zstdchunked`',
    fixture: 'lazy/zstd-chunked.tar',
  },
];
