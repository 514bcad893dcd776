import { formatBytes } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import type { VersionId } from '../../tree/version.js';
import { absolutePath } from '../absolute-path.js';
import { dockerfileText, instructionText, isInstructionTold } from '../dockerfile/plain-text.js';
import { keyFor } from '../keys/key-for.js';
import type { State } from '../state.js';
import { listingLine } from './listing-line.js';
import { selectedLayer, selectedPlace } from './selected-place.js';
import { shellQuoted } from './shell-quoted.js';

/** What can be copied. */
export type CopyWhat = 'path' | 'digest' | 'instruction' | 'content' | 'line' | 'dockerfile';

/** What is to be copied: a text that is here, or something of a file that has to be read first. */
export type ToCopy = {
  /** What it is, for the user. */
  readonly named: SafeText;
  /** What the user has to know before pasting it; null for nothing. */
  readonly remark: SafeText | null;
} & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'content' | 'digest'; readonly version: VersionId }
);

/** Bytes of a content that are copied at most: what is larger is for a file. */
const mostCopied = 1_000_000;

const notOpen = safe`The image is not open yet.`;
const noPath = safe`Select a path to copy something of it.`;

/** What is to be copied, made when it is asked for: menus ask in every frame only whether there is something. */
type Making = () => ToCopy;

/** A row each: what of the state it is, or why there is none. */
const copied: Readonly<Record<CopyWhat, (state: State) => Making | SafeText>> = {
  path: (state) => {
    const place = selectedPlace(state);
    if (place === null) return noPath;
    const { stack } = state.inspection!;
    return () => {
      const path = Buffer.concat([Buffer.from('/'), stack.tree.path(place.node)]);
      const { text, isQuoted } = shellQuoted(path);
      const remark = isQuoted ? safe`in the quotes of a shell: some of it cannot be seen` : null;
      return { kind: 'text', text, named: absolutePath(stack, place.node), remark };
    };
  },
  digest: (state) => {
    const place = selectedPlace(state);
    if (place === null) return layerDigest(state);
    const version = fileAt(state);
    if (typeof version !== 'number') return version;
    const { stack } = state.inspection!;
    return () => ({
      kind: 'digest',
      version,
      named: safe`the SHA-256 of ${absolutePath(stack, place.node)}`,
      remark: null,
    });
  },
  instruction: (state) => {
    const layer = selectedLayer(state);
    if (layer === null) return safe`Select a layer to copy its instruction.`;
    const inspection = state.inspection!;
    if (!isInstructionTold(inspection, layer)) return safe`The history says nothing of layer ${layer}.`;
    return () => {
      const text = instructionText(inspection, layer)!;
      return { kind: 'text', text, named: safe`the instruction of layer ${layer}`, remark: seen(text) };
    };
  },
  content: (state) => {
    const place = selectedPlace(state);
    if (place === null) return safe`Select a file to copy what it holds.`;
    const version = fileAt(state);
    if (typeof version !== 'number') return version;
    const { stack } = state.inspection!;
    const { size } = stack.facts(version)!;
    if (size > mostCopied) {
      return safe`It is ${formatBytes(size)}, and up to ${formatBytes(mostCopied)} is copied: ${keyFor(state, 'save')} saves it, ${keyFor(state, 'pager')} shows it.`;
    }
    return () => ({
      kind: 'content',
      version,
      named: safe`what ${absolutePath(stack, place.node)} holds`,
      remark: null,
    });
  },
  line: (state) => {
    const place = selectedPlace(state);
    const { stack } = state.inspection!;
    const facts = place === null || place.version < 0 ? null : stack.facts(place.version);
    if (facts === null) return noPath;
    const { node } = place!;
    return () => ({
      kind: 'text',
      text: listingLine(stack, node, facts),
      named: safe`a line about ${absolutePath(stack, node)}`,
      remark: null,
    });
  },
  dockerfile: ({ inspection }) => {
    if (inspection === null) return notOpen;
    return () => {
      const text = dockerfileText(inspection);
      return { kind: 'text', text, named: safe`the Dockerfile`, remark: seen(text) };
    };
  },
};

/** True where there is something of that to be copied, or why not. */
export function canCopy(state: State, what: CopyWhat): true | SafeText {
  const found = making(state, what);
  return typeof found === 'string' ? found : true;
}

/** What is copied of what is selected; or why nothing is. */
export function toCopy(state: State, what: CopyWhat): ToCopy | SafeText {
  const found = making(state, what);
  return typeof found === 'string' ? found : found();
}

function making(state: State, what: CopyWhat): Making | SafeText {
  return state.inspection === null ? notOpen : copied[what](state);
}

/** A warning where a text has more in it than can be seen, lines and tabs aside; null where it has not. */
export function seen(text: string): SafeText | null {
  const plain = text.replace(/\r?\n|\t/g, ' ');
  return safeText(plain) === plain ? null : safe`careful where you paste it: some of it cannot be seen`;
}

function layerDigest(state: State): Making | SafeText {
  const layer = selectedLayer(state);
  if (layer === null) return safe`Select a layer or a file to copy its digest.`;
  const { digest, diffId } = state.inspection!.image.layers[layer]!;
  const text = digest ?? diffId;
  if (text === null) return safe`Nothing says the digest of layer ${layer}.`;
  return () => ({ kind: 'text', text, named: safe`the digest of layer ${layer}`, remark: null });
}

/** The selected file, as the version that carries its bytes; or why there is none. */
function fileAt(state: State): VersionId | SafeText {
  const { stack } = state.inspection!;
  const { version } = selectedPlace(state)!;
  if (version < 0 || stack.kind(version) !== kindOf.file) return safe`It is no file: it holds no bytes.`;
  return stack.inode(version);
}
