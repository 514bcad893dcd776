import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readToCopy } from '../../../src/explorer/copy/read-to-copy.js';
import { shellQuoted } from '../../../src/explorer/copy/shell-quoted.js';
import type { OpenContent, World } from '../../../src/explorer/world.js';
import { safeText } from '../../../src/format/safe-text.js';
import { file, gone, symlink } from '../../images.js';
import { idleWorld } from '../idle-world.js';
import { inspectionOf } from '../inspection-of.js';
import { Journey } from '../journey.js';

const inspection = await inspectionOf({
  layers: [
    {
      entries: {
        'etc/passwd': file('root\n', { mode: 0o4755, uid: 7, gid: 9, mtime: new Date(1_700_000_000_000) }),
        link: symlink('etc/passwd'),
        'odd\n$(x)': 'x',
        big: 'x'.repeat(1_000_001),
        secret: 'key',
      },
      step: 'ADD base /',
    },
    { entries: { secret: gone }, step: 'RUN rm secret' },
  ],
});

const at = (path: string) => Journey.of(inspection).press(':', ...path, 'enter');
const asked = (journey: Journey) => journey.effects.flatMap((effect) => (effect.type === 'copy' ? [effect.what] : []));
const footer = (journey: Journey) => journey.rows().at(-1);

describe('y', () => {
  it('asks what to copy, and Esc or another key copies nothing', () => {
    const journey = at('/etc/passwd').press('y');
    expect(footer(journey)).toContain('copy  p path  d SHA-256  c content  l line  i instruction  f Dockerfile');
    expect(asked(journey.press('escape'))).toEqual([]);
    expect(journey.state).toMatchObject({ menu: null, focus: 'files' });
    const row = journey.state.cursor;
    expect(journey.press('y', 'j').state).toMatchObject({ menu: null, cursor: row });
    expect(journey.press('j').state.cursor).not.toBe(row);
  });

  it('makes no text before its key is pressed', { timeout: 10_000 }, async () => {
    const step = `RUN /bin/sh -c ${'a || b && '.repeat(100_000)}`;
    const journey = Journey.of(await inspectionOf({ layers: [{ entries: { a: 'x' }, step }] })).press('y');
    for (let frame = 0; frame < 300; frame += 1) expect(footer(journey)).toContain('f Dockerfile');
    const [what] = asked(journey.press('i'));
    expect(what).toMatchObject({ text: expect.stringContaining('RUN a || b && \\\n    a || b && \\\n') });
  });

  it('has all keys on the screen at any width', () => {
    const journey = Journey.of(inspection, 44, 14).press('y');
    for (const label of ['p path', 'd digest', 'c content', 'i instruction', 'f Dockerfile', 'Esc'])
      expect(journey.screen()).toContain(label);
  });

  it('copies the true path', () => {
    expect(asked(at('/etc/passwd').press('y', 'p'))).toMatchObject([
      { kind: 'text', text: '/etc/passwd', remark: null },
    ]);
    expect(asked(at('/etc/passwd').press('y', 'y'))).toMatchObject([{ text: '/etc/passwd' }]);
  });

  it('copies a path with what cannot be seen in quotes, and says so', () => {
    const [what] = asked(at('/odd').press('y', 'p'));
    expect(what).toMatchObject({ text: "$'/odd\\012$(x)'", remark: expect.stringContaining('cannot be seen') });
  });

  it('copies a line of a listing', () => {
    expect(asked(at('/etc/passwd').press('y', 'l'))).toMatchObject([
      { text: '-rwsr-xr-x 7 9 5 2023-11-14 22:13 /etc/passwd' },
    ]);
    expect(asked(at('/link').press('y', 'l'))).toMatchObject([
      { text: expect.stringMatching(/^l.* \/link -> etc\/passwd$/) },
    ]);
  });

  it('copies digest and instruction of a layer, and the Dockerfile', () => {
    const journey = Journey.of(inspection).press('j', 'y', 'd', 'y', 'i', 'y', 'f');
    const { digest, diffId } = inspection.image.layers[1]!;
    expect(asked(journey)).toMatchObject([
      { text: digest ?? diffId, named: 'the digest of layer 1' },
      { text: 'RUN rm secret' },
      { text: expect.stringContaining('ADD base /\n') },
    ]);
  });

  it('copies what is selected in what lies over the panes', () => {
    const hidden = Journey.of(inspection).press('H', 'y', 'p', 'y', 'i', 'y', 'c');
    expect(asked(hidden)).toMatchObject([
      { text: '/secret' },
      { text: 'ADD base /' },
      { kind: 'content', named: 'what /secret holds' },
    ]);
    const content = at('/etc/passwd').press('o', 'y', 'p');
    expect(asked(content)).toMatchObject([{ text: '/etc/passwd' }]);
    expect(content.state.overlay).toBe('content');
  });

  it('says why something is not copied', () => {
    expect(footer(Journey.of(inspection).press('y', 'p'))).toContain('Select a path');
    expect(footer(at('/etc').press('y', 'c'))).toContain('It is no file');
    expect(footer(at('/big').press('y', 'c'))).toContain('It is 1.00 MB, and up to 1.00 MB is copied: x saves it');
  });

  it('says what came of it, and Esc gives up what has to be read first', () => {
    const journey = at('/etc/passwd').press('y', 'c');
    expect(footer(journey)).toContain('Reading what /etc/passwd holds');
    expect(journey.press('escape').effects.at(-1)).toEqual({ type: 'stop-fetching' });
  });
});

describe('what is read to be copied', () => {
  const read = async (bytes: Uint8Array, kind: 'content' | 'digest', size = bytes.length, more = {}) => {
    const opened = {
      kind: { size, isText: true, format: null, ...more },
      bytes: async (offset: number, length: number) => bytes.subarray(offset, Math.min(offset + length, offset + 3)),
    } as unknown as OpenContent;
    const world: World = { ...idleWorld, openContent: async () => opened };
    const what = { kind, version: 0, named: inspection.image.reference as never, remark: null };
    return readToCopy(
      world,
      inspection,
      what,
      (id) => safeText(`<${id}>`),
      new AbortController().signal,
      () => {},
    );
  };

  it('is the text as it is', async () => {
    expect(await read(Buffer.from('grün\n\tx\n'), 'content')).toEqual({ text: 'grün\n\tx\n', remark: null });
    expect((await read(Buffer.from('a\u001b[2J'), 'content')).remark).toContain('cannot be seen');
    expect((await read(new Uint8Array(0), 'content')).text).toBe('');
  });

  it('is no text that is none, and no part of one', async () => {
    await expect(read(Buffer.from([0xff, 0xfe]), 'content')).rejects.toThrow('no text in UTF-8');
    await expect(read(Buffer.from('abc'), 'content', 5)).rejects.toMatchObject({
      message: 'Its layer is cut off: 3 B of 5 B are here, so nothing was copied.',
      nextStep: '<problems> says more.',
    });
  });

  it('is nothing of a file that is cut off, whose size is what is here', async () => {
    for (const kind of ['content', 'digest'] as const)
      await expect(read(Buffer.from('abc'), kind, 3, { isCutOff: true })).rejects.toThrow(
        'Its layer is cut off: 3 B of it are here, so nothing was copied.',
      );
  });

  it('is a digest of all bytes', async () => {
    const bytes = Buffer.from('some bytes');
    const digest = createHash('sha256').update(bytes).digest('hex');
    expect((await read(bytes, 'digest')).text).toBe(`sha256:${digest}`);
  });
});

it.each(['plain', 'a b', 'line\nfeed', "it's\t\\ $HOME", '\u001b[31m', '\u202e', '\u0085x', '-rf'])(
  'a shell takes %j for the path that it is',
  (path) => {
    const { text, isQuoted } = shellQuoted(Buffer.from(path));
    if (!isQuoted) expect(text).toBe(path);
    else expect(execFileSync('bash', ['-c', `printf %s ${text}`]).toString()).toBe(path);
  },
);

it('takes bytes that are not UTF-8 back out of the quotes', () => {
  const path = Buffer.from([0x61, 0xff, 0x31]);
  expect(execFileSync('bash', ['-c', `printf %s ${shellQuoted(path).text}`])).toEqual(path);
});
