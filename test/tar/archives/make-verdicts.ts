import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { damaged } from '../damage.js';
import { variantsOf, verdict } from '../verdict.js';

/**
 * Run by make.sh: hands every archive of the folder and its damaged variants to Go (`verdicts.go`), and writes what Go read,
 * condensed, to go-verdicts.json.
 */
const folder = process.argv[2]!;
const names = readdirSync(folder).filter((name) => name.endsWith('.tar'));
const cases = names.flatMap((name) => {
  const archive = readFileSync(join(folder, name));
  return Array.from({ length: variantsOf(name) }, (_, seed) => damaged(archive, seed));
});
const input = cases.flatMap((bytes) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return [length, bytes];
});
const go = spawnSync('go', ['run', join(folder, 'verdicts.go')], { input: Buffer.concat(input), maxBuffer: 2 ** 30 });
if (go.status !== 0) throw new Error(go.stderr.toString());
const readings: { lines: string[]; error: boolean }[] = go.stdout
  .toString()
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

const verdicts: Record<string, string[]> = {};
for (const name of names) {
  verdicts[name] = readings.splice(0, variantsOf(name)).map(({ lines, error }) => verdict(lines, !error));
}
writeFileSync(join(folder, 'go-verdicts.json'), JSON.stringify(verdicts));
