import type { HiddenIndex } from '../../analysis/hidden-index.js';
import { displayWidth, truncate, truncateStart } from '../../format/display-width.js';
import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { formatTime } from '../../format/format-date.js';
import { formatMode } from '../../format/format-mode.js';
import { keepSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { entryFlags } from '../../layer/changeset.js';
import type { NodeId } from '../../path/path-tree.js';
import { changeCode } from '../../tree/change.js';
import { type Listing, membership } from '../../tree/listing.js';
import type { VersionFacts } from '../../tree/version.js';
import { hiddenBecause } from '../../words/hidden-words.js';
import { absolutePath } from '../absolute-path.js';
import { shownBytes } from '../files/child-order.js';
import { entriesBelow } from '../files/entries-below.js';
import type { Order } from '../files/order.js';
import type { Outline } from '../files/outline.js';
import { isFiltered } from '../filter/filtered-files.js';
import type { Target } from '../mouse/target.js';
import { pointingAt, type Row, rowWidth, type Segment, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';
import { sizeBar } from '../size-bar.js';
import type { StyleName } from '../style.js';
import { leftCell, rightCell } from './cells.js';

/** Widths of the columns of the files pane; 0 where one is left out. */
export type FileColumns = {
  readonly mode: number;
  readonly owner: number;
  readonly size: number;
  /** What files are sorted by, where no other column has it. */
  readonly figure: number;
  readonly bar: number;
};

/** What every row of one listing needs. */
export type FileContext = {
  readonly outline: Outline;
  readonly hidden: HiddenIndex;
  readonly signs: Signs;
  readonly columns: FileColumns;
  readonly order: Order;
  /** What of the names that are found is marked; null where nothing is. */
  readonly mark: RegExp | null;
  readonly width: number;
  /** Bytes that the bars are shares of: all that the listing shows. */
  readonly all: number;
};

/** One path: what happened to it, its mode, owner and size, its name in the tree, and what becomes of its bytes. */
export function fileRow(context: FileContext, node: NodeId, isSelected: boolean): Row {
  const { outline, signs, columns, width } = context;
  const { listing } = outline;
  const facts = listing.stack.facts(listing.versions[node]!);
  const [sign, style] = signOf(listing, node, signs);
  const cursor = isSelected ? signs.cursor : safe` `;
  const start: Segment[] = [segment(cursor), segment(safe`${sign} `, style)];
  if (columns.mode > 0) start.push(modeCell(facts, columns.mode, signs), segment(spaces(1)));
  if (columns.owner > 0) {
    const owner = facts === null ? safe`` : safe`${facts.uid}:${facts.gid}`;
    start.push(leftCell(owner, columns.owner, signs, 'faint'), segment(spaces(1)));
  }
  start.push(...sizeCells(context, node, facts, style), segment(spaces(1)));
  const used = 3 + (columns.mode > 0 ? columns.mode + 1 : 0) + (columns.owner > 0 ? columns.owner + 1 : 0);
  const figures = (columns.figure > 0 ? columns.figure + 1 : 0) + (columns.bar > 0 ? columns.bar + 1 : 0);
  const room = width - used - columns.size - figures - 1;
  return [...start, ...nameCells(context, node, facts, style, room)];
}

function signOf({ members, change }: Listing, node: NodeId, signs: Signs): [SafeText, StyleName] {
  if (members[node] === membership.ghost) return [signs.hidden, 'hidden'];
  switch (change[node]) {
    case changeCode.added:
      return [signs.added, 'added'];
    case changeCode.modified:
      return [signs.modified, 'modified'];
    case changeCode.removed:
      return [signs.removed, 'removed'];
    case changeCode.unchanged:
      return [signs.unchanged, 'unchanged'];
    default:
      return [safe` `, 'plain'];
  }
}

function modeCell(facts: VersionFacts | null, columns: number, signs: Signs): Segment {
  // A directory that no layer has an entry for has no mode: runtimes make one up.
  if (facts === null) return leftCell(safe`d(implied)`, columns, signs, 'faint');
  const special = (facts.mode & 0o6000) !== 0 && facts.kind === 'file';
  return leftCell(formatMode(facts.kind, facts.mode), columns, signs, special ? 'warning' : 'faint');
}

function sizeCells(context: FileContext, node: NodeId, facts: VersionFacts | null, style: StyleName): Segment[] {
  const { outline, signs, columns, all } = context;
  const { listing } = outline;
  const bytes = shownBytes(listing, node);
  const isFile = facts?.kind === 'file';
  // A file's own size: of several names of one content only the first carries the bytes that are summed up.
  const shown = isFile ? facts.storedSize : bytes;
  const text = facts !== null && !isFile && facts.kind !== 'directory' ? safe`` : formatBytes(shown);
  const gone = style === 'removed' || style === 'hidden';
  const cells = [rightCell(text, columns.size, signs, gone ? style : 'plain')];
  if (columns.figure > 0) cells.push(rightCell(figureOf(context, node, facts), columns.figure + 1, signs));
  if (columns.bar > 0) {
    const bar = sizeBar(all === 0 ? 0 : Math.min(1, bytes / all), columns.bar, signs);
    const barStyle = style === 'removed' ? 'barRemoved' : style === 'hidden' ? 'barHidden' : 'bar';
    cells.push(leftCell(safe` ${bar}`, columns.bar + 1, signs, barStyle));
  }
  return cells;
}

/** What the files are sorted by. */
function figureOf({ outline, order }: FileContext, node: NodeId, facts: VersionFacts | null): SafeText {
  const { listing } = outline;
  switch (order.by) {
    case 'hidden':
      return listing.hiddenBytes[node] === 0 ? safe`` : formatBytes(listing.hiddenBytes[node]!);
    case 'entries':
      return outline.hasChildren(node) ? formatCount(entriesBelow(listing)[node]!) : safe``;
    case 'time':
      return facts === null ? safe`` : keepSafe(formatTime(facts.mtime), (text) => text.slice(0, 10));
    case 'layer':
      return facts === null ? safe`` : safe`${listing.stack.layerOf(listing.versions[node]!)}`;
    default:
      return safe``;
  }
}

function nameCells(
  context: FileContext,
  node: NodeId,
  facts: VersionFacts | null,
  style: StyleName,
  room: number,
): Row {
  const { outline, signs } = context;
  const { tree } = outline.listing.stack;
  const isDirectory = facts === null || facts.kind === 'directory';
  const fold = outline.isOpen(node) ? signs.open : outline.hasChildren(node) ? signs.closed : safe` `;
  // Deep trees do not walk out of the pane: the last levels share one indent.
  const deepest = Math.max(0, Math.min(room - 20, Math.floor(room / 2)) & ~1);
  const indent = outline.isFlat ? 0 : Math.min(2 * (tree.depth(node) - 1), deepest);
  const path: Target = { on: 'path', node };
  const start = [
    segment(spaces(indent)),
    segment(safe`${fold} `, 'faint', outline.hasChildren(node) ? { on: 'fold', node } : path),
  ];
  const name = outline.isFlat ? absolutePath(outline.listing.stack, node) : safeText(tree.name(node));
  const nameStyle = style !== 'plain' && style !== 'unchanged' ? style : isDirectory ? 'directory' : 'plain';
  const label = isDirectory ? safe`${name}/` : name;
  const link = facts?.kind === 'symlink' ? safe` ${signs.arrow} ${safeText(facts.link)}` : safe``;
  const free = room - indent - 2;
  const named = displayWidth(label) + displayWidth(link);
  const all = notesOf(context, node, facts);
  const long = all.map(({ text, style }) => segment(text, style));
  const notes = named + widthOf(long) <= free ? long : all.map(({ short, style }) => segment(short, style));
  const forName = Math.max(Math.min(named, 6), free - widthOf(notes));
  // Of a path, the end says more than the beginning.
  const shownName = outline.isFlat
    ? truncateStart(label, forName, signs.ellipsis)
    : truncate(label, forName, signs.ellipsis);
  const shownLink = truncate(link, forName - displayWidth(shownName), signs.ellipsis);
  const cells = [...start, ...pointingAt(path, marked(context, node, shownName, nameStyle))];
  if (shownLink !== '') cells.push(segment(shownLink, 'link'));
  for (const note of notes) cells.push(segment(spaces(2)), note);
  return cells;
}

/** The name with what is looked for in it. */
function marked({ outline, mark }: FileContext, node: NodeId, name: SafeText, style: StyleName): Row {
  const match =
    mark !== null && isFiltered(outline.listing) && outline.listing.found[node] === 1 ? mark.exec(name) : null;
  if (match === null || match[0] === '') return [segment(name, style)];
  const end = match.index + match[0].length;
  const part = (from: number, to?: number) => keepSafe(name, (text) => text.slice(from, to));
  const parts = [
    segment(part(0, match.index), style),
    segment(part(match.index, end), 'found'),
    segment(part(end), style),
  ];
  return parts.filter(({ text }) => text !== '');
}

/** A remark after a name, and what stays of it where there is little room. */
type Note = Segment & { readonly short: SafeText };

/** Columns of notes with the gaps before them. */
function widthOf(notes: Row): number {
  return rowWidth(notes) + 2 * notes.length;
}

/** What is worth a word after the name: above all, bytes that ship for nothing. */
function notesOf(context: FileContext, node: NodeId, facts: VersionFacts | null): Note[] {
  return facts?.kind === 'file' ? fileNotes(context, node, facts) : directoryNotes(context, node);
}

function fileNotes({ outline, hidden, signs }: FileContext, node: NodeId, facts: VersionFacts): Note[] {
  const { stack, versions, change, hiddenBytes } = outline.listing;
  const version = versions[node]!;
  const inode = stack.inode(version);
  const isRemoved = change[node] === changeCode.removed;
  const notes: Note[] = [];
  const add = (style: StyleName, text: SafeText, short: SafeText) => notes.push({ text, short, style });
  const fate = hidden.byVersion.get(inode);
  if (fate !== undefined && isRemoved) add('hidden', safe`${signs.hidden} still ships`, signs.hidden);
  else if (fate !== undefined) {
    add('hidden', safe`${signs.hidden} ${hiddenBecause(fate)}`, safe`${signs.hidden} by ${fate.hiddenBy}`);
  } else if (!isRemoved && change[node] !== changeCode.none && hiddenBytes[node]! > 0) {
    const bytes = formatBytes(hiddenBytes[node]!);
    add('hidden', safe`${signs.hidden} hides ${bytes}`, safe`${signs.hidden} ${bytes}`);
  }
  if (inode !== version) {
    add('link', safe`hard link to ${absolutePath(stack, stack.nodeOf(inode))}`, safe`hard link`);
  }
  if ((facts.flags & entryFlags.capability) !== 0) add('warning', safe`capability`, safe`cap`);
  return notes;
}

/** A closed directory says what is in it and not to be seen. */
function directoryNotes({ outline, signs }: FileContext, node: NodeId): Note[] {
  const { members, hiddenBytes, bytes, goneBytes } = outline.listing;
  if (outline.isOpen(node) || members[node] === membership.ghost) return [];
  const notes: Note[] = foundNote(outline.listing, node);
  const add = (style: StyleName, text: SafeText) => notes.push({ text, short: text, style });
  if (goneBytes[node]! > 0 && bytes[node]! > 0) add('removed', safe`${signs.removed}${formatBytes(goneBytes[node]!)}`);
  if (hiddenBytes[node]! > 0 && hiddenBytes[node] !== goneBytes[node]) {
    add('hidden', safe`${signs.hidden} ${formatBytes(hiddenBytes[node]!)}`);
  }
  return notes;
}

/** How many paths in a closed directory are found. */
function foundNote(listing: Listing, node: NodeId): Note[] {
  const below = isFiltered(listing) ? listing.foundBelow[node]! : 0;
  if (below === 0) return [];
  return [{ text: safe`${formatCount(below)} found`, short: safe`${formatCount(below)}`, style: 'strong' }];
}
