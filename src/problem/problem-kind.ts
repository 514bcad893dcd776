/** What is known of all problems with one code, whatever image they are in. */
export type ProblemKind = {
  /** Bytes of the image could not be read because of it, so the report is not complete. */
  readonly unreadable: boolean;
  /** Nothing comes of it: it is told for those who write images. Most rows leave this out. */
  readonly harmless?: true;
  /** One sentence: what is so. */
  readonly meaning: string;
  /**
   * What docker, containerd, podman and umoci make of such an image. Held against docker 20.10 with overlay2, containerd 1.6, podman
   * 4.3 with vfs and umoci 0.4.7, and against their sources: moby `tarexport/load.go` and `go-archive`, containerd `pkg/archive`,
   * containers/storage `pkg/archive`, umoci `oci/layer`, Go `archive/tar`.
   */
  readonly runtimes: string;
  /** What somebody who has such an image can do. */
  readonly advice: string;
};
