import type { Analysis } from '../../analysis/analysis.js';
import type { HiddenFile } from '../../analysis/hidden-files.js';
import { instructionOf } from '../../dockerfile/instruction-of.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import type { HiddenCause } from '../../tree/hidden-cause.js';
import { searchPattern } from '../content/content-view.js';
import { type HiddenFacts, hiddenFacts } from './hidden-facts.js';

/** By what hidden files are put together. */
export const groupings = ['none', 'directory', 'layer', 'cause'] as const;
export type Grouping = (typeof groupings)[number];

/** Hidden files that stand together in the list. */
export type HiddenGroup = {
  /** What tells it from the others of the same list. */
  readonly key: string;
  readonly kind: 'all' | 'secrets' | 'files' | 'directory' | 'layer' | 'cause' | 'noise';
  readonly name: SafeText;
  readonly files: readonly HiddenFile[];
  readonly bytes: number;
  /** How many layers wrote them. */
  readonly layers: number;
};

/** What of them is asked for, and how. */
export type HiddenRequest = {
  readonly grouping: Grouping;
  /** What says little is one group of its own, which is closed. */
  readonly foldNoise: boolean;
  /** Part of a path; capital letters count where there are any. Empty for all. */
  readonly filter: string;
};

/** Components of the directory that files are put together by: deeper ones would be hundreds of groups. */
const directoryDepth = 3;

const lists = new WeakMap<Analysis, Map<string, readonly HiddenGroup[]>>();

/** Requests whose groups are kept: the one that is drawn again and again, and the one before. */
const keptRequests = 2;

/**
 * The groups of the hidden files: all of them first, which has their totals only, and what is folded away of them; then what is likely
 * a secret; then the others, the most bytes first.
 */
export function hiddenGroups(inspection: Inspection, request: HiddenRequest): readonly HiddenGroup[] {
  const { analysis } = inspection;
  let ofAnalysis = lists.get(analysis);
  if (ofAnalysis === undefined) {
    ofAnalysis = new Map();
    lists.set(analysis, ofAnalysis);
  }
  const key = JSON.stringify([request.grouping, request.foldNoise, request.filter]);
  const groups = ofAnalysis.get(key) ?? makeGroups(inspection, request);
  ofAnalysis.delete(key);
  ofAnalysis.set(key, groups);
  for (const oldest of ofAnalysis.keys()) {
    if (ofAnalysis.size <= keptRequests) break;
    ofAnalysis.delete(oldest);
  }
  return groups;
}

function makeGroups(
  { analysis, stack, image }: Inspection,
  { grouping, foldNoise, filter }: HiddenRequest,
): HiddenGroup[] {
  const pattern = searchPattern(filter);
  const all: HiddenFile[] = [];
  const secrets: HiddenFile[] = [];
  const noise: HiddenFile[] = [];
  const others = new Map<string, HiddenFile[]>();
  for (const file of analysis.hidden) {
    const facts = hiddenFacts(stack, file);
    if (pattern !== null && !pattern.test(`/${facts.path}`)) continue;
    all.push(file);
    if (facts.credential !== null) secrets.push(file);
    else if (foldNoise && facts.noise !== null) noise.push(file);
    else {
      const key = keys[grouping](file, facts);
      const group = others.get(key);
      if (group === undefined) others.set(key, [file]);
      else group.push(file);
    }
  }
  // What no name leads to any more stands before what was only written again; then what costs most when it leaks.
  secrets.sort((a, b) => rank(a) - rank(b) || credential(stack, a) - credential(stack, b));
  const groups = [...others].map(([key, files]) =>
    groupOf(image, grouping === 'none' ? 'files' : grouping, key, files),
  );
  groups.sort((a, b) => b.bytes - a.bytes || (a.key < b.key ? -1 : 1));
  return [
    groupOf(image, 'all', filter, all),
    ...(noise.length > 0 ? [groupOf(image, 'noise', '', noise)] : []),
    ...(secrets.length > 0 ? [groupOf(image, 'secrets', '', secrets)] : []),
    ...groups,
  ];
}

const keys: Readonly<Record<Grouping, (file: HiddenFile, facts: HiddenFacts) => string>> = {
  none: () => '',
  directory: (_file, { path }) => path.split('/').slice(0, -1).slice(0, directoryDepth).join('/'),
  layer: ({ layer }) => String(layer),
  cause: ({ cause }) => cause,
};

/** Of an instruction, as much as a line can show. */
const mostOfInstruction = 200;

const names: Readonly<Record<HiddenGroup['kind'], (key: string, image: Inspection['image']) => SafeText>> = {
  all: (filter) => (filter === '' ? safe`all hidden files` : safe`all with this in the path`),
  secrets: () => safe`likely secrets`,
  files: () => safe`largest first`,
  noise: () => safe`noise, folded away`,
  directory: (key) => safe`/${safeText(key)}`,
  layer: (key, { layers }) => {
    const made = instructionOf(layers[Number(key)]?.history ?? null);
    const by = made === null ? safe`` : safe`: ${safeText(made.slice(0, mostOfInstruction))}`;
    return safe`layer ${Number(key)}${by}`;
  },
  cause: (key) => causeName(key as HiddenCause),
};

const causeNames: Readonly<Record<HiddenCause, SafeText>> = {
  removed: safe`removed`,
  opaque: safe`opaque`,
  replaced: safe`replaced`,
  overwritten: safe`overwritten`,
  'metadata-only': safe`metadata`,
  'duplicate-entry': safe`twice`,
};

/** A word for the cause that fits in a column. */
export function causeName(cause: HiddenCause): SafeText {
  return causeNames[cause];
}

function groupOf(
  image: Inspection['image'],
  kind: HiddenGroup['kind'],
  key: string,
  files: readonly HiddenFile[],
): HiddenGroup {
  return {
    // The totals stay selected, whatever is typed.
    key: kind === 'all' ? kind : `${kind} ${key}`,
    kind,
    name: names[kind](key, image),
    files,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    layers: files.reduce((layers, { layer }) => layers.add(layer), new Set<number>()).size,
  };
}

function rank({ cause }: HiddenFile): number {
  return cause === 'removed' || cause === 'opaque' ? 0 : 1;
}

function credential(stack: Inspection['stack'], file: HiddenFile): number {
  return hiddenFacts(stack, file).credential ?? 0;
}
