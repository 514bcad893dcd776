import { describe, expect, test } from 'vitest';
import { namesIn, scanBytes, text } from './scan-bytes.js';
import { archive, blockSize, bytes, entry, gnuLong, header, joined, pax, record, utf8 } from './tar-blocks.js';

const withRecords = (records: Record<string, string | Uint8Array> | Uint8Array, fields = {}) =>
  scanBytes(archive(pax(records), header({ name: 'short', ...fields })));

describe('records (POSIX pax, "pax Header Block")', () => {
  test('overrule the header', () => {
    const records = { path: 'a/long/name', uid: '70000', gid: '80000', mtime: '1.5', size: '3', comment: 'ignored' };
    const scan = scanBytes(
      archive(pax(records), header({ name: 'short', uid: 1, gid: 2, mtime: 3, size: 0 }), bytes('abc')),
    );
    expect(scan.entries[0]).toMatchObject({ name: bytes('a/long/name'), uid: 70000, gid: 80000, mtime: 1.5, size: 3 });
    expect(scan.entries[0]).toMatchObject({ headerOffset: 0, offset: 3 * blockSize });
  });

  test('hold for one entry', () => {
    const scan = scanBytes(archive(pax({ path: 'long' }), header({ name: 'first' }), header({ name: 'second' })));
    expect(namesIn(scan)).toEqual(['long', 'second']);
    expect(scan.entries.map((entry) => entry.headerOffset)).toEqual([0, 3 * blockSize]);
  });

  test('link targets', () => {
    expect(text(withRecords({ linkpath: 't'.repeat(300) }, { type: '1' }).entries[0]!.linkName)).toBe('t'.repeat(300));
    expect(text(withRecords({ linkpath: 'target' }, { type: '0' }).entries[0]!.linkName)).toBe('');
  });

  test('values are bytes: equals signs, line feeds, spaces, anything but UTF-8', () => {
    const path = bytes('a=b\n 12 path=c\n\xff\xfe');
    expect(withRecords({ path }).entries[0]!.name).toEqual(path);
    expect(withRecords({ path: utf8('naïve/😀') }).entries[0]!.name).toEqual(utf8('naïve/😀'));
  });

  test('the last of several with one key counts', () => {
    expect(namesIn(withRecords(joined(record('path', 'one'), record('path', 'two'))))).toEqual(['two']);
  });

  test('an empty value deletes what came before it, and leaves the header', () => {
    expect(namesIn(withRecords(joined(record('path', 'one'), record('path', ''))))).toEqual(['short']);
    expect(withRecords({ uid: '', size: '', mtime: '' }, { uid: 5, mtime: 6 }).entries[0]).toMatchObject({
      uid: 5,
      mtime: 6,
    });
  });

  test('a second extended header replaces the first one whole, as in Go', () => {
    const scan = scanBytes(archive(pax({ path: 'one', uid: '7' }), pax({ path: 'two' }), header()));
    expect(scan.entries[0]).toMatchObject({ name: bytes('two'), uid: 0, headerOffset: 0 });
  });

  test('an empty extended header says nothing', () => {
    expect(namesIn(withRecords(bytes('')))).toEqual(['short']);
  });

  test('an extended header may be in any format', () => {
    for (const format of ['v7', 'gnu', 'star'] as const) {
      expect(namesIn(scanBytes(archive(pax({ path: 'long' }, { format }), header())))).toEqual(['long']);
    }
  });

  test('a V7 directory may have its slash in the record', () => {
    expect(withRecords({ path: 'dir/' }, { type: '\0' }).entries[0]!.type).toBe('directory');
    expect(withRecords({ path: 'file' }, { type: '\0', name: 'cut/' }).entries[0]!.type).toBe('file');
  });

  test('lengths may be written oddly, as long as they are right', () => {
    expect(namesIn(withRecords(bytes('0012 path=a\n')))).toEqual(['a']);
    expect(namesIn(withRecords(bytes('+11 path=a\n')))).toEqual(['a']);
  });
});

describe('malformed records (Go parsePAXRecord): reading stops', () => {
  test.each([
    ['no length', 'path=a\n'],
    ['no number', 'xx path=a\n'],
    ['length 0', '0 path=a\n'],
    ['negative length', '-10 path=a\n'],
    ['a length beyond counting', '99999999999999999999 path=a\n'],
    ['too short', '8 path=a\n'],
    ['too long', '11 path=a\n'],
    ['within the length itself', '5    path=a\n'],
    ['no line feed', '10 path=ab'],
    ['no equals sign', '10 path a\n'],
    ['no key', '6 =a\n\n'],
    ['less than five bytes', '4 =\n'],
    ['no space', '10\tpath=a\n'],
    ['rubbish behind good ones', '10 path=a\nrubbish'],
    ['zeros behind good ones', '10 path=a\n\0\0\0\0'],
    ['an equals sign of the next record', '7 path\n10 path=a\n'],
    ['a NUL in a key', '11 c\0mm=ab\n'],
    ['a NUL in a name', '10 path=\0\n'],
    ['a NUL in a link target', '14 linkpath=\0\n'],
    ['a NUL in a user name', '13 uname=ab\0\n'],
    ['a NUL in a group name', '13 gname=\0ab\n'],
    ['an owner that is no number', '11 uid=1.5\n'],
  ])('%s', (_, records) => {
    const scan = scanBytes(archive(entry({ name: 'before' }), pax(bytes(records)), header({ name: 'after' })));
    expect(namesIn(scan)).toEqual(['before']);
    expect(scan.codes).toEqual(['tar-bad-pax']);
    expect(scan.problems[0]!.offset).toBeGreaterThanOrEqual(blockSize);
    expect(scan.end).toMatchObject({ complete: false, entries: 1 });
  });

  test('a NUL is fine in values that are no names', () => {
    expect(withRecords({ comment: 'a\0b' }).problems).toEqual([]);
  });
});

describe('global headers (g)', () => {
  const global = pax({ path: 'everywhere', uid: '7' }, { type: 'g', name: 'pax_global_header' });

  test('are not applied, as in Go, and reported once', () => {
    const scan = scanBytes(archive(global, entry({ name: 'one' }), global, entry({ name: 'two' })));
    expect(namesIn(scan)).toEqual(['one', 'two']);
    expect(scan.entries[0]!.uid).toBe(0);
    expect(scan.problems).toMatchObject([{ code: 'pax-global-header', offset: 0, name: null }]);
    expect(scan.end.complete).toBe(true);
  });

  test('belong to no entry, and end what headers before them said, as in Go', () => {
    const scan = scanBytes(archive(pax({ path: 'lost' }), gnuLong('L', 'lost too'), global, header({ name: 'short' })));
    expect(namesIn(scan)).toEqual(['short']);
    expect(scan.entries[0]!.headerOffset).toBe(6 * blockSize);
  });

  test('are checked', () => {
    expect(scanBytes(archive(pax(bytes('rubbish'), { type: 'g' }), header())).codes).toEqual(['tar-bad-pax']);
  });
});

describe('extended attributes', () => {
  const attributes = (records: Record<string, string | Uint8Array> | Uint8Array) =>
    Object.fromEntries([...withRecords(records).entries[0]!.xattrs].map(([name, value]) => [name, text(value)]));

  test('SCHILY.xattr: as they are, any bytes', () => {
    const capability = '\x01\0\0\x02\0\x20\0\0=\n\xff';
    expect(attributes({ 'SCHILY.xattr.security.capability': capability, 'SCHILY.xattr.user.a b': 'c' })).toEqual({
      'security.capability': capability,
      'user.a b': 'c',
    });
  });

  test('LIBARCHIVE.xattr: name URL-encoded, value in base64 without padding', () => {
    expect(attributes({ 'LIBARCHIVE.xattr.user.na%C3%AFve%20%25': 'AAEC/w' })).toEqual({
      'user.naïve %': '\0\x01\x02\xff',
    });
    expect(attributes({ 'LIBARCHIVE.xattr.user.%zz%4': 'YQ==' })).toEqual({ 'user.%zz%4': 'a' });
  });

  test('of both kinds: those that runtimes read', () => {
    const both = { 'LIBARCHIVE.xattr.user.%61': 'Yg', 'SCHILY.xattr.user.%61': 'b' };
    expect(attributes(both)).toEqual({ 'user.%61': 'b' });
  });

  test('the last one counts, and an empty one deletes', () => {
    const key = 'SCHILY.xattr.user.a';
    expect(attributes(joined(record(key, 'one'), record(key, 'two')))).toEqual({ 'user.a': 'two' });
    expect(attributes(joined(record(key, 'one'), record(key, '')))).toEqual({});
  });

  test('named like properties of objects', () => {
    const xattrs = withRecords({ 'SCHILY.xattr.__proto__': 'a' }).entries[0]!.xattrs;
    expect([...xattrs.keys()]).toEqual(['__proto__']);
  });

  test('outlast the entry: their values are copies', () => {
    const scan = scanBytes(
      archive(pax({ 'SCHILY.xattr.a': 'one' }), header(), pax({ 'SCHILY.xattr.a': 'two' }), header()),
    );
    expect(scan.entries.map(({ xattrs }) => text(xattrs.get('a')!))).toEqual(['one', 'two']);
  });

  test('entries without any share one object', () => {
    const scan = scanBytes(archive(header(), pax({ path: 'a' }), header()));
    expect(scan.entries.map(({ xattrs }) => xattrs.size)).toEqual([0, 0]);
  });
});
