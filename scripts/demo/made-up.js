// What made-up files hold: text of the kind that their names promise, the same every time, and so alike from some way on that the demo stays small.

import { createHash } from 'node:crypto';

/**
 * A kind of text. `cycle` is after how many pieces everything comes again except their numbers: within the 32 kB that gzip looks back.
 * @typedef {{ head?: string, tail?: string, cycle: number, piece: (number: number, pick: Pick, edition: number) => string }} Kind
 */
/** @typedef {(<T>(of: readonly T[]) => T) & { below: (limit: number) => number }} Pick */

const things = 'order user cart price stock queue batch route token cache page file worker query store event'.split(
  ' ',
);
const doings = 'read write open close find merge split send count check load keep drop parse sort join'.split(' ');
const traits = 'empty stale large late nested shared closed unknown second pending public internal'.split(' ');
const names = 'Ada Ben Chloe Dan Emre Finn Gita Hana Ivo Jun Kofi Lena Mira Noor Omar Pia'.split(' ');
const projects = 'amber birch cedar delta ember fjord grove heron inlet kelp lotus maple nettle osprey'.split(' ');

/** @param {string} word */
const capital = (word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
/** @param {number} number @param {number} width */
const padded = (number, width) => `${number}`.padStart(width, '0');
/** @param {Pick} pick */
const version = (pick) => `${pick.below(6)}.${pick.below(20)}.${pick.below(30)}`;
/** @param {Pick} pick */
const says = (pick) =>
  pick([
    `${capital(pick(doings))} the ${pick(traits)} ${pick(things)} before the next ${pick(things)}`,
    `Do not ${pick(doings)} a ${pick(things)} that is ${pick(traits)}`,
    `One ${pick(traits)} ${pick(things)} no longer keeps the ${pick(things)} from its ${pick(things)}`,
  ]);

/** @type {Kind} */
const settings = {
  cycle: 400,
  piece(number, pick, edition) {
    const value = pick([
      `${pick.below(64) * 16}`,
      'yes',
      'no',
      `${1 + pick.below(90)}s`,
      `/var/lib/app/${pick(things)}`,
    ]);
    const changed = edition > 0 && number % 7 === 3 ? `${edition * 2048}` : value;
    return `# ${says(pick)}.\n${pick(things)}.${pick(traits)}.${pick(doings)} = ${changed}\n`;
  },
};

/** @type {Kind} */
const installed = {
  // No package is installed twice.
  cycle: Number.POSITIVE_INFINITY,
  piece(number, pick) {
    const known = ['libc6', 'perl', 'tar', 'libssl3', 'sh', 'coreutils'][number];
    return stanza(known ?? `lib${pick(projects)}-${pick(things)}${number}`, pick, 'Status: install ok installed\n');
  },
};

/** @type {Kind} */
const offered = {
  cycle: 70,
  piece: (number, pick) =>
    stanza(
      `${pick(projects)}-${pick(things)}${number}`,
      pick,
      `Filename: pool/main/${pick(projects)}_${version(pick)}.deb\n`,
    ),
};

/** @param {string} name @param {Pick} pick @param {string} more */
const stanza = (name, pick, more) =>
  `Package: ${name}\n${more}Priority: ${pick(['required', 'important', 'optional'])}\nInstalled-Size: ${20 + pick.below(4000)}\n` +
  `Maintainer: ${pick(names)} <${pick(projects)}@example.com>\nArchitecture: amd64\nVersion: ${version(pick)}-${1 + pick.below(9)}\n` +
  `Depends: libc6 (>= 2.36), lib${pick(projects)}\nDescription: ${pick(traits)} ${pick(things)} for ${pick(projects)}\n ${says(pick)}.\n\n`;

/** @type {Kind} */
const changes = {
  cycle: 120,
  piece: (number, pick) =>
    `${pick.below(30)}.${pick.below(20)}.${padded(number, 4)} / 20${padded(10 + pick.below(15), 2)}-0${1 + pick.below(9)}-${10 + pick.below(18)}\n` +
    `==========\n\n  * ${says(pick)}\n  * ${says(pick)}\n\n`,
};

/** @type {Kind} */
const terms = {
  cycle: 150,
  piece: (number, pick) =>
    `Files: ${pick(doings)}/${pick(things)}*.c\nCopyright: ${1990 + pick.below(35)} ${pick(names)} of ${capital(pick(projects))}\n` +
    `License: made-up-${number}\n ${says(pick)}.\n ${says(pick)}.\n\n`,
};

/** @type {Kind} */
const script = {
  head: "'use strict';\n\n",
  cycle: 90,
  piece(number, pick) {
    const [thing, trait] = [pick(things), pick(traits)];
    const name = `${pick(doings)}${capital(trait)}${capital(thing)}${number}`;
    return (
      `/** ${says(pick)}. */\nfunction ${name}(${thing}, options = {}) {\n  if (${thing}.${trait}) return ${pick.below(100)};\n` +
      `  const ${pick(projects)} = options.${pick(doings)} ?? ${thing}.${pick(things)}Size;\n` +
      `  return ${thing}.${pick(doings)}(options);\n}\nexports.${name} = ${name};\n\n`
    );
  },
};

/** @type {Kind} */
const minified = {
  cycle: 300,
  piece: (number, pick) =>
    `function a${number}(e,t){return e.${pick(doings)}?t(e.${pick(things)},${pick.below(100)}):e.${pick(traits)}}`,
};

/** @type {Kind} */
const header = {
  head: '#pragma once\n\n',
  cycle: 200,
  piece: (number, pick) =>
    `/* ${says(pick)}. */\nextern ${pick(['int', 'long', 'char *', 'void'])} ${pick(doings)}_${pick(things)}_${number}(const char *${pick(things)}, int ${pick(traits)});\n`,
};

/** @type {Kind} */
const orders = {
  head: '[\n',
  tail: '\n]\n',
  cycle: 200,
  piece: (number, pick) =>
    `${number > 0 ? ',\n' : ''}  { "id": ${1000 + number}, "name": "${pick(names)}", "item": "${pick(projects)}", "count": ${1 + pick.below(9)}, "price": ${pick.below(9000) / 100}, "open": ${pick(['true', 'false'])} }`,
};

/** @type {Kind} */
const log = {
  cycle: 250,
  piece: (_, pick) =>
    pick([
      `Setting up ${pick(projects)} (${version(pick)}) ...\n`,
      `Unpacking ${pick(projects)} (${version(pick)}) ...\n`,
    ]),
};

/** @type {Kind} */
const digests = {
  head: 'Origin: Demo\nSuite: stable\nComponents: main\nSHA256:\n',
  cycle: 200,
  piece: (number, pick) =>
    ` ${sha256(`${number % 200}`).toString('hex')} ${pick.below(90_000)} main/${pick(projects)}/Packages\n`,
};

/** @type {readonly (readonly [RegExp, Kind])[]} */
const kinds = [
  [/\.conf$/, settings],
  [/\.json$/, orders],
  [/\.min\.js$/, minified],
  [/\.js$/, script],
  [/\.h$/, header],
  [/\.log$/, log],
  [/\/status$/, installed],
  [/_Packages$/, offered],
  [/_InRelease$/, digests],
  [/\/copyright$/, terms],
  [/\/changelog$|\.md$/, changes],
];

/** @type {readonly (readonly [RegExp, Buffer])[]} */
const beginnings = [
  [/\.deb$|\.a$/, Buffer.from('!<arch>\n')],
  [/\.pack$/, Buffer.from('PACK\0\0\0\x02\0\0\x01\x2c')],
  [/\.idx$/, Buffer.from('\xfftOc\0\0\0\x02', 'latin1')],
  // A 64-bit little-endian file of the System V ABI: a shared object for x86-64, as programs are today (gABI, "ELF Header").
  [/./, Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex')],
];

/**
 * What a file of that path and size holds; another edition of it is the same with changes.
 * @param {string} path
 * @param {number} bytes
 */
export function madeUp(path, bytes, edition = 0) {
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1];
  return kind === undefined ? binary(path, bytes) : Buffer.from(text(kind, path, bytes, edition));
}

/**
 * Whole pieces, and what is left filled with line feeds.
 * @param {Kind} kind
 * @param {string} path
 * @param {number} bytes
 * @param {number} edition
 */
function text({ head = '', tail = '', cycle, piece }, path, bytes, edition) {
  const pieces = [head];
  let left = bytes - head.length - tail.length;
  for (let number = 0; ; number += 1) {
    const next = piece(number, pickFrom(`${path} ${number % cycle}`), edition);
    if (next.length > left) return `${pieces.join('')}${'\n'.repeat(left)}${tail}`;
    pieces.push(next);
    left -= next.length;
  }
}

/** @param {string} path @param {number} bytes */
function binary(path, bytes) {
  const begins = beginnings.find(([pattern]) => pattern.test(path))?.[1] ?? Buffer.of();
  const block = Buffer.concat(
    Array.from({ length: 64 }, (_, i) => Buffer.concat([sha256(`${path} ${i}`), Buffer.alloc((i % 5) * 8)])),
  );
  const content = Buffer.alloc(bytes, block);
  begins.copy(content);
  return content;
}

/**
 * Picks that come out the same for the same seed.
 * @param {string} seed
 * @returns {Pick}
 */
function pickFrom(seed) {
  const bytes = sha256(seed);
  let at = 0;
  /** @param {number} limit */
  const below = (limit) => {
    at = (at + 1) % 30;
    return bytes.readUInt16BE(at) % limit;
  };
  const pick = /** @type {<T>(of: readonly T[]) => T} */ ((of) => /** @type {any} */ (of[below(of.length)]));
  return Object.assign(pick, { below });
}

/** @param {string} seed */
const sha256 = (seed) => createHash('sha256').update(seed).digest();
