/** A file or link of an archive of images. */
export type Member = {
  readonly name: string;
  readonly content: Buffer;
  /** Where a symbolic link leads; null for a file. */
  readonly link: string | null;
};

/** An image to mutate, taken apart: the files of an archive or directory, in order. */
export type SeedImage = {
  /** Where it comes from, for the words about a case. */
  readonly from: string;
  readonly members: readonly Member[];
};

/** What all cases are made of. */
export type Corpus = {
  readonly images: readonly SeedImage[];
  /** Whole files, as engines wrote them. */
  readonly archives: readonly { readonly from: string; readonly bytes: Buffer }[];
  /** Uncompressed layers. */
  readonly layers: readonly { readonly from: string; readonly tar: Buffer }[];
};
