// Holds what unearth reads in archives against what others read:  compare.mjs FOLDER READINGS...
//
// READINGS are files of lines of JSON (reading.ts, Case). Prints the known differences with their counts, and every other one;
// these make the exit code 1.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { load } from '../library.mjs';

const { compare } = await load('tar-differential/compare.ts');
const [folder, ...files] = process.argv.slice(2);
const tally = { archives: 0, entries: 0, byReader: new Map(), byReason: new Map(), unexplained: [] };
const archives = new Map();
for (const file of files) {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const read = JSON.parse(line);
    const known = archives.get(read.archive);
    archives.set(read.archive, { ...known, ...read, readings: { ...known?.readings, ...read.readings } });
  }
}
for (const archive of archives.values()) compare(folder, archive, tally);
for (const [reason, count] of [...tally.byReason].sort()) console.log(`${String(count).padStart(7)}  ${reason}`);
for (const what of tally.unexplained.slice(0, 40)) console.log(`DIFFERENT  ${what}`);
if (tally.unexplained.length > 40) console.log(`and ${tally.unexplained.length - 40} more`);
const readers = [...tally.byReader].map(([reader, count]) => `${count} with ${reader}`).join(', ');
console.log(
  `${tally.archives} archives, ${tally.entries} entries; compared: ${readers}; ${tally.unexplained.length} differences unexplained`,
);
process.exitCode = tally.unexplained.length > 0 || tally.archives === 0 ? 1 : 0;
