// Damages archives in ways that a seed decides, and holds what our scanner reads against Go:
//
//   mutate.mjs FOLDER VERDICTS COUNT SEED
//
// VERDICTS is test/tar/archives/verdicts.go, compiled. A difference that is no known one is printed, the archive kept beside FOLDER.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from '../library.mjs';

const { damaged, verdictOf } = await load('tar-differential/mutate.ts');
const [folder, verdicts, count, seed] = process.argv.slice(2);
const fixtures = fileURLToPath(new URL('../../tar/archives', import.meta.url));
const archives = [folder, fixtures].flatMap((from) =>
  readdirSync(from)
    .filter((name) => name.endsWith('.tar'))
    .map((name) => ({ name, bytes: readFileSync(join(from, name)) }))
    // Damage has to hit headers; large contents would only be copied about.
    .filter(({ bytes }) => bytes.length < 200_000),
);

/** Why our reading may be another than Go's. */
const known = [
  {
    reason: 'LIBARCHIVE.xattr records, which Go does not know, count where no SCHILY.xattr does',
    explains: ({ bytes, ours, go }) =>
      bytes.includes('LIBARCHIVE.xattr.') &&
      withoutXattrs(ours.lines) === withoutXattrs(go.lines) &&
      ours.error === go.error,
  },
];
const withoutXattrs = (lines) => lines.map((line) => line.slice(0, line.lastIndexOf(' '))).join('\n');

const reasons = new Map();
let unexplained = 0;
let stopped = 0;
const batch = 2000;
for (let from = 0; from < Number(count); from += batch) {
  const cases = Array.from({ length: Math.min(batch, Number(count) - from) }, (_, i) => {
    const number = from + i;
    const archive = archives[number % archives.length];
    return { number, name: archive.name, bytes: damaged(archive.bytes, 1 + Number(seed) * 1_000_003 + number) };
  });
  const input = cases.flatMap(({ bytes }) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return [length, bytes];
  });
  const { status, stdout, stderr } = spawnSync(verdicts, { input: Buffer.concat(input), maxBuffer: 2 ** 31 - 1 });
  if (status !== 0) throw new Error(stderr.toString());
  const readings = stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const [i, go] of readings.entries()) {
    const { number, name, bytes } = cases[i];
    const ours = verdictOf(bytes);
    if (go.error) stopped += 1;
    if (ours.error === go.error && ours.lines.join('\n') === go.lines.join('\n')) continue;
    const found = known.find(({ explains }) => explains({ bytes: Buffer.from(bytes), ours, go }));
    if (found !== undefined) {
      reasons.set(found.reason, (reasons.get(found.reason) ?? 0) + 1);
      continue;
    }
    unexplained += 1;
    if (unexplained > 20) continue;
    const kept = join(tmpdir(), `unearth-mutated-${seed}-${number}.tar`);
    writeFileSync(kept, bytes);
    const at = ours.lines.findIndex((line, n) => line !== go.lines[n]);
    console.log(
      `DIFFERENT  ${kept} (${name}): Go reads ${go.lines.length} entries${go.error ? ' and fails' : ''}, ours ${ours.lines.length}${ours.error ? ' and fails' : ''} ${ours.codes.join(' ')}`,
    );
    if (at >= 0) console.log(`  ours ${ours.lines[at]}\n  Go   ${go.lines[at]}`);
  }
}
for (const [reason, times] of reasons) console.log(`${String(times).padStart(7)}  ${reason}`);
console.log(
  `${count} mutated archives of ${archives.length}; Go refuses ${stopped}; ${unexplained} differences unexplained`,
);
process.exitCode = unexplained > 0 ? 1 : 0;
