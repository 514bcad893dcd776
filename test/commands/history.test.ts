import { beforeAll, expect, it } from 'vitest';
import { dockerMembers, writeArchive } from '../archives.js';
import { directory, file, gone, hardlink, symlink } from '../images.js';
import { jsonLinesOf, unearth, unearthIn } from './run-unearth.js';

let image: string;
beforeAll(async () => {
  const key = (mode: number) => file('secret key', { mode, mtime: new Date(1_700_000_000_000) });
  image = await writeArchive(
    await dockerMembers({
      layers: [
        { 'app/': directory(), 'app/key': key(0o644), old: symlink('app') },
        { 'app/key': key(0o600) },
        { 'app/key': gone, other: 'x', never: gone },
        [
          ['app/key', symlink('/run/key')],
          ['twice', 'first'],
          ['twice', 'second'],
          ['link', hardlink('twice')],
        ],
        { old: gone, link: gone },
      ],
      history: ['COPY app', 'RUN chmod 600 app/key', 'RUN rm app/key', 'RUN ln -s', 'RUN rm'].map((created_by) => ({
        created_by,
      })),
    }),
  );
});

it('tells what each layer did to a path, and what of it still ships', () => {
  expect(unearthIn({ LC_ALL: 'C.UTF-8' }, 'history', image, '/app/key').stdout).toBe(
    [
      '/app/key',
      'layer  change             size  mode        owner        time              instruction',
      '    0  added              10 B  -rw-r--r--  0:0          2023-11-14 22:13  COPY app',
      '       ✗ 10 B still ship: metadata only, rewritten by 1',
      '    1  metadata only      10 B  -rw-------  0:0          2023-11-14 22:13  RUN chmod 600 app/key',
      '       differs in mode',
      '       ✗ 10 B still ship: removed by 2',
      '    2  removed                                                             RUN rm app/key',
      '    3  added                    lrw-r--r--  0:0          1970-01-01 00:00  RUN ln -s',
      '       → /run/key',
      '',
    ].join('\n'),
  );
});

it('as JSON lines, one a layer', () => {
  const owner = { path: 'app/key', uid: 0, gid: 0 };
  const attributes = { type: 'file', size: 10, mtime: 1_700_000_000 };
  const none = { differences: [], hidden: [] };
  expect(jsonLinesOf('history', image, 'app/key')).toEqual([
    {
      ...{ ...owner, ...attributes, ...none, layer: 0, mode: '0644', change: 'added', instruction: 'COPY app' },
      hidden: [{ bytes: 10, cause: 'metadata-only', layer: 0, hiddenBy: 1 }],
    },
    {
      ...{ ...owner, ...attributes, layer: 1, mode: '0600', change: 'modified', instruction: 'RUN chmod 600 app/key' },
      differences: ['mode'],
      hidden: [{ bytes: 10, cause: 'removed', layer: 1, hiddenBy: 2 }],
    },
    { path: 'app/key', ...none, layer: 2, change: 'removed', instruction: 'RUN rm app/key' },
    {
      ...{ ...owner, ...none, layer: 3, change: 'added', instruction: 'RUN ln -s' },
      ...{ type: 'symlink', mode: '0644', size: 0, mtime: 0, link: '/run/key' },
    },
  ]);
});

it('of a path that a layer wrote twice', () => {
  expect(jsonLinesOf('history', image, 'twice')).toMatchObject([
    { layer: 3, change: 'added', size: 6, hidden: [{ bytes: 5, cause: 'duplicate-entry', layer: 3, hiddenBy: 3 }] },
  ]);
});

it('through a symbolic link that is no more', () => {
  const byLink = jsonLinesOf('history', image, 'old/key');
  expect(byLink).toEqual(jsonLinesOf('history', image, 'app/key'));
});

it('says of a path that never was where to look', () => {
  expect(unearth('history', image, 'app/nothing')).toMatchObject({ stdout: '', status: 2 });
  expect(unearth('history', image, 'app/nothing').stderr).toBe(
    'unearth: There is no path app/nothing in any layer.\n         See what is there: unearth ls IMAGE app\n',
  );
  expect(unearth('history', image, 'never')).toMatchObject({ stdout: '', status: 2 });
  expect(unearth('history', image).stderr).toContain('unearth history IMAGE etc/passwd');
});
