import type { Random } from '../random.js';
import { type TarRecord, tarRecord } from '../tar-records.js';
import { hostileName } from './hostile-names.js';

const keys = [
  'path',
  'linkpath',
  'size',
  'uid',
  'gid',
  'uname',
  'gname',
  'mtime',
  'atime',
  'ctime',
  'hdrcharset',
  'comment',
  'charset',
  'GNU.sparse.major',
  'GNU.sparse.minor',
  'GNU.sparse.name',
  'GNU.sparse.realsize',
  'GNU.sparse.size',
  'GNU.sparse.map',
  'GNU.sparse.numblocks',
  'GNU.sparse.offset',
  'GNU.sparse.numbytes',
  'SCHILY.xattr.security.capability',
  'SCHILY.xattr.user.x',
  'SCHILY.xattr.',
  'SCHILY.xattr.trusted.overlay.opaque',
  'LIBARCHIVE.xattr.user.x',
  'LIBARCHIVE.creationtime',
  'MSWINDOWS.rawsd',
  'SCHILY.realsize',
  '',
  'a=b',
  'nul\0key',
  '__proto__',
];

const numbers = [
  '0',
  '1',
  '5',
  '511',
  '512',
  '513',
  '-1',
  '4294967295',
  '4294967296',
  '9007199254740991',
  '9007199254740993',
  '8070450532247928832',
  '9223372036854775807',
  '9223372036854775808',
  '99999999999999999999999999',
  '1e9',
  '0x10',
  ' 7',
  '7 ',
  '+7',
  '1.5',
  '-1.999999999',
  '.5',
  '1.',
  '00000000000000000012',
  'NaN',
  '',
];

/** Puts an extended header, right or wrong, in front of an entry. */
export function paxHeader(random: Random, known: readonly string[]): TarRecord {
  const count = random.once(20) ? random.length(3000) : random.between(1, 6);
  const parts = Array.from({ length: count }, () => paxRecord(random, known));
  const content = Buffer.from(parts.join(''), 'latin1');
  return tarRecord('PaxHeaders/x', random.once(6) ? 'g' : 'x', content);
}

/** `length key=value\n`, with the right length four times in five. */
function paxRecord(random: Random, known: readonly string[]): string {
  const key = random.pick(keys);
  const rest = ` ${key}=${valueFor(key, random, known)}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  if (!random.once(12)) return `${length}${rest}`;
  const wrong = [random.pick(numbers), String(length - 1), String(length + 1), `0${length}`, ` ${length}`];
  return `${random.pick(wrong)}${random.once(4) ? rest.slice(0, -1) : rest}`;
}

function valueFor(key: string, random: Random, known: readonly string[]): string {
  if (random.once(10)) return random.bytes(random.length(300)).toString('latin1');
  if (key === 'GNU.sparse.map') return Array.from({ length: random.length(200) }, () => random.pick(numbers)).join(',');
  if (key === 'GNU.sparse.major' || key === 'GNU.sparse.minor') return random.pick(['0', '1', '2', '']);
  if (/path|name|xattr|comment|charset/.test(key)) return hostileName(random, known);
  return random.pick(numbers);
}
