// Compares filesystems, path by path:  node compare.mjs [--one-report] SIDE SIDE...
//
// A SIDE is
//   rootfs:DIR     a directory, as `umoci unpack` writes it
//   expected:FILE  a list of such a directory, as `list-rootfs.mjs` writes it
//   export:DIR     an unpacked `docker export`; what the engine itself puts into a container is left out
//   image:PATH     what our program says of an image: `ls --json`, and the totals of its JSON report; options may follow
//                  in the same word: 'image:PATH --platform linux/arm64'
// Every side is compared with the first: the same paths, types, modes, owners, sizes, times, symlink targets, device numbers,
// extended attributes, contents and groups of hard links, and the same total of bytes, each inode counted once. Names are
// compared as bytes. The first differences are printed, and the exit code is then 1; the figures compared otherwise.
import { OneReport } from './one-report.mjs';
import { imageArguments, nameOf, readSide } from './sides.mjs';
import { reportOf } from './unearth.mjs';

const shown = 20;

/**
 * What docker puts into every container, whatever the image (moby `daemon/initlayer/setup_unix.go`): a file or symlink
 * of the image at such a path is removed for an empty one, so neither side is compared there.
 */
const enginePaths = new Set([
  '.dockerenv',
  'dev',
  'dev/console',
  'dev/pts',
  'dev/shm',
  'etc/hostname',
  'etc/hosts',
  'etc/mtab',
  'etc/resolv.conf',
  'proc',
  'sys',
]);

/** Directories whose time changes with what is put into them. */
const enginePlaces = new Set([...enginePaths].map((path) => path.split('/').slice(0, -1).join('/')));

/**
 * A side as it looks beside a `docker export`: without what the engine puts there, and no time before 1970, which
 * docker sets to 1970 in its own storage (moby `pkg/system/chtimes.go`; the layers of `docker save` keep it).
 */
function besideExport(entries) {
  const result = new Map();
  for (const [key, entry] of entries) {
    if (enginePaths.has(key)) continue;
    const mtime = enginePlaces.has(key) ? undefined : Math.max(0, entry.mtime ?? 0);
    result.set(key, { ...entry, mtime });
  }
  return result;
}

/** The names of each inode, and the size of its content. */
function inodesOf(entries) {
  const inodes = new Map();
  for (const [key, { inode, size = 0 }] of entries) {
    if (inode === undefined) continue;
    if (!inodes.has(inode)) inodes.set(inode, { size, names: [] });
    inodes.get(inode).names.push(key);
  }
  return [...inodes.values()];
}

const total = (inodes) => inodes.reduce((sum, { size }) => sum + size, 0);

/** The inodes with several names, as one string each: what two readings with other inodes have in common. */
function linkGroups(inodes) {
  const several = inodes.filter(({ names }) => names.length > 1);
  return new Set(several.map(({ names }) => names.sort().map(nameOf).join(' = ')));
}

const attributes = ['type', 'mode', 'uid', 'gid', 'size', 'mtime', 'link', 'device', 'xattrs', 'digest'];

function* differences(a, b, left, right) {
  for (const [key, here] of a) {
    const there = b.get(key);
    if (there === undefined) yield `${nameOf(key)}: only in ${left}`;
    else {
      for (const attribute of attributes) {
        const [a, b] = [here[attribute], there[attribute]];
        if (a === undefined || b === undefined || a === b) continue;
        yield `${nameOf(key)}: ${attribute} ${a} in ${left}, ${b} in ${right}`;
      }
    }
  }
  for (const key of b.keys()) {
    if (!a.has(key)) yield `${nameOf(key)}: only in ${right}`;
  }
  const [inodesA, inodesB] = [inodesOf(a), inodesOf(b)];
  const [groupsA, groupsB] = [linkGroups(inodesA), linkGroups(inodesB)];
  for (const names of groupsA) if (!groupsB.has(names)) yield `${names}: one inode only in ${left}`;
  for (const names of groupsB) if (!groupsA.has(names)) yield `${names}: one inode only in ${right}`;
  if (total(inodesA) !== total(inodesB)) {
    yield `bytes: ${total(inodesA)} in ${left}, ${total(inodesB)} in ${right}`;
  }
}

/** The report's totals of an image against its own listing. */
function* contradictions({ totals }, entries) {
  const stored = new Map([...entries.values()].map(({ inode, storedSize = 0 }) => [inode, storedSize]));
  const bytes = [...stored.values()].reduce((sum, size) => sum + size, 0);
  if (totals.visibleBytes !== bytes) yield `report: visibleBytes ${totals.visibleBytes}, listed are ${bytes}`;
  if (totals.visibleEntries !== entries.size) {
    yield `report: visibleEntries ${totals.visibleEntries}, listed are ${entries.size}`;
  }
}

let failed = false;
const fail = (side, lines) => {
  failed = true;
  console.log(`DIFFERENT  ${side}\n      from ${first.name}`);
  for (const line of lines.slice(0, shown)) console.log(`  ${line}`);
  if (lines.length > shown) console.log(`  and ${lines.length - shown} more`);
};

const words = process.argv.slice(2);
const oneReport = words[0] === '--one-report' && words.shift() ? new OneReport() : null;
const [left, ...sides] = words;
const first = await readSide(left);
for (const side of sides) {
  try {
    const other = await readSide(side);
    const exported = [first, other].some(({ kind }) => kind === 'export');
    const [a, b] = [first, other].map(({ entries }) => (exported ? besideExport(entries) : entries));
    const found = [...differences(a, b, first.kind, other.kind)];
    if (other.kind === 'image') {
      const report = reportOf(...imageArguments(other.path));
      found.push(...contradictions(report, other.entries));
      if (oneReport !== null && !oneReport.examine(other.path, report)) failed = true;
    }
    if (found.length > 0) fail(side, found);
    else {
      const inodes = inodesOf(b);
      const groups = linkGroups(inodes).size;
      console.log(`same  ${side}: ${b.size} paths, ${total(inodes)} bytes, ${groups} inodes with several names`);
    }
  } catch (error) {
    fail(side, [error.message]);
  }
}
process.exitCode = failed ? 1 : 0;
