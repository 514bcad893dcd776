import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, truncate, truncateStart } from '../../src/format/display-width.js';
import { safeJson } from '../../src/format/safe-json.js';
import { decodeName, decodeUtf8, joinSafe, keepSafe, safe, safeText } from '../../src/format/safe-text.js';
import { forbiddenIn, forbiddenRanges } from './forbidden.js';

describe('safe text', () => {
  it('leaves what can be shown as it is', () => {
    for (const name of [
      'etc/passwd',
      'naïve',
      '日本語',
      'emoji 👩💻',
      'back\\slash',
      'e\u0301',
      '한국어',
      'भारत',
      'ไทย',
      'עברית',
    ]) {
      expect(safeText(name)).toBe(name);
      expect(safeText(Buffer.from(name))).toBe(name);
    }
    // What macOS makes of 각: three parts, one syllable.
    expect(safeText('\u1100\u1161\u11a8')).toBe('\u1100\u1161\u11a8');
  });

  it('escapes every C0 and C1 control and DEL', () => {
    for (let code = 0; code < 0xa0; code += 1) {
      if (code === 0x20) code = 0x7f;
      const character = String.fromCharCode(code);
      const hex = code.toString(16).padStart(2, '0');
      const escaped = code < 0x80 ? `a\\x${hex}b` : `a\\u{${hex}}b`;
      expect(safeText(`a${character}b`)).toBe(escaped);
      expect(safeText(Buffer.from(`a${character}b`))).toBe(escaped);
    }
  });

  it('escapes every other character that must not reach a terminal', () => {
    for (const [first, last] of forbiddenRanges.filter(([first]) => first >= 0xa0)) {
      for (let code = first; code <= last; code += Math.max(1, Math.floor((last - first) / 300))) {
        expect(safeText(`a${String.fromCodePoint(code)}b`)).toBe(`a\\u{${code.toString(16)}}b`);
      }
    }
  });

  it('escapes lone surrogates and bytes that are no UTF-8', () => {
    expect(safeText('a\ud800b')).toBe('a\\u{d800}b');
    expect(safeText(Uint8Array.of(0x61, 0xff, 0xc3, 0xa9, 0xc3, 0x62))).toBe('a\\xffé\\xc3b');
    // Overlong forms, surrogates in UTF-8, what is cut off and what is beyond the last code point are no UTF-8 (Unicode table 3-7).
    expect(safeText(Uint8Array.of(0xc0, 0xaf))).toBe('\\xc0\\xaf');
    expect(safeText(Uint8Array.of(0xe0, 0x80, 0x9b))).toBe('\\xe0\\x80\\x9b');
    expect(safeText(Uint8Array.of(0xed, 0xa0, 0x80))).toBe('\\xed\\xa0\\x80');
    expect(safeText(Uint8Array.of(0xf0, 0x9f, 0x91))).toBe('\\xf0\\x9f\\x91');
    expect(safeText(Uint8Array.of(0xf4, 0x90, 0x80, 0x80))).toBe('\\xf4\\x90\\x80\\x80');
    // 8-bit CSI as a byte, and as a character.
    expect(safeText(Uint8Array.of(0x9b, 0x32, 0x4a))).toBe('\\x9b2J');
    expect(safeText('\u009b2J')).toBe('\\u{9b}2J');
  });

  it('shows a combining mark only on a letter, and four of them at most', () => {
    expect(safeText('\u0301a')).toBe('\\u{301}a');
    expect(safeText(' \u0301')).toBe(' \\u{301}');
    expect(safeText('\n\u0301\u0302')).toBe('\\x0a\\u{301}\\u{302}');
    expect(safeText(`a${'\u0301'.repeat(6)}b`)).toBe(`a${'\u0301'.repeat(4)}\\u{301}\\u{301}b`);
    expect(safeText('\u1161\u11a8')).toBe('\\u{1161}\\u{11a8}');
  });

  it('shows spaces at the ends of a name', () => {
    expect(safeText(Buffer.from('  a b '))).toBe('\\x20\\x20a b\\x20');
    expect(safeText(Buffer.from(' '))).toBe('\\x20');
  });

  it('is put together from safe parts only', () => {
    const name = safeText('a\nb');
    expect(safe`${name}: ${3} files`).toBe('a\\x0ab: 3 files');
    expect(joinSafe([name, name], ', ')).toBe('a\\x0ab, a\\x0ab');
    expect(keepSafe(name, () => '\u001b[2J')).toBe('\\x1b[2J');
    // @ts-expect-error a raw string is refused by the compiler
    safe`${'raw'}`;
  });
});

const anyBytes = fc.uint8Array({ maxLength: 60 });
/** Names that are mostly made of what is forbidden. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...forbiddenRanges.flat(), 0x301, 0x93f, 0x94d, 0x1100, 0x1161, 0x11a8, 0x6f22, 0x41),
      fc.nat(0x10ffff),
    ),
    { maxLength: 40 },
  )
  .map((codes) => codes.map((code) => String.fromCodePoint(code)).join(''));

describe('whatever a name holds', () => {
  it('nothing forbidden is left of it, what is safe stays as it is, and it begins with no mark', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, hostile), (raw) => {
        const text = safeText(raw);
        expect(forbiddenIn(text)).toEqual([]);
        expect(safeText(text as string)).toBe(text);
        expect(text).not.toMatch(/^\p{M}|\p{M}{5}/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('a part of it is as safe, and not wider than it may be', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, hostile), fc.nat(30), (raw, columns) => {
        for (const cut of [truncate(safeText(raw), columns), truncateStart(safeText(raw), columns)]) {
          expect(forbiddenIn(cut)).toEqual([]);
          expect(displayWidth(cut)).toBeLessThanOrEqual(columns);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('JSON of it is harmless, and true', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = safeJson({ [text]: [text] }, 2);
        expect(forbiddenIn(json, '\n')).toEqual([]);
        expect(json.split('\n')).toHaveLength(5);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ [text]: [text] })));
      }),
      { numRuns: 1000 },
    );
  });
});

it('the width of letters that a script joins is that of each of them', () => {
  expect(displayWidth(safeText('क्'.repeat(50)))).toBe(50);
  expect(displayWidth(safeText('\u1100\u1161\u11a8漢e\u0301'))).toBe(5);
  expect(truncate(safeText('क्'.repeat(50)), 5)).toBe(`${'क्'.repeat(4)}…`);
});

it('a name is decoded without loss, or said not to be', () => {
  expect(decodeName(Buffer.from('a\nb'))).toBe('a\nb');
  expect(decodeUtf8(Buffer.from('é'))).toBe('é');
  expect(decodeUtf8(Uint8Array.of(0xff))).toBeNull();
});
