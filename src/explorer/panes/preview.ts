import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { keepSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { type NodeId, rootNode } from '../../path/path-tree.js';
import { childrenIn, type Listing } from '../../tree/listing.js';
import { absent } from '../../tree/version.js';
import { openingView } from '../content/content-view.js';
import { isDirectory, shownBytes } from '../files/child-order.js';
import { outlineOf } from '../files/files.js';
import { keyFor } from '../keys/key-for.js';
import type { Shown } from '../preview/preview-view.js';
import { cutRow, type Row, segment, spaces, spread } from '../row.js';
import type { Signs } from '../signs.js';
import { sizeBar } from '../size-bar.js';
import type { State } from '../state.js';
import { rightCell } from './cells.js';
import { contentBody } from './content.js';
import { hexColumns, hexRow } from './hex-row.js';
import { paragraph } from './told-lines.js';

/** What is selected, without a key: of a file how it begins, of a directory the largest things in it. */
export function previewPane(
  state: State,
  { width, height }: { readonly width: number; readonly height: number },
): Row[] {
  const { inspection, previewed, signs } = state;
  const { shown } = previewed;
  if (inspection === null || shown === null) return [[segment(safe` Preview`, 'heading')]];
  const { stack } = inspection;
  const name = shown.node === rootNode ? safe`/` : safeText(stack.tree.name(shown.node));
  const slash = shown.what.kind === 'directory' ? safe`/` : safe``;
  const title: Row = [segment(safe` ${name}${slash}`, 'heading', { on: 'binding', id: 'look' })];
  const heading = spread(title, factsOf(state, shown), width, signs);
  return [heading, ...bodyRows(state, shown, width, height - 1)].slice(0, height);
}

function factsOf(state: State, { node, what }: Shown): Row {
  if (what.kind === 'file') {
    const { size, isText, format, isCutOff = false } = what.preview.kind;
    const cut = isCutOff ? [segment(safe`${state.signs.damaged} cut off  `, 'error')] : [];
    return [...cut, segment(safe`${formatBytes(size)}  ${isText ? safe`text` : (format ?? safe`binary`)}`, 'faint')];
  }
  const listing = outlineOf(state)?.listing;
  if (what.kind !== 'directory' || listing === undefined || node >= listing.members.length) return [];
  const { count } = largestIn(listing, node);
  return [segment(safe`${formatCount(count)} ${count === 1 ? safe`entry` : safe`entries`}`, 'faint')];
}

function bodyRows(state: State, { node, version, what }: Shown, width: number, room: number): Row[] {
  const { signs, inspection } = state;
  const { stack } = inspection!;
  switch (what.kind) {
    case 'file': {
      const { kind, page } = what.preview;
      const inode = stack.inode(version);
      const about = { ...openingView({ node, version: inode, layer: stack.layerOf(inode) }), kind, wrap: false };
      if (page.form === 'bytes') return bytesRows(page.bytes, width, room, signs);
      return contentBody(state, { ...about, page: { ...page, from: 0 }, total: page.rows.length }, width, room);
    }
    case 'directory':
      return directoryRows(state, node, width, room);
    case 'far': {
      const words = safe`Its layer has to be inflated for what it holds: ${keyFor(state, 'look')} does.`;
      return paragraph(words, width, signs, 'faint');
    }
    case 'failure':
      return paragraph(what.failure, width, signs, 'warning');
    case 'nothing': {
      const facts = version === absent ? null : stack.facts(version);
      const target = facts === null || facts.link.length === 0 ? null : safeText(facts.link);
      const words = target === null ? safe`It holds no bytes.` : safe`${signs.arrow} ${target}`;
      return paragraph(words, width, signs, target === null ? 'faint' : 'link');
    }
  }
}

/** Sixteen bytes in a row where they fit, else eight. */
function bytesRows(bytes: Uint8Array, width: number, room: number, signs: Signs): Row[] {
  const perRow = width >= hexColumns(16) ? 16 : 8;
  return Array.from({ length: Math.min(room, Math.ceil(bytes.length / perRow)) }, (_, i) => {
    const start = i * perRow;
    return cutRow(hexRow(bytes.subarray(start, start + perRow), start, perRow), width, signs);
  });
}

const sizeColumns = 8;

/** Columns of a bar and the gap behind it. */
const barColumns = 8;

function directoryRows(state: State, node: NodeId, width: number, room: number): Row[] {
  const { signs } = state;
  const listing = outlineOf(state)?.listing;
  if (listing === undefined || node >= listing.members.length) return [];
  const { largest } = largestIn(listing, node);
  if (largest === null) return paragraph(safe`There are too many to be put in order here.`, width, signs, 'faint');
  const most = largest.length === 0 ? 0 : shownBytes(listing, largest[0]!);
  return largest.slice(0, room).map((child) => {
    const bytes = shownBytes(listing, child);
    const bar = sizeBar(most === 0 ? 0 : bytes / most, barColumns, signs);
    const isOpened = isDirectory(listing, child);
    const name: SafeText = safe`${safeText(listing.stack.tree.name(child))}${isOpened ? safe`/` : safe``}`;
    const padded = keepSafe(bar, (text) => text.padEnd(barColumns));
    const row: Row = [
      rightCell(formatBytes(bytes), sizeColumns, signs),
      segment(safe` ${padded} `, 'bar'),
      segment(name, isOpened ? 'directory' : 'plain', { on: 'path', node: child }),
    ];
    return cutRow([segment(spaces(1)), ...row], width, signs);
  });
}

/** Children that are put in order: of more than a directory of images ever has, nobody reads the largest here. */
const mostChildren = 50_000;

/** The largest things in a directory that was asked for last. */
const known = new WeakMap<Listing, Largest>();

type Largest = {
  readonly node: NodeId;
  readonly count: number;
  /** The largest first; null where there are too many. */
  readonly largest: readonly NodeId[] | null;
};

function largestIn(listing: Listing, node: NodeId): Largest {
  const last = known.get(listing);
  if (last?.node === node) return last;
  const children = childrenIn(listing, node);
  const count = children.length;
  const { tree } = listing.stack;
  const largest =
    count > mostChildren
      ? null
      : children.sort(
          (a, b) => shownBytes(listing, b) - shownBytes(listing, a) || Buffer.compare(tree.name(a), tree.name(b)),
        );
  const found = { node, count, largest };
  known.set(listing, found);
  return found;
}
