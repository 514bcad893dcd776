import { describe, expect, it } from 'vitest';
import { decodeName, isUtf8, joinSafe, safe, safeText } from '../../src/format/safe-text.js';

describe('safe text', () => {
  it('leaves what can be shown as it is', () => {
    for (const name of [
      'etc/passwd',
      'naïve',
      '日本語',
      'emoji 👩‍💻'.replace('\u200d', ''),
      'back\\slash',
      'e\u0301',
    ]) {
      expect(safeText(name)).toBe(name);
    }
  });

  it('escapes every C0 and C1 control and DEL', () => {
    for (let code = 0; code < 0xa0; code += 1) {
      if (code === 0x20) code = 0x7f;
      const character = String.fromCharCode(code);
      expect(safeText(`a${character}b`)).toBe(`a\\x${code.toString(16).padStart(2, '0')}b`);
      expect(safeText(Buffer.from(`a${character}b`))).toBe(`a\\x${code.toString(16).padStart(2, '0')}b`);
    }
  });

  it('escapes what turns text round, hides or joins lines', () => {
    // Unicode's Bidi_Control and default ignorable code points that are met in names (UAX 9, UTS 36).
    for (const code of [0x061c, 0x200b, 0x200d, 0x200e, 0x202e, 0x2028, 0x2066, 0x2069, 0xfeff, 0xe0041, 0x00ad]) {
      const escaped = safeText(`a${String.fromCodePoint(code)}b`);
      expect(escaped).toMatch(/^a\\(x[0-9a-f]{2}|u\{[0-9a-f]+\})b$/);
    }
  });

  it('escapes lone surrogates and bytes that are no UTF-8', () => {
    expect(safeText('a\ud800b')).toBe('a\\u{d800}b');
    expect(safeText(Uint8Array.of(0x61, 0xff, 0xc3, 0xa9, 0xc3, 0x62))).toBe('a\\xffé\\xc3b');
    // Overlong forms and surrogates in UTF-8 are no UTF-8 (Unicode table 3-7).
    expect(safeText(Uint8Array.of(0xc0, 0xaf))).toBe('\\xc0\\xaf');
    expect(safeText(Uint8Array.of(0xed, 0xa0, 0x80))).toBe('\\xed\\xa0\\x80');
  });

  it('is put together from safe parts only', () => {
    const name = safeText('a\nb');
    expect(safe`${name}: ${3} files`).toBe('a\\x0ab: 3 files');
    expect(joinSafe([name, name], ', ')).toBe('a\\x0ab, a\\x0ab');
    // @ts-expect-error a raw string is refused by the compiler
    safe`${'raw'}`;
  });
});

it('a name is decoded without loss, or said not to be', () => {
  expect(decodeName(Buffer.from('a\nb'))).toBe('a\nb');
  expect(isUtf8(Buffer.from('é'))).toBe(true);
  expect(isUtf8(Uint8Array.of(0xff))).toBe(false);
});
