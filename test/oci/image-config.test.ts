import { describe, expect, test } from 'vitest';
import { imageConfigAt } from '../../src/oci/image-config.js';
import { parseJson } from '../../src/oci/json-shape.js';
import { digestOf, placeOf } from './json-place.js';

function problemsOf(content: object): string[] {
  return imageConfigAt(placeOf(content, 'config')).problems.map(({ code, message }) => `${code}: ${message}`);
}

/** The example of image-spec config.md, shortened. */
const example = {
  created: '2015-10-31T22:22:56.015925234Z',
  author: 'Alyssa P. Hacker <alyspdev@example.com>',
  architecture: 'amd64',
  os: 'linux',
  config: {
    User: 'alice',
    ExposedPorts: { '8080/tcp': {} },
    Env: ['PATH=/usr/bin:/bin', 'FOO=oci_is_a'],
    Entrypoint: ['/bin/my-app-binary'],
    Cmd: ['--foreground', '--config', '/etc/my-app.d/default.cfg'],
    Volumes: { '/var/job-result-data': {} },
    WorkingDir: '/home/alice',
    Labels: { 'com.example.project.git.url': 'https://example.com/project.git' },
  },
  rootfs: { diff_ids: [digestOf('c'), digestOf('5')], type: 'layers' },
  history: [
    { created: '2015-10-31T22:22:54.690851953Z', created_by: '/bin/sh -c #(nop) ADD file:a3bc in /' },
    { created: '2015-10-31T22:22:55.613815829Z', created_by: '/bin/sh -c #(nop) CMD ["sh"]', empty_layer: true },
    { created: '2015-10-31T22:22:56.329850019Z', created_by: '/bin/sh -c apk add curl', comment: 'buildkit' },
  ],
};

test('the example of the spec', () => {
  const { config, platform, problems } = imageConfigAt(placeOf(example));
  expect(problems).toEqual([]);
  expect(platform).toEqual({ os: 'linux', architecture: 'amd64', variant: null, osVersion: null });
  expect(config).toEqual({
    architecture: 'amd64',
    os: 'linux',
    variant: null,
    created: '2015-10-31T22:22:56.015925234Z',
    user: 'alice',
    env: ['PATH=/usr/bin:/bin', 'FOO=oci_is_a'],
    entrypoint: ['/bin/my-app-binary'],
    cmd: ['--foreground', '--config', '/etc/my-app.d/default.cfg'],
    workingDir: '/home/alice',
    exposedPorts: ['8080/tcp'],
    labels: new Map([['com.example.project.git.url', 'https://example.com/project.git']]),
    history: [
      {
        created: '2015-10-31T22:22:54.690851953Z',
        createdBy: '/bin/sh -c #(nop) ADD file:a3bc in /',
        comment: null,
        author: null,
        emptyLayer: false,
      },
      {
        created: '2015-10-31T22:22:55.613815829Z',
        createdBy: '/bin/sh -c #(nop) CMD ["sh"]',
        comment: null,
        author: null,
        emptyLayer: true,
      },
      {
        created: '2015-10-31T22:22:56.329850019Z',
        createdBy: '/bin/sh -c apk add curl',
        comment: 'buildkit',
        author: null,
        emptyLayer: false,
      },
    ],
    diffIds: [digestOf('c'), digestOf('5')],
  });
});

describe('nothing is wrong with', () => {
  test('an empty config', () => {
    const { config, platform, problems } = imageConfigAt(placeOf({}));
    expect(problems).toEqual([]);
    expect(platform).toBeNull();
    expect(config).toMatchObject({ user: null, workingDir: null, created: null, env: [], history: [], diffIds: [] });
  });

  test('null everywhere, as Go writes it', () => {
    const run = { User: null, Env: null, Entrypoint: null, Cmd: null, ExposedPorts: null, Labels: null };
    expect(problemsOf({ config: run, rootfs: null, history: null, created: null })).toEqual([]);
    expect(problemsOf({ config: null })).toEqual([]);
  });

  test('numbers where text is wanted', () => {
    const { config, problems } = imageConfigAt(placeOf({ config: { User: 1000, Labels: { version: 1.5 }, Env: [1] } }));
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ user: '1000', env: ['1'] });
    expect(config.labels.get('version')).toBe('1.5');
  });

  test('a command that is one text', () => {
    const { config, problems } = imageConfigAt(placeOf({ config: { Entrypoint: '/init', Cmd: '' } }));
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ entrypoint: ['/init'], cmd: [''] });
  });
});

describe('a time', () => {
  test.each([
    ['the zero of Go', '0001-01-01T00:00:00Z'],
    ['the zero of Unix', '1970-01-01T00:00:00Z'],
    ['the zero of Unix elsewhere', '1970-01-01T01:00:00+01:00'],
    ['an empty one', ''],
  ])('was not recorded: %s', (_, created) => {
    const { config, problems } = imageConfigAt(placeOf({ created, history: [{ created }] }));
    expect(problems).toEqual([]);
    expect(config.created).toBeNull();
    expect(config.history[0]!.created).toBeNull();
  });

  test.each(['2024-02-03T04:05:06.123456789Z', '2024-02-03T04:05:06+02:00'])('was recorded: %s', (created) => {
    expect(imageConfigAt(placeOf({ created })).config.created).toBe(created);
  });

  test.each(['yesterday', '1', '2024-13-45T00:00:00Z'])('is none: %s', (created) => {
    expect(problemsOf({ created })).toEqual(['config-field-invalid: config: created is not a time.']);
  });
});

describe('a field of a wrong type is a problem, and the rest is read', () => {
  test.each([
    [{ config: 'x' }, 'config is not an object.'],
    [{ config: { User: ['a'] } }, 'config.User is not a string.'],
    [{ config: { Env: 'A=b' } }, 'config.Env is not a list.'],
    [{ config: { Env: ['A=b', {}] } }, 'config.Env[1] is not a string.'],
    [{ config: { Labels: [] } }, 'config.Labels is not an object.'],
    [{ config: { Labels: { 'a.b': {} } } }, 'config.Labels["a.b"] is not a string.'],
    [{ config: { ExposedPorts: ['80'] } }, 'config.ExposedPorts is not an object.'],
    [{ rootfs: [] }, 'rootfs is not an object.'],
    [{ rootfs: { diff_ids: ['sha256:../x'] } }, 'rootfs.diff_ids[0] is not a digest.'],
    [{ history: {} }, 'history is not a list.'],
    [{ history: ['x'] }, 'history[0] is not an object.'],
    [{ history: [{ empty_layer: 'true' }] }, 'history[0].empty_layer is not true or false.'],
    [{ os: true }, 'os is not a string.'],
    [{ os: 5 }, 'os is not a string.'],
    [{ architecture: ['amd64'] }, 'architecture is not a string.'],
    [{ variant: 8 }, 'variant is not a string.'],
    [{ config: { Env: ['A=b', null] } }, 'config.Env[1] is not a string.'],
    [{ config: { Cmd: [null] } }, 'config.Cmd[0] is not a string.'],
    [{ config: { Labels: { a: null } } }, 'config.Labels["a"] is not a string.'],
  ])('%j', (content, message) => {
    expect(problemsOf(content)).toEqual([`config-field-invalid: config: ${message}`]);
  });

  test('what is right beside it stays', () => {
    const { config } = imageConfigAt(
      placeOf({ config: { Env: ['A=b', {}, 'C=d'] }, rootfs: { diff_ids: [1, digestOf('1')] }, history: [1, {}] }),
    );
    expect(config.env).toEqual(['A=b', 'C=d']);
    expect(config.diffIds).toEqual([null, digestOf('1')]);
    expect(config.history).toHaveLength(2);
  });

  test('a hundred problems are enough', () => {
    expect(problemsOf({ config: { Env: Array.from({ length: 5000 }, () => ({})) } })).toHaveLength(100);
  });
});

test('a config that is no object is no config', () => {
  expect(() => imageConfigAt(placeOf([], 'config'))).toThrow('config is not an object.');
});

test('labels may have the names of Object.prototype', () => {
  const place = parseJson(Buffer.from('{"config":{"Labels":{"__proto__":"a","constructor":"b"}}}'), 'config');
  expect([...imageConfigAt(place).config.labels]).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
});
