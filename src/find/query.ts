import type { Change } from '../tree/change.js';

/** How words without a sign of their own are looked for. */
export const findModes = ['text', 'glob', 'regex', 'fuzzy'] as const;
export type FindMode = (typeof findModes)[number];

/** What paths are looked for: all terms together. */
export type Query = {
  readonly names: readonly NameTerm[];
  readonly facts: readonly FactTerm[];
};

/** Something that the name of a path, or several parts of it, have to be like. */
export type NameTerm = {
  readonly mode: FindMode;
  /** What is typed, without the signs in front of it. */
  readonly pattern: string;
  /** Paths that are like it are left out, with all that is below them. */
  readonly negated: boolean;
};

/** Something that has to be so of what is at a path. */
export type FactTerm = Fact & { readonly negated: boolean };

export type Fact =
  /** Logical bytes of a file, both ends included. */
  | { readonly about: 'size'; readonly least: number; readonly most: number }
  /** Seconds since 1970, both ends included. */
  | { readonly about: 'time'; readonly least: number; readonly most: number }
  | { readonly about: 'owner'; readonly id: 'uid' | 'gid'; readonly is: number }
  /** The layer that wrote what is there. */
  | { readonly about: 'layer'; readonly is: number }
  | { readonly about: 'change'; readonly is: readonly Change[] }
  | { readonly about: 'kind'; readonly is: FactKind };

/** `hidden`: its content still ships though nothing leads to it any more; `special`: setuid, setgid, or file capabilities. */
export const factKinds = [
  'hidden',
  'special',
  'setuid',
  'setgid',
  'caps',
  'file',
  'dir',
  'link',
  'device',
  'exec',
] as const;
export type FactKind = (typeof factKinds)[number];
