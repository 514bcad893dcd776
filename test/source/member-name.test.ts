import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseName } from '../../src/source/member-name.js';

test.each([
  ['a/b', 'a/b'],
  ['./a//b/.', 'a/b'],
  ['/a', 'a'],
  ['a/../b', 'b'],
  ['a/b/../../c', 'c'],
  ['...', '...'],
  ['a\\b', 'a\\b'],
])('%s is %s', (name, normal) => {
  expect(normaliseName(name)).toBe(normal);
});

test.each(['', '.', './', '/', '..', '../a', 'a/../..', 'a\0b', 'a/'.repeat(2049)])('%j is no name', (name) => {
  expect(normaliseName(name)).toBeNull();
});

test('no name leaves the place, whatever it is made of', () => {
  const parts = fc.array(fc.constantFrom('..', '.', '', 'a', 'b', '...', ' '), { maxLength: 12 });
  fc.assert(
    fc.property(parts, (written) => {
      const name = normaliseName(written.join('/'));
      if (name === null) return;
      expect(name.split('/')).not.toContain('..');
      expect(name.split('/')).not.toContain('');
      expect(normaliseName(name)).toBe(name);
    }),
  );
});
