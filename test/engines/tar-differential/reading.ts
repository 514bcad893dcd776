/** What a reader tells of an entry; what is not there it does not tell. Bytes are text of one character a byte. */
export type Told = {
  readonly name?: string;
  readonly type?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly mtime?: number;
  readonly size?: number;
  readonly link?: string;
  /** `major,minor` */
  readonly device?: string;
  readonly xattrs?: Readonly<Record<string, string>>;
  /** Where the content begins in the archive. */
  readonly offset?: number;
  /** SHA-256 of the content, holes filled with zeros. */
  readonly content?: string;
  /** SHA-256 of the contents of all files up to this last entry. */
  readonly contents?: string;
};

export type Reading = { readonly entries: readonly Told[] } | { readonly error: string };

/** One archive as others read it. */
export type Case = {
  readonly archive: string;
  readonly writer: string;
  readonly readings: Readonly<Record<string, Reading>>;
};
