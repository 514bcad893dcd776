import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { filterListing } from '../../src/find/filter-listing.js';
import { foundByLayer } from '../../src/find/found-by-layer.js';
import { NameSearch, nameMatch } from '../../src/find/name-search.js';
import { parseDate } from '../../src/find/parse-date.js';
import { parseQuery } from '../../src/find/parse-query.js';
import type { FindMode, Query } from '../../src/find/query.js';
import { PathTree, rootNode } from '../../src/path/path-tree.js';
import { type Listing, listChanges, listRootfs, membership } from '../../src/tree/listing.js';
import type { Stack } from '../../src/tree/stack.js';
import { Random } from '../fuzz/random.js';
import { directory, file, gone, stackOf, symlink } from '../images.js';

function queryOf(text: string, mode: FindMode = 'text'): Query {
  const parsed = parseQuery(text, mode);
  if (!parsed.ok) throw new Error(`${parsed.word}: ${parsed.mistake}`);
  return parsed.query;
}

function searched(stack: Stack, query: Query): NameSearch {
  const search = new NameSearch(stack.tree, query.names);
  while (!search.isDone) search.advance(3);
  return search;
}

const pathOf = (stack: Stack, node: number) => Buffer.from(stack.tree.path(node)).toString();

/** The paths that are found by their names. */
function named(stack: Stack, text: string, mode?: FindMode): string[] {
  const { flags } = searched(stack, queryOf(text, mode));
  const nodes = Array.from(flags.keys()).filter((node) => (flags[node]! & nameMatch.own) !== 0);
  return nodes.map((node) => pathOf(stack, node)).sort();
}

/** The paths of a listing that are found, and those that are shown. */
function filtered(listing: Listing, text: string, mode?: FindMode) {
  const { stack } = listing;
  const query = queryOf(text, mode);
  const result = filterListing(listing, query, searched(stack, query));
  const paths = (isIn: (node: number) => boolean) =>
    Array.from(result.members.keys())
      .filter((node) => node > 0 && isIn(node))
      .map((node) => pathOf(stack, node))
      .sort();
  return {
    result,
    found: paths((node) => result.found[node] === 1),
    shown: paths((node) => result.members[node] !== membership.out),
  };
}

const story = {
  'etc/nginx/nginx.conf': 'server',
  'etc/nginx/conf.d/Default.conf': 'x'.repeat(2000),
  'etc/passwd': 'root',
  'usr/bin/su': file('su', { mode: 0o4755, mtime: new Date('2024-05-31T23:59:59Z') }),
  'usr/bin/perl': file('perl', { mode: 0o755, uid: 33, mtime: new Date('2024-06-01T00:00:00Z') }),
  'usr/lib/': directory(),
  bin: symlink('usr/bin'),
  'srv/ünïcode/straße.TXT': 'x'.repeat(1000),
};

describe('names', () => {
  it('are found by a part of them; a capital letter makes capitals count', async () => {
    const stack = await stackOf(story);
    expect(named(stack, 'nginx')).toEqual(['etc/nginx', 'etc/nginx/nginx.conf']);
    expect(named(stack, 'default')).toEqual(['etc/nginx/conf.d/Default.conf']);
    expect(named(stack, 'DEFAULT')).toEqual([]);
    expect(named(stack, 'Default')).toEqual(['etc/nginx/conf.d/Default.conf']);
    expect(named(stack, 'ÜNÏ')).toEqual([]);
    expect(named(stack, 'ünï')).toEqual(['srv/ünïcode']);
    expect(named(stack, 'straße.t')).toEqual(['srv/ünïcode/straße.TXT']);
    expect(named(stack, 'code/straße')).toEqual(['srv/ünïcode/straße.TXT']);
  });

  it('with a slash are paths: the end of it has to be in the last part', async () => {
    const stack = await stackOf(story);
    expect(named(stack, 'x/conf')).toEqual(['etc/nginx/conf.d']);
    expect(named(stack, 'etc/nginx/')).toEqual(['etc/nginx']);
    expect(named(stack, '/bin')).toEqual(['bin']);
    expect(named(stack, 'r/bin')).toEqual(['usr/bin']);
    expect(named(stack, '/etc/nginx/c')).toEqual(['etc/nginx/conf.d']);
    expect(named(stack, 'etc/c')).toEqual([]);
  });

  it('are found by globs, expressions, and fuzzily', async () => {
    const stack = await stackOf(story);
    expect(named(stack, '*.conf')).toEqual(['etc/nginx/conf.d/Default.conf', 'etc/nginx/nginx.conf']);
    expect(named(stack, 'nginx/*.conf')).toEqual(['etc/nginx/nginx.conf']);
    expect(named(stack, '/usr/**/s?')).toEqual(['usr/bin/su']);
    expect(named(stack, 'b', 'glob')).toEqual([]);
    expect(named(stack, 're:^p.*[ld]$')).toEqual(['etc/passwd', 'usr/bin/perl']);
    expect(named(stack, '^p.*[ld]$', 'regex')).toEqual(['etc/passwd', 'usr/bin/perl']);
    expect(named(stack, 'bin/p', 'regex')).toEqual(['usr/bin/perl']);
    expect(named(stack, '~enconf')).toEqual([
      'etc/nginx/conf.d',
      'etc/nginx/conf.d/Default.conf',
      'etc/nginx/nginx.conf',
    ]);
    expect(named(stack, 'ubp', 'fuzzy')).toEqual(['usr/bin/perl']);
  });

  it('are all found by a slash alone, however it is meant: a path that is being typed begins with it', async () => {
    const stack = await stackOf(story);
    const all = named(stack, '', 'text');
    expect(all).toHaveLength(stack.tree.size - 1);
    for (const mode of ['text', 'glob', 'regex', 'fuzzy'] as const) {
      expect(named(stack, '/', mode), mode).toEqual(all);
      if (mode !== 'regex') expect(named(stack, '//', mode), mode).toEqual(all);
    }
  });

  it('are left out with what is below them', async () => {
    const stack = await stackOf(story);
    expect(named(stack, '!nginx conf')).toEqual([]);
    expect(named(stack, '!usr !etc !ünï')).toEqual(['bin', 'srv']);
    expect(named(stack, 'conf !Default')).toEqual(['etc/nginx/conf.d', 'etc/nginx/nginx.conf']);
  });

  it('are looked for in one way, whatever their letters are', async () => {
    const stack = await stackOf({ 'a/ba': 'x', 'x/ba': 'x', 'éta/bé': 'x', 'x/été': 'x', été: 'x', 'x/ça/y': 'x' });
    expect(named(stack, '~tb')).toEqual(['éta/bé']);
    expect(named(stack, '~étb')).toEqual(['éta/bé']);
    expect(named(stack, '~Étb')).toEqual([]);
    expect(named(stack, '/été')).toEqual(['été']);
    expect(named(stack, '/été/')).toEqual(['été']);
    expect(named(stack, 'x/é')).toEqual(['x/été']);
    expect(named(stack, 'ta/b')).toEqual(['éta/bé']);
    expect(named(stack, 'éta/b')).toEqual(['éta/bé']);
    expect(named(stack, 'a/é')).toEqual([]);
    expect(named(stack, '/x/ça/y')).toEqual(['x/ça/y']);
    expect(named(stack, '/ça/y')).toEqual([]);
    // Half of one letter and half of another are none.
    expect(named(await stackOf({ Ãɉ: 'x', É: 'x' }), '~É')).toEqual(['É']);
  });

  it('are found fuzzily from the root on', async () => {
    const stack = await stackOf({ 'x/été': 'x', xy: 'x', 'a/x': 'x' });
    expect(named(stack, '~/x')).toEqual(['a/x', 'x', 'xy']);
    expect(named(stack, '~/é')).toEqual(['x/été']);
    expect(named(stack, '~//x')).toEqual(['a/x']);
    expect(named(stack, '~x/')).toEqual(named(stack, '~x'));
  });

  it('are found by expressions of paths up to their last part', async () => {
    const stack = await stackOf({ 'x/été': 'x', 'x/a/b': 'x', 'a/x/a/c': 'x', xy: 'x' });
    const found = (text: string) => named(stack, text, 'regex');
    expect(found('x/')).toEqual(['a/x', 'x']);
    expect(found('x\\/')).toEqual(['a/x', 'x']);
    expect(found('^/x')).toEqual(['x', 'xy']);
    expect(found('^/x/')).toEqual(['x']);
    expect(found('^x/a')).toEqual(['x/a']);
    expect(found('^/x/a')).toEqual(['x/a']);
    expect(found('x/a$')).toEqual(['a/x/a', 'x/a']);
    expect(found('x/$')).toEqual(['a/x', 'x']);
    // The first place where it fits is in the directories above, a later one is in the name.
    expect(found('a/.')).toEqual(['a/x', 'a/x/a/c', 'x/a/b']);
    expect(found('(^|/)x/[^/]+$')).toEqual(['a/x/a', 'x/a', 'x/été']);
    expect(found('é.*/')).toEqual(['x/été']);
  });

  it('are the same as a plain search over whole paths finds', async () => {
    const part = fc
      .string({ unit: fc.constantFrom('a', 'b', 'A', '.', 'é', 'É'), minLength: 1, maxLength: 3 })
      .filter((name) => !/^\.+$/.test(name));
    const path = fc.array(part, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(path, { minLength: 1, maxLength: 12 }),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        async (files, sought) => {
          const stack = await stackOf(Object.fromEntries(files.map((parts, i) => [`${parts.join('/')}/f${i}`, 'x'])));
          const text = sought.join('/');
          const fold = (name: string) => (/\p{Lu}/u.test(text) ? name : name.toLowerCase());
          const all = Array.from({ length: stack.tree.size - 1 }, (_, i) => pathOf(stack, i + 1));
          const expected = all.filter((path) => {
            const name = path.slice(path.lastIndexOf('/') + 1);
            const at = fold(path).lastIndexOf(text);
            return at !== -1 && at + text.length > path.length - name.length;
          });
          expect(named(stack, text)).toEqual(expected.sort());
          const glob = `*${sought[0]}*`;
          const matches = picomatch(glob, { dot: true, nocase: !/\p{Lu}/u.test(glob) });
          expect(named(stack, glob)).toEqual(
            all.filter((path) => matches(path.slice(path.lastIndexOf('/') + 1))).sort(),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are the same among tens of thousands, however many are gone through at a time', () => {
    const tree = new PathTree();
    const random = new Random(1, 0);
    const names = Array.from({ length: 20_000 }, (_, i) => {
      // Bytes that are no text are compared as they are; a few names are as long as names can be.
      const letters = ['a', 'b', 'A', 'B', 'é', '.', '\u0130'];
      const length = random.once(500) ? 255 : random.between(0, 12);
      return Array.from({ length }, () => random.pick(letters)).join('') + i;
    });
    for (const name of names) tree.intern(rootNode, Buffer.from(name));
    for (const text of ['a', 'ab', 'aB', 'bab', 'éa', 'b1', '1999', 'nothing', names[777]!.toLowerCase()]) {
      const fold = (name: string) => (/\p{Lu}/u.test(text) ? name : name.toLowerCase());
      const expected = names.flatMap((name, i) => (fold(name).includes(text) ? [i + 1] : []));
      for (const piece of [7, 1000, 50_000]) {
        const search = new NameSearch(tree, queryOf(`"${text}"`).names);
        while (!search.isDone) search.advance(piece);
        const found = Array.from(search.flags.keys()).filter((node) => search.flags[node] === nameMatch.own);
        expect(found).toEqual(expected);
        expect(search.found).toBe(expected.length);
      }
    }
  });
});

describe('facts', () => {
  it('are sizes, days, owners, kinds and changes', async () => {
    const listing = listRootfs(await stackOf(story), 0, false);
    expect(filtered(listing, '>=1kB').found).toEqual(['etc/nginx/conf.d/Default.conf', 'srv/ünïcode/straße.TXT']);
    expect(filtered(listing, '>1k').found).toEqual(['etc/nginx/conf.d/Default.conf']);
    expect(filtered(listing, '<5 <=4').found).toEqual(['etc/passwd', 'usr/bin/perl', 'usr/bin/su']);
    expect(filtered(listing, '>2024-05-31').found).toEqual(['usr/bin/perl']);
    expect(filtered(listing, '>2024-04 <2024-06').found).toEqual(['usr/bin/su']);
    expect(filtered(listing, 'uid:33').found).toEqual(['usr/bin/perl']);
    expect(filtered(listing, 'is:setuid').found).toEqual(['usr/bin/su']);
    expect(filtered(listing, 'is:link').found).toEqual(['bin']);
    expect(filtered(listing, 'is:exec !is:special').found).toEqual(['usr/bin/perl']);
    expect(filtered(listing, 'is:removed').found).toEqual([]);
  });

  it('beside names are asked of all that is below these', async () => {
    const listing = listRootfs(await stackOf(story), 0, false);
    const { found, shown, result } = filtered(listing, 'nginx >1k');
    expect(found).toEqual(['etc/nginx/conf.d/Default.conf']);
    expect(shown).toEqual(['etc', 'etc/nginx', 'etc/nginx/conf.d', 'etc/nginx/conf.d/Default.conf']);
    expect(result.bytes[0]).toBe(2000);
    expect(result.foundBelow[0]).toBe(1);
  });

  it('are what the layers did', async () => {
    const stack = await stackOf({ a: 'a', b: 'b', 'c/d': 'd' }, { a: 'more', b: gone, e: 'e', c: gone });
    const changes = listChanges(stack, 0, 1, false);
    expect(filtered(changes, 'is:added').found).toEqual(['e']);
    expect(filtered(changes, 'is:modified').found).toEqual(['a']);
    expect(filtered(changes, 'is:removed').found).toEqual(['b', 'c', 'c/d']);
    expect(filtered(changes, '!is:removed').found).toEqual(['a', 'e']);
    expect(filtered(listRootfs(stack, 1, true), 'is:hidden').found).toEqual(['a', 'b', 'c/d']);
    expect(filtered(listRootfs(stack, 1, false), 'layer:1').found).toEqual(['a', 'e']);
    const counts = (text: string) => foundByLayer(stack, queryOf(text), searched(stack, queryOf(text)));
    expect(counts('b')).toEqual([1, 1]);
    expect(counts('is:removed')).toEqual([0, 3]);
    expect(counts('re:[ae]')).toEqual([1, 2]);
    expect(counts('c >0')).toEqual([1, 1]);
  });

  it('that are not finished or wrong are said to be', () => {
    const mistake = (text: string, mode: FindMode = 'text') => {
      const parsed = parseQuery(text, mode);
      return parsed.ok ? null : `${parsed.word}: ${parsed.mistake}`;
    };
    expect(mistake('>')).toBe('>: something has to follow');
    expect(mistake('x >ten')).toBe('>ten: a size such as 10MB or a day such as 2024-05-31 has to follow');
    expect(mistake('>2024-02-30')).toMatch(/a day such as/);
    expect(mistake('is:gone')).toMatch(/^is:gone: one of changed|^is:gone: one of added/);
    expect(mistake('layer:x')).toBe('layer:x: a number has to follow');
    expect(mistake('re:(')).toMatch(/re:\(: .*group/);
    expect(mistake('(', 'regex')).toMatch(/group/);
    // An expression may begin as facts do; what is one as a whole is one.
    for (const text of ['<b>', '>', '<!--', 'is:gone', 'layer:x']) {
      expect(queryOf(text, 'regex')).toEqual({ names: [{ mode: 'regex', pattern: text, negated: false }], facts: [] });
    }
    expect(queryOf('>10MB', 'regex')).toMatchObject({ names: [], facts: [{ about: 'size' }] });
    expect(mistake('(')).toBeNull();
  });

  it('know the days that there are', () => {
    expect(parseDate('2024-02-29')).toEqual([Date.UTC(2024, 1, 29) / 1000, Date.UTC(2024, 2, 1) / 1000 - 1]);
    expect(parseDate('2023-12')).toEqual([Date.UTC(2023, 11, 1) / 1000, Date.UTC(2024, 0, 1) / 1000 - 1]);
    expect(['2023-02-29', '2024-13', '2024', '24-01-01'].map(parseDate)).toEqual([null, null, null, null]);
  });
});

describe('what is shown of a listing', () => {
  it('is the same in the columns of the filter before it', async () => {
    const stack = await stackOf(story, { 'etc/passwd': gone, 'usr/bin/su': 'su' });
    const listing = listRootfs(stack, 1, false);
    const [all, conf] = ['', 'conf'].map((text) => queryOf(text)) as [Query, Query];
    const fresh = filterListing(listing, conf, searched(stack, conf));
    const last = filterListing(listing, all, searched(stack, all));
    expect(last.foundCount).toBeGreaterThan(fresh.foundCount);
    expect(filterListing(listing, conf, searched(stack, conf), last)).toEqual(fresh);
  });

  it('is what is found, the ways there, and what is below it', async () => {
    const listing = listRootfs(await stackOf(story), 0, false);
    const { found, shown, result } = filtered(listing, 'nginx');
    expect(found).toEqual(['etc/nginx', 'etc/nginx/nginx.conf']);
    expect(shown).toEqual([
      'etc',
      'etc/nginx',
      'etc/nginx/conf.d',
      'etc/nginx/conf.d/Default.conf',
      'etc/nginx/nginx.conf',
    ]);
    expect(result.foundCount).toBe(2);
    expect(result.bytes[0]).toBe(2006);
    expect(listing.bytes[0]).toBe(3016);
  });
});
