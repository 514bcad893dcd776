import type { ProblemCode } from '../../src/problem/problem-codes.js';
import type { HiddenCause } from '../../src/tree/hidden-cause.js';
import type { Refusal } from './refusals.js';
import type { RowId } from './rows/rows.js';

/** One small image, and what whoever reads it right has to say. `fixtures/conformance/README.md` explains the fields. */
export type Case = {
  /** What it shows, in kebab-case: its files are called so. */
  readonly name: string;
  /** The row of `docs/formats.md` that it belongs to; the part before the slash is its folder. */
  readonly row: RowId;
  /** One sentence. */
  readonly shows: string;
  /** Where it is written, or who does so: a section of a spec, a file of a runtime, a CVE, an issue. */
  readonly source: string;
  readonly image: BuiltImage;
  /** What the reader is told beside the place of the image. */
  readonly ask?: { readonly image?: string; readonly platform?: string };
  /** Why the image must not open; it must when there is none. */
  readonly refusal?: Refusal;
  readonly expect?: Expectation;
  /** Exactly the problems that unearth finds, in any order. None unless given. */
  readonly problems?: readonly ExpectedProblem[];
  /** Who does otherwise, by name, and how. */
  readonly runtimes?: Readonly<Partial<Record<Runtime, string>>>;
};

export type Runtime = 'docker' | 'containerd' | 'podman' | 'umoci' | 'go' | 'gnu-tar' | 'python';

/** An image as it is written: one file, a directory of files, or a fixture that is there already. */
export type BuiltImage =
  | {
      readonly form: 'file';
      readonly bytes: Uint8Array;
      readonly suffix: string;
      /** It lies in the repository as gzip, for its size alone: mostly zeros. */
      readonly packed?: boolean;
    }
  | { readonly form: 'directory'; readonly files: Readonly<Record<string, Uint8Array>> }
  | { readonly form: 'fixture'; readonly path: string };

/** Only what a case is about is stated; what is stated must hold. */
export type Expectation = {
  /** False when bytes of the image cannot be read. True unless given. */
  readonly complete?: boolean;
  /** Every image that the place lists, in any order. */
  readonly images?: readonly ExpectedImage[];
  /** Facts of the image that is read. */
  readonly image?: ExpectedImageFacts;
  readonly totals?: { readonly shippedBytes?: number; readonly visibleBytes?: number; readonly hiddenBytes?: number };
  /** All layers, from the base up. */
  readonly layers?: readonly ExpectedLayer[];
  /** Every path of the final filesystem but its root, which may be there as `.`. */
  readonly rootfs?: Readonly<Record<string, ExpectedPath>>;
  /** All contents that ship and cannot be seen, in any order. */
  readonly hidden?: readonly ExpectedHidden[];
};

export type ExpectedImage = {
  readonly names?: readonly string[];
  readonly platform?: string | null;
  /** False when its manifest or config is not there. */
  readonly available?: boolean;
};

export type ExpectedImageFacts = {
  readonly digest?: string | null;
  readonly platform?: string | null;
  readonly created?: string | null;
  readonly config?: {
    readonly user?: string | null;
    readonly env?: readonly string[];
    readonly entrypoint?: readonly string[];
    readonly cmd?: readonly string[];
    readonly workingDir?: string | null;
    readonly exposedPorts?: readonly string[];
    readonly labels?: Readonly<Record<string, string>>;
  };
};

export type ExpectedLayer = {
  readonly digest?: string | null;
  readonly diffId?: string | null;
  /** null when the layer is not there. */
  readonly compression?: string | null;
  readonly verified?: 'verified' | 'mismatch' | 'unchecked' | 'absent';
  /** Paths that it writes. */
  readonly entries?: number | null;
  readonly shippedBytes?: number | null;
  /** `created_by` of its step in the history; null when the history does not tell. */
  readonly createdBy?: string | null;
};

export type ExpectedPath = {
  readonly type: 'file' | 'directory' | 'symlink' | 'character-device' | 'block-device' | 'fifo';
  /** In base64, where the path is not UTF-8. */
  readonly pathBytes?: string;
  /** Logical bytes of a file. */
  readonly size?: number;
  /** Bytes of its content in the layer, where these are others. */
  readonly storedSize?: number;
  readonly sha256?: string;
  /** Octal, 4 digits. */
  readonly mode?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Seconds since 1970. */
  readonly mtime?: number;
  /** Target of a symlink. */
  readonly link?: string;
  /** Another path of the same content. */
  readonly hardlinkTo?: string;
  /** Major and minor. */
  readonly device?: readonly [number, number];
  /** All extended attributes: values in base64, by name. */
  readonly xattrs?: Readonly<Record<string, string>>;
};

export type ExpectedHidden = {
  readonly path: string;
  readonly bytes: number;
  readonly cause: HiddenCause;
  readonly layer: number;
  readonly hiddenBy: number;
};

export type ExpectedProblem = {
  readonly code: ProblemCode;
  readonly layer?: number | null;
  readonly path?: string | null;
  /** In the uncompressed layer. */
  readonly offset?: number | null;
};
