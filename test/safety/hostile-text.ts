import { forbiddenRanges } from '../format/forbidden.js';

const esc = '\u001b';

/** What acts on a terminal: ECMA-48 sequences, in seven and in eight bits. None has a NUL or a slash, so that all can be names. */
export const sequences: readonly string[] = [
  `${esc}[2J`,
  `${esc}[?1049l`,
  `${esc}[31;1m`,
  `${esc}[6n`,
  `${esc}]0;owned\u0007`,
  `${esc}]52;c;b3duZWQ=\u0007`,
  `${esc}]8;;http:evil${esc}\\click${esc}]8;;${esc}\\`,
  `${esc}Pq#0${esc}\\`,
  `${esc}_Gf=100;AAAA${esc}\\`,
  `${esc}^private${esc}\\`,
  `${esc}c`,
  '\u009b2J',
  '\u009d0;owned\u009c',
  '\u0090q\u009c',
  '\u009fa\u009c',
  '\r\n\t\b\u0007\u000c\u007f',
];

/** Some of every range of forbidden characters, its ends among them. */
const characters = forbiddenRanges
  .flatMap(([first, last]) => [first, first + 1, (first + last) >> 1, last])
  .filter((code, i, all) => code !== 0 && (code < 0xd800 || code > 0xdfff) && all.indexOf(code) === i)
  .map((code) => String.fromCodePoint(code))
  .join('');

/** A combining mark that would stand on what is before it, a heap of them, letters that are joined, parts of a syllable. */
const marks = `\u0301begins${'z\u0301'.padEnd(40, '\u0302')}${'\u0915\u094d'.repeat(30)}\u1161\u11a8 end `;

/** Those that people know by name: right-to-left override, isolate, zero-width space, byte order mark, tag. */
const known = 'gpj.\u202eexe\u2066\u200b\ufeff\u{e0041}\u2028';

/** Everything at once. */
export const hostile = `${known}${marks}${sequences.join('x')}${characters}`;

/** The same for JSON, where a lone surrogate can be written. */
export const hostileJson = `${hostile}\ud800\udfff\udc00x`;

/** Bytes that are no UTF-8: 8-bit controls, overlong forms, surrogates, cut off sequences. One character is one byte. */
export const hostileBytes =
  '\x9b2Jx\x9d0;owned\x9c\x90q\x9c\xc0\x9b\xe0\x80\x9b\xed\xa0\x80\xf0\x9f\x91\xff\xfe\xf4\x90\x80\x80\xc2';
