/** One entry of a layer that is to be written. */
export type ImageEntry = {
  /** The path as it stands in the tar, without a slash at its end. */
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'symlink';
  /** Permission bits. */
  readonly mode: number;
  /** Content bytes; 0 unless a file. */
  readonly size: number;
  /** Which content a file has: of two entries with the same number and size it is the same. */
  readonly content: number;
  /** The content is zeros, which take no room on a disk that can keep holes. */
  readonly hole?: boolean;
  /** Target of a symlink. */
  readonly link?: string;
};

/** One layer that is to be written. Its entries are walked once, after those of the layers below it. */
export type LayerPlan = { readonly instruction: string; readonly entries: Iterable<ImageEntry> };

/** The layers of an image, from the base up; walked once. */
export type ImagePlan = Iterable<LayerPlan>;

export function directory(name: string): ImageEntry {
  return { name, kind: 'directory', mode: 0o755, size: 0, content: 0 };
}

export function file(name: string, size: number, content: number, mode = 0o644): ImageEntry {
  return { name, kind: 'file', mode, size, content };
}

/** What removes a path of a layer below (image spec, layer.md, "Whiteouts"). */
export function whiteout(path: string): ImageEntry {
  return file(path.replace(/([^/]*)$/, '.wh.$1'), 0, 0);
}
