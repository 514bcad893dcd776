/** What a limit counts: bytes, things, or how many times its stored bytes a stream grows. */
export type LimitUnit = 'bytes' | 'count' | 'ratio';

/** One limit: its flag and default, and what people have to know of it. */
export type LimitRow = {
  /** The option that sets it, without dashes. */
  readonly flag: string;
  readonly unit: LimitUnit;
  /** What counts unless the option is given. */
  readonly standard: number;
  /** The largest value that the program can work with; absent where it is memory and patience that end it. */
  readonly ceiling?: number;
  /** What is counted, as the help says it. */
  readonly help: string;
  /** What happens where it is met; problem codes in backquotes. */
  readonly met: string;
  /** Why it is there, and why a normal image does not meet it. */
  readonly why: string;
};

const kibi = 1024;
const mebi = 1024 * kibi;
const gibi = 1024 * mebi;

/**
 * Every limit of what is read of an image. Flags, help and `docs/limits.md` are made from these rows. Nothing is unlimited by
 * default, and nothing that tools write comes near: a limit that people hit in practice is worse than none (reproducible-containers/diffoci#99).
 */
export const limitTable = {
  documentSize: {
    flag: 'max-manifest-size',
    unit: 'bytes',
    standard: 4 * mebi,
    ceiling: 256 * mebi,
    help: 'size of a manifest or an index',
    met: 'The document is not read. Without it there may be no image to show.',
    why: 'Registries and containers/image have the same bound (CVE-2020-1702). Manifests have a few kB.',
  },
  configSize: {
    flag: 'max-config-size',
    unit: 'bytes',
    standard: 16 * mebi,
    ceiling: 256 * mebi,
    help: 'size of an image config',
    met: 'The image is not opened.',
    why: 'As for manifests, with room for long histories: containerd reads up to 20 MiB (CVE-2023-25153).',
  },
  documentsSize: {
    flag: 'max-manifests-size',
    unit: 'bytes',
    standard: 64 * mebi,
    help: 'size of all manifests and indexes together',
    met: 'The place is not opened.',
    why: 'They are kept while the place is open. Those of thousands of images have less.',
  },
  documentValues: {
    flag: 'max-json-values',
    unit: 'count',
    standard: 250_000,
    help: 'values in a manifest, an index or a config',
    met: 'As for a document that is too large.',
    why: 'A megabyte of `[[],[],…]` takes sixty in memory. An index of a thousand images has some ten thousand values.',
  },
  indexDepth: {
    flag: 'max-index-depth',
    unit: 'count',
    standard: 8,
    ceiling: 1000,
    help: 'indexes that lie in each other',
    met: 'The place is not opened.',
    why: 'docker nests two. An index that contains itself is passed over and needs no limit.',
  },
  manifests: {
    flag: 'max-manifests',
    unit: 'count',
    standard: 4096,
    help: 'images of a place, or entries of all its indexes',
    met: 'The place is not opened.',
    why: 'An index can be reached on many ways, so that a few of them have any number of entries.',
  },
  layers: {
    flag: 'max-layers',
    unit: 'count',
    standard: 1024,
    help: 'layers of an image',
    met: 'The image is not opened.',
    why: 'Runtimes end at 127 or so.',
  },
  members: {
    flag: 'max-members',
    unit: 'count',
    standard: 1_000_000,
    help: 'entries of an archive of images',
    met: 'The archive is not opened.',
    why: 'All their names are kept. An image has a few for each layer.',
  },
  headerSize: {
    flag: 'max-header-size',
    unit: 'bytes',
    standard: mebi,
    ceiling: 256 * mebi,
    help: 'size of an extended tar header, or of the map of a sparse file',
    met: 'The layer is read up to there (`tar-header-too-large`).',
    why: "Go's archive/tar and libarchive have the same bound, so runtimes stop there too.",
  },
  pathLength: {
    flag: 'max-path-length',
    unit: 'bytes',
    standard: 4 * kibi,
    ceiling: 256 * mebi,
    help: 'length of the path of an entry, or of a link target',
    met: 'The entry is refused (`limit-path`); the others are read.',
    why: 'It is PATH_MAX of Linux: no runtime can make a longer one in one call.',
  },
  pathDepth: {
    flag: 'max-path-depth',
    unit: 'count',
    standard: 1024,
    help: 'parts of the path of an entry, links followed',
    met: 'The entry is refused (`limit-path`); the others are read.',
    why: 'Every part is a directory to be kept (CVE-2024-28863). The deepest paths people have, in `node_modules`, have dozens.',
  },
  entries: {
    flag: 'max-entries',
    unit: 'count',
    standard: 5_000_000,
    ceiling: 2 ** 29,
    help: 'entries of an image, directories that are only implied counted',
    met: 'Reading stops there (`limit-entries`).',
    why: 'An entry takes some hundred bytes of memory. Large images have a few hundred thousand.',
  },
  textSize: {
    flag: 'max-text-size',
    unit: 'bytes',
    standard: 256 * mebi,
    ceiling: 2 * gibi,
    help: 'names, link targets, extended attributes and sparse maps of an image',
    met: 'Reading stops there (`limit-text`).',
    why: 'All of them are kept. Images have some tens of bytes for each entry.',
  },
  tocSize: {
    flag: 'max-toc-size',
    unit: 'bytes',
    standard: 150 * mebi,
    ceiling: 512 * mebi,
    help: 'size of the table of contents of a layer for lazy runtimes',
    met: 'The table is not held against the tar (`toc-unreadable`).',
    why: 'containers/storage reads as much. 200 000 entries have 60 MB.',
  },
  layerSize: {
    flag: 'max-layer-size',
    unit: 'bytes',
    standard: 256 * gibi,
    help: 'what a layer, or an archive that is compressed as a whole, inflates to',
    met: 'The layer is read up to there (`limit-layer-size`), the archive too (`archive-damaged`).',
    why: 'Contents pass by and are not kept, so this bounds time, not memory. Plain layers are seeked over and have no limit.',
  },
  ratio: {
    flag: 'max-ratio',
    unit: 'ratio',
    standard: 1000,
    help: 'how many times its size a layer may inflate to, once past --max-ratio-grace',
    met: 'The layer is read up to there (`limit-ratio`).',
    why: 'What people store compresses to a half or a tenth. Zeros do not: gzip makes 1030 times less of them, zstd over 10 000 times.',
  },
  ratioGrace: {
    flag: 'max-ratio-grace',
    unit: 'bytes',
    standard: 4 * gibi,
    help: 'what a layer may inflate to before its ratio counts',
    met: 'From there on `--max-ratio` counts.',
    why: 'A file of zeros is no attack: `dd if=/dev/zero` of a gigabyte is what articles on layers begin with, and databases and lastlog ship them. Inflating this much takes seconds, and no memory.',
  },
  zstdWindow: {
    flag: 'max-zstd-window',
    unit: 'bytes',
    standard: 128 * mebi,
    ceiling: 2046 * mebi,
    help: 'window that a zstd frame may want',
    met: 'The layer is read up to there (`limit-zstd-window`).',
    why: 'The window is memory, and a header of six bytes claims it. The zstd program takes no more either, unless told; its levels up to 19 want 8 MiB.',
  },
  problems: {
    flag: 'max-problems',
    unit: 'count',
    standard: 1000,
    ceiling: 1_000_000,
    help: 'problems of one kind that are kept of a layer; sixteen times as many of an image',
    met: 'The rest is counted, and the last problem of the kind says how many there are.',
    why: 'A hostile layer has millions; people need some, and how many there are.',
  },
} as const satisfies Readonly<Record<string, LimitRow>>;

export type LimitName = keyof typeof limitTable;

/** The names of all limits, in the order of the table. */
export const limitNames = Object.keys(limitTable) as readonly LimitName[];

/** The row of a limit. */
export function limitRow(name: LimitName): LimitRow {
  return limitTable[name];
}
