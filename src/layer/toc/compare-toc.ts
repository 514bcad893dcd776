import type { Limits } from '../../limits/limits.js';
import type { LayerProblem } from '../../problem/problem.js';
import { ProblemList } from '../../problem/problem-list.js';
import { type Changeset, digestOf, entryKinds, kindOf, stringAt } from '../changeset.js';
import { contentDigest } from '../content-digests.js';
import { literalPath } from '../literal-path.js';
import { lossyText } from './lossy-text.js';
import { stargzTocName } from './toc-bytes.js';
import type { TocChangeset } from './toc-changeset.js';
import type { TocChunks } from './toc-chunks.js';

/**
 * Where a table of contents and the tar differ: one problem a path, bounded. Times are left out, since no two writers round
 * them alike, and so are names of owners.
 */
export function compareToc(tar: Changeset, toc: TocChangeset, chunks: TocChunks, limits: Limits): LayerProblem[] {
  const problems = new ProblemList<LayerProblem>(limits);
  const add = (changeset: Changeset, row: number, message: string) => {
    const path = literalPath(changeset, changeset.path[row]!);
    problems.add({ code: 'toc-mismatch', message, path, offset: null });
  };
  const inTar = rowsByPath(tar);
  const inToc = rowsByPath(toc.changeset);
  for (const [key, row] of inTar) {
    // The table of eStargz is a file of the tar, and not in itself.
    if (inToc.has(key) || key === `entry ${stargzTocName}`) continue;
    add(tar, row, `The table of contents of the layer does not have it: ${lazily} do not see it, all others do.`);
  }
  for (const [key, row] of inToc) {
    const other = inTar.get(key);
    if (other === undefined) {
      const what = `${article(toc.changeset, row)} ${kindName(toc.changeset, row)}`;
      add(
        toc.changeset,
        row,
        `Only the table of contents of the layer has it, as ${what}: ${lazily} see it, no others do.`,
      );
      continue;
    }
    const differences = differencesOf(tar, other, toc, row);
    if (chunks.isWrong(key.slice(key.indexOf(' ') + 1)) && !differences.includes(otherContent))
      differences.push(otherContent);
    if (differences.length === 0) continue;
    add(
      tar,
      other,
      `By the table of contents of the layer it has ${differences.join(', ')}: ${lazily} see that, all others the tar.`,
    );
  }
  return problems.finish();
}

const lazily = 'runtimes that pull lazily';
const otherContent = 'other content';

/**
 * The rows that count, by what they are about: of a path that comes twice the last one. The root is left out: tables have
 * it or not.
 */
function rowsByPath(changeset: Changeset): Map<string, number> {
  const paths: string[] = [''];
  const { pathParent, pathName, names, kind, path } = changeset;
  for (let at = 1; at < pathParent.length; at += 1) {
    const above = paths[pathParent[at]!]!;
    const name = lossyText(names.subarray(pathName[at], pathName[at + 1]));
    paths.push(above === '' ? name : `${above}/${name}`);
  }
  const rows = new Map<string, number>();
  for (let row = 0; row < changeset.rows; row += 1) {
    if (path[row] === 0 && kind[row] !== kindOf.opaque) continue;
    const group = kind[row]! <= kindOf.fifo ? 'entry' : entryKinds[kind[row]!]!;
    rows.set(`${group} ${paths[path[row]!]}`, row);
  }
  return rows;
}

/** In what a row of the table differs from that of the tar. */
function differencesOf(
  tar: Changeset,
  row: number,
  { changeset: toc, entryOf }: TocChangeset,
  tocRow: number,
): string[] {
  const differences: string[] = [];
  const hold = (what: string, says: unknown, is: unknown) => {
    if (says !== is) differences.push(`${what} ${says} instead of ${is}`);
  };
  hold('the type', kindName(toc, tocRow), kindName(tar, row));
  if (differences.length > 0 || tar.kind[row]! > kindOf.fifo) return differences;
  hold('the size', toc.size[tocRow], tar.size[row]);
  hold('the target', targetOf(toc, tocRow), targetOf(tar, row));
  // A hard link has the attributes of what it links to; in headers writers put what they like.
  if (tar.kind[row] === kindOf.hardlink) return differences;
  // Linux ignores the mode of a symlink.
  if (tar.kind[row] !== kindOf.symlink) hold('the mode', octal(toc.mode[tocRow]!), octal(tar.mode[row]!));
  hold('the owner', `${toc.uid[tocRow]}:${toc.gid[tocRow]}`, `${tar.uid[row]}:${tar.gid[row]}`);
  hold('the device', String(toc.devices.get(tocRow) ?? ''), String(tar.devices.get(row) ?? ''));
  if (!Buffer.from(stringAt(toc, toc.xattrs[tocRow]!)).equals(stringAt(tar, tar.xattrs[row]!))) {
    differences.push('other extended attributes');
  }
  const digest = entryOf.get(tocRow)?.digest ?? null;
  if (digest !== null && !mayHaveDigest(tar, row, digest)) differences.push(otherContent);
  return differences;
}

/** Whether the content of a row has the digest, as far as the changeset knows. */
function mayHaveDigest(changeset: Changeset, row: number, hex: string): boolean {
  const known = contentDigest(changeset, row);
  return known === null || known.kind !== digestOf.content || hex.startsWith(known.hex);
}

function targetOf(changeset: Changeset, row: number): string {
  const link = changeset.link[row]!;
  if (changeset.kind[row] === kindOf.symlink) return lossyText(stringAt(changeset, link));
  return changeset.kind[row] === kindOf.hardlink ? lossyText(literalPath(changeset, link)) : '';
}

function kindName({ kind }: Changeset, row: number): string {
  return entryKinds[kind[row]!]!;
}

function article(changeset: Changeset, row: number): string {
  return kindName(changeset, row) === 'opaque' ? 'an' : 'a';
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
