import type { Random } from '../random.js';
import { padded, type TarRecord, tarRecord, withChecksum } from '../tar-records.js';
import { hostileName } from './hostile-names.js';
import { numberField } from './tar-fields.js';

/** GNU's long name or long link in front of an entry. */
export function longName(random: Random, known: readonly string[]): TarRecord {
  const end = random.once(4) ? '' : '\0'.repeat(random.between(1, 3));
  return tarRecord('././@LongLink', random.pick(['L', 'K']), Buffer.from(hostileName(random, known) + end, 'latin1'));
}

/** An entry made a sparse file of the old GNU kind, with a map that is more or less in order. */
export function oldSparse({ header, content }: TarRecord, random: Random): TarRecord {
  const sparse = Buffer.from(header);
  sparse.write('S', 156, 'latin1');
  sparse.write('ustar  \0', 257, 'latin1');
  sparse.fill(0, 345, 512);
  pairs(random, 4).copy(sparse, 386);
  numberField(12, random).copy(sparse, 483);
  const extensions = random.once(2) ? 0 : random.length(40);
  sparse[482] = extensions > 0 ? 1 : 0;
  const maps = Array.from({ length: extensions }, (_, at) => {
    const map = Buffer.alloc(512);
    pairs(random, 21).copy(map);
    map[504] = at < extensions - 1 ? 1 : 0;
    return map;
  });
  return { header: withChecksum(sparse), content: Buffer.concat([...maps, content]) };
}

/** A sparse file of PAX format 1.0: its map stands before its content. */
export function paxSparse(name: string, random: Random): TarRecord[] {
  const count = random.length(60);
  const values = [random.once(5) ? random.length(1e9) : count];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    at += random.length(5000);
    const length = random.length(600);
    values.push(random.once(30) ? random.length(1e15) : at, length);
    at += length;
  }
  const map = padded(Buffer.from(`${values.join('\n')}\n`));
  const keys = ['22 GNU.sparse.major=1\n', '22 GNU.sparse.minor=0\n', `${pax(`GNU.sparse.realsize=${at}`)}`];
  const content = Buffer.concat([map, random.bytes(random.length(3000))]);
  return [
    tarRecord('PaxHeaders/sparse', 'x', Buffer.from(keys.join('') + pax(`GNU.sparse.name=${name}`), 'latin1')),
    tarRecord('GNUSparseFile.0/x', '0', content),
  ];
}

function pairs(random: Random, count: number): Buffer {
  let at = 0;
  const map = Buffer.alloc(count * 24);
  for (let i = 0; i < count && !random.once(8); i += 1) {
    at += random.length(100_000);
    const length = random.length(2000);
    for (const [start, value] of [
      [i * 24, at],
      [i * 24 + 12, length],
    ] as const) {
      if (random.once(20)) numberField(12, random).copy(map, start);
      else map.write(value.toString(8).padStart(11, '0'), start, 'latin1');
    }
    at += length;
  }
  return map;
}

function pax(record: string): string {
  const rest = ` ${record}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return `${length}${rest}`;
}
