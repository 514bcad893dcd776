// Compares filesystems, path by path:  node compare.mjs SIDE SIDE...
//
// A SIDE is
//   rootfs:DIR     a directory, as `umoci unpack` writes it
//   expected:FILE  a list of such a directory, as `list-rootfs.mjs` writes it
//   export:DIR     an unpacked `docker export`; what the engine itself puts into a container is left out
//   image:PATH     what our program says of an image: `ls --json`, and the totals of its JSON report; options may follow
//                  in the same word: 'image:PATH --platform linux/arm64'
// Every side is compared with the first: the same paths, types, modes, owners, sizes, times, symlink targets and groups
// of hard links, and the same total of bytes, each inode counted once. Names are compared as bytes. The first differences
// are printed, and the exit code is then 1; the figures compared otherwise.
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

/**
 * A side as it looks beside a `docker export`: without what the engine puts there, and no time before 1970, which
 * docker sets to 1970 in its own storage (moby `pkg/system/chtimes.go`; the layers of `docker save` keep it).
 */
function besideExport(entries) {
  const result = new Map();
  for (const [key, entry] of entries) {
    if (!enginePaths.has(key)) result.set(key, entry.mtime < 0 ? { ...entry, mtime: 0 } : entry);
  }
  return result;
}

/** The names of each content, and its size. */
function contentsOf(entries) {
  const contents = new Map();
  for (const [key, { content, size }] of entries) {
    if (content === undefined) continue;
    if (!contents.has(content)) contents.set(content, { size, names: [] });
    contents.get(content).names.push(key);
  }
  return [...contents.values()];
}

const total = (contents) => contents.reduce((sum, { size }) => sum + size, 0);

/** The contents with several names, as one string each: what two readings with other inodes have in common. */
function linkGroups(contents) {
  const several = contents.filter(({ names }) => names.length > 1);
  return new Set(several.map(({ names }) => names.sort().map(nameOf).join(' = ')));
}

/** Times of directories are left out: whoever unpacks a layer, or mounts something, changes them. */
const attributesOf = ({ type }) => [
  ...['type', 'mode', 'uid', 'gid', 'size', 'link'],
  ...(type === 'directory' ? [] : ['mtime']),
];

function* differences(a, b, left, right) {
  for (const [key, here] of a) {
    const there = b.get(key);
    if (there === undefined) yield `${nameOf(key)}: only in ${left}`;
    else {
      for (const attribute of attributesOf(here)) {
        if (here[attribute] !== there[attribute]) {
          yield `${nameOf(key)}: ${attribute} ${here[attribute]} in ${left}, ${there[attribute]} in ${right}`;
        }
      }
    }
  }
  for (const key of b.keys()) {
    if (!a.has(key)) yield `${nameOf(key)}: only in ${right}`;
  }
  const [contentsA, contentsB] = [contentsOf(a), contentsOf(b)];
  const [groupsA, groupsB] = [linkGroups(contentsA), linkGroups(contentsB)];
  for (const names of groupsA) if (!groupsB.has(names)) yield `${names}: one content only in ${left}`;
  for (const names of groupsB) if (!groupsA.has(names)) yield `${names}: one content only in ${right}`;
  if (total(contentsA) !== total(contentsB)) {
    yield `bytes: ${total(contentsA)} in ${left}, ${total(contentsB)} in ${right}`;
  }
}

/** The report's totals of an image against its own listing. */
function* contradictions({ path, entries }) {
  const { totals } = reportOf(...imageArguments(path));
  const bytes = total(contentsOf(entries));
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

const [left, ...sides] = process.argv.slice(2);
const first = readSide(left);
for (const side of sides) {
  try {
    const other = readSide(side);
    const exported = [first, other].some(({ kind }) => kind === 'export');
    const [a, b] = [first, other].map(({ entries }) => (exported ? besideExport(entries) : entries));
    const found = [...differences(a, b, first.kind, other.kind)];
    if (other.kind === 'image') found.push(...contradictions(other));
    if (found.length > 0) fail(side, found);
    else {
      const contents = contentsOf(b);
      const groups = linkGroups(contents).size;
      console.log(`same  ${side}: ${b.size} paths, ${total(contents)} bytes, ${groups} contents with several names`);
    }
  } catch (error) {
    fail(side, [error.message]);
  }
}
process.exitCode = failed ? 1 : 0;
