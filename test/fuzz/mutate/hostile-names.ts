import type { Random } from '../random.js';

/** Names that a reader has to think about: of whiteouts, that leave the root, that act on terminals, that are no text. */
const fixed: readonly string[] = [
  '',
  '.',
  './',
  '/',
  '//',
  '..',
  '../',
  '../../etc/passwd',
  'a/../b',
  'a/../../b',
  'a/b/..',
  '.wh.',
  '.wh..',
  '.wh...',
  '.wh.a',
  'a/.wh.b',
  '.wh..wh..opq',
  'etc/.wh..wh..opq',
  'a/.wh..wh..opq/b',
  '.wh..wh.plnk/1.2',
  '.wh..wh.aufs',
  '.wh..wh.orph/x',
  '.wh..wh.x/.wh.y',
  '.wh..wh..wh.a',
  '.wh.etc',
  'usr/.wh.bin',
  'lib/x',
  'bin/sh',
  'bin',
  'lib',
  'etc/passwd',
  'etc//passwd/',
  './etc/./passwd',
  '/etc/passwd',
  'etc\\passwd',
  '__proto__',
  'constructor/prototype',
  'toString',
  'a\x1b[2Jb',
  '\x1b]52;c;ZXZpbA==\x07',
  '\x1b]0;title\x1b\\',
  '\x1bc',
  '\x9b31mred',
  '\xc2\x9b31mred',
  'tab\tand\nline\r',
  '\x00nul',
  'bell\x07\x08\x7f',
  'right\xe2\x80\xaeto-left',
  'isolate\xe2\x81\xa6x\xe2\x81\xa9',
  'zero\xe2\x80\x8bwidth\xe2\x80\x8d\xef\xbb\xbf',
  'tag\xf3\xa0\x81\x81',
  'select\xef\xb8\x8f\xe2\x9d\xa4\xef\xb8\x8f',
  'wide\xe6\xbc\xa2\xe5\xad\x97',
  'family\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7',
  'flag\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa',
  'cut\xf0\x9f\x91',
  'overlong\xc0\xaf',
  'surrogate\xed\xa0\x80',
  '\xff\xfe\xfd',
  `zalgo${'e\xcc\x81\xcc\x82\xcc\x83'.repeat(20)}`,
  'line\xe2\x80\xa8sep\xe2\x80\xa9',
  'hangul\xe3\x85\xa4filler',
  'thai\xe0\xb8\x81\xe0\xb8\xb3',
  'arabic\xd8\xa7\xd9\x84\xd8\xb9',
];

const made: readonly ((random: Random) => string)[] = [
  (random) => 'n'.repeat(random.length(70_000)),
  (random) => 'd/'.repeat(random.length(5_000)),
  (random) => `${'d/'.repeat(random.length(300))}.wh.x`,
  (random) => '../'.repeat(random.length(200)),
  (random) => random.bytes(random.length(40)).toString('latin1'),
  (random) => `${random.pick(fixed)}/${random.pick(fixed)}`,
  (random) => `.wh.${random.pick(fixed)}`,
  (random) => String.fromCharCode(random.below(0x20)).repeat(random.length(5)),
  (random) => utf8(String.fromCodePoint(random.below(0xd800))),
  (random) => utf8(String.fromCodePoint(random.between(0xe000, 0x10ffff))),
  (random) => utf8(`x${String.fromCodePoint(random.between(0x2000, 0x20ff))}y`),
];

/** A name as bytes in latin1. `known` are names that the archive has: hits on them are what makes names matter. */
export function hostileName(random: Random, known: readonly string[] = []): string {
  if (known.length > 0 && random.once(3)) {
    const name = random.pick(known);
    return random.pick([name, `${name}/x`, name.replace(/([^/]*)$/, '.wh.$1'), `${name}/.wh..wh..opq`, `./${name}`]);
  }
  return random.once(3) ? random.pick(made)(random) : random.pick(fixed);
}

/** The same as text, for JSON. */
export function hostileText(random: Random): string {
  const name = hostileName(random);
  return random.once(4) ? name : Buffer.from(name, 'latin1').toString('utf8');
}

function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
