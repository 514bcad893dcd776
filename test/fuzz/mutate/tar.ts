import type { Random } from '../random.js';
import { joinTar, namedRecords, splitTar, type TarRecord, tarRecord } from '../tar-records.js';
import { hostileName } from './hostile-names.js';
import type { Mutator } from './mutator.js';
import { changeField } from './tar-fields.js';
import { longName, oldSparse, paxSparse } from './tar-gnu.js';
import { paxHeader } from './tar-pax.js';

type Change = (records: TarRecord[], random: Random, names: readonly string[]) => TarRecord[];

/** Changes that know what a tar is made of. */
const changes: Readonly<Record<string, Change>> = {
  'change a field': (records, random) => at(records, random, (record) => [changeField(record, random)]),
  'change several fields': (records, random) =>
    records.map((record) => (random.once(4) ? changeField(record, random) : record)),
  'PAX header': (records, random, names) => at(records, random, (record) => [paxHeader(random, names), record]),
  'several PAX headers': (records, random, names) =>
    at(records, random, (record) => [paxHeader(random, names), paxHeader(random, names), record]),
  'GNU long name': (records, random, names) => at(records, random, (record) => [longName(random, names), record]),
  'long names and PAX': (records, random, names) =>
    at(records, random, (record) => [
      longName(random, names),
      paxHeader(random, names),
      longName(random, names),
      record,
    ]),
  'old sparse file': (records, random) => at(records, random, (record) => [oldSparse(record, random)]),
  'PAX sparse file': (records, random, names) =>
    at(records, random, (record) => [...paxSparse(hostileName(random, names), random), record]),
  'new name': (records, random, names) =>
    at(records, random, ({ content }) => namedRecords(hostileName(random, names), '0', content)),
  'new entries': (records, random, names) =>
    at(records, random, (record) => [
      record,
      ...Array.from({ length: random.length(40) }, () => entry(random, names)).flat(),
    ]),
  'link cycle': (records, random, names) => [...records, ...linkCycle(random, names)],
  'same names': (records, random, names) => {
    const name = hostileName(random, names);
    return [...records, ...[...'01253'].flatMap((type) => namedRecords(name, type, Buffer.from('x'), 'etc'))];
  },
  'repeat an entry': (records, random) =>
    at(records, random, (record) =>
      Array(Math.min(random.between(2, 2 + random.length(300)), fitting(record))).fill(record),
    ),
  'remove an entry': (records, random) => at(records, random, () => []),
  'move an entry': (records, random) => {
    const moved = [...records];
    const [record] = moved.splice(random.below(moved.length), 1);
    if (record !== undefined) moved.splice(random.below(moved.length + 1), 0, record);
    return moved;
  },
  'shuffle entries': (records, random) =>
    records
      .map((record) => [random.below(1e9), record] as const)
      .sort(([a], [b]) => a - b)
      .map(([, record]) => record),
  'swap contents': (records, random) => {
    const other = random.pick(records);
    return at(records, random, ({ header }) => [{ header, content: other?.content ?? Buffer.alloc(0) }]);
  },
  'drop a content block': (records, random) =>
    at(records, random, ({ header, content }) => [{ header, content: content.subarray(512) }]),
  'add a content block': (records, random) =>
    at(records, random, ({ header, content }) => [{ header, content: Buffer.concat([content, random.bytes(512)]) }]),
  'zero block between': (records, random) =>
    at(records, random, (record) => [
      { header: Buffer.alloc(512), content: Buffer.alloc(512 * random.below(2)) },
      record,
    ]),
};

export const tarMutators: readonly Mutator<Buffer>[] = [
  ...Object.entries(changes).map(([name, change]) => ({
    name,
    mutate: (tar: Buffer, random: Random) => {
      const records = splitTar(tar);
      return joinTar(change(records, random, namesOf(records)), endOf(random));
    },
  })),
];

function at(records: TarRecord[], random: Random, change: (record: TarRecord) => TarRecord[]): TarRecord[] {
  const chosen = random.below(records.length);
  return records.flatMap((record, index) => (index === chosen ? change(record) : [record]));
}

function entry(random: Random, names: readonly string[]): TarRecord[] {
  const type = random.pick([...'00012345567']);
  const content = type === '0' ? random.bytes(random.length(2000)) : Buffer.alloc(0);
  return namedRecords(hostileName(random, names), type, content, hostileName(random, names).slice(0, 100));
}

/** Links that lead to each other, and entries that go through them. */
function linkCycle(random: Random, names: readonly string[]): TarRecord[] {
  const count = random.between(1, 60);
  const type = random.pick(['1', '2', '2', '2']);
  const below = random.pick(['', 'loop/', `${random.pick(names) ?? 'x'}/`.slice(0, 60)]);
  const up = random.pick(['', '/', '../', './']);
  const links = Array.from({ length: count }, (_, i) => {
    const target = `${up}${below}l${random.once(10) ? random.below(count) : (i + 1) % count}`;
    return tarRecord(`${below}l${i}`, type, Buffer.alloc(0), random.once(10) ? `${target}/x` : target);
  });
  const through = [
    `${below}l0/file`,
    `${below}l${count >> 1}/.wh.file`,
    `${below}l0/l0/l0/x`,
    `${below}l0/.wh..wh..opq`,
  ];
  return [...links, ...through.map((name) => tarRecord(name, '0', Buffer.from('through')))];
}

function namesOf(records: readonly TarRecord[]): string[] {
  return records
    .map(({ header }) => header.toString('latin1', 0, 100).replace(/\0.*$/s, ''))
    .filter((name) => name !== '');
}

/** Two blocks of zeros, mostly. */
function endOf(random: Random): Buffer {
  if (!random.once(10)) return Buffer.alloc(1024);
  return random.pick([Buffer.alloc(0), Buffer.alloc(512), Buffer.alloc(100), Buffer.alloc(10240), random.bytes(700)]);
}

/** How often an entry is repeated at most: a header may claim all that follows it for its content, again and again. */
function fitting({ content }: TarRecord): number {
  return Math.max(2, Math.floor(1e6 / (512 + content.length)));
}
