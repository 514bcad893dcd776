/** Where things are written. */
export type Target =
  | {
      readonly kind: 'folder';
      readonly path: string;
      /** Replaces files that are there; directories stay, and get the attributes they have in the image. */
      readonly overwrite?: boolean;
      /** Sets owners, and the setuid and setgid bits, which need root. */
      readonly owners?: boolean;
      /** False: without `/proc/self/fd`, as on systems that have none. For tests. */
      readonly descriptors?: boolean;
    }
  | { readonly kind: 'tar'; readonly path: string; readonly overwrite?: boolean }
  /** A tar that is handed on while it is written; whoever takes the chunks rejects when no more can be taken. */
  | { readonly kind: 'stream'; readonly take: (chunks: AsyncIterable<Uint8Array>) => Promise<void> };
