import { describe, expect, test } from 'vitest';
import { familiarName, fullName, parseReference } from '../../src/oci/reference.js';
import { digestOf } from './json-place.js';

describe("a short name means what docker's reference package makes of it", () => {
  test.each([
    ['bloat', 'docker.io/library/bloat:latest'],
    ['bloat:1.0', 'docker.io/library/bloat:1.0'],
    ['wagoodman/dive', 'docker.io/wagoodman/dive:latest'],
    ['docker.io/bloat', 'docker.io/library/bloat:latest'],
    ['index.docker.io/bloat', 'docker.io/library/bloat:latest'],
    ['docker.io/library/bloat:latest', 'docker.io/library/bloat:latest'],
    ['localhost/bloat', 'localhost/bloat:latest'],
    ['localhost:5000/bloat:x', 'localhost:5000/bloat:x'],
    ['ghcr.io/a/b/c', 'ghcr.io/a/b/c:latest'],
    ['sha256-abc.sig', 'docker.io/library/sha256-abc.sig:latest'],
    [`bloat@${digestOf('1')}`, `docker.io/library/bloat@${digestOf('1')}`],
    [`bloat:1@${digestOf('1')}`, `docker.io/library/bloat:1@${digestOf('1')}`],
  ])('%s is %s', (short, full) => {
    const reference = parseReference(short);
    expect(reference && fullName(reference)).toBe(full);
  });

  test.each([
    '',
    'Bloat',
    'a//b',
    '/a',
    'a:',
    'a b',
    './image.tar',
    '../x',
    'a@sha256:12',
    'a:b:c',
    '-a/b',
    'a'.repeat(700),
  ])('"%s" is no reference', (text) => {
    expect(parseReference(text)).toBeNull();
  });
});

describe('a name is shown as docker shows it', () => {
  test.each([
    ['docker.io/library/bloat:latest', 'bloat:latest'],
    ['docker.io/wagoodman/dive:1', 'wagoodman/dive:1'],
    ['localhost/bloat:1', 'localhost/bloat:1'],
    ['ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    ['latest', 'latest'],
    ['docker.io/library/a/b', 'library/a/b'],
  ])('%s as %s', (name, familiar) => {
    expect(familiarName(name)).toBe(familiar);
  });
});
