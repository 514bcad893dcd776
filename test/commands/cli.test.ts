import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { dockerMembers, ociMembers, scratch, writeArchive, writeFolder } from '../archives.js';
import { directory, gone, hardlink, symlink } from '../images.js';
import { program, unearth } from './run-unearth.js';

let image: string;
beforeAll(async () => {
  image = await writeArchive(
    await dockerMembers({
      layers: [
        { 'd/': directory(), 'd/a': 'content', 'd/h': hardlink('d/a'), 'd/l': symlink('a'), big: 'x'.repeat(2000) },
        { big: gone, 'n\u001b[31m': 'z' },
      ],
    }),
  );
});

describe('a pipe gets', () => {
  it('a summary', () => {
    const { stdout, stderr, status } = unearth(image);
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toContain('test:latest  linux/amd64  docker-archive:');
    expect(stdout).toMatch(/efficiency +0.4 %/);
    expect(stdout).toMatch(/2\.00 kB {2}removed +layer 0, by 1 +big/);
  });

  it('JSON, and several formats in one run', () => {
    const file = join(scratch(), 'report.json');
    const { stdout, status } = unearth(image, '--format', 'text', '--format', `json=${file}`);
    expect(status).toBe(0);
    expect(stdout).toContain('Hidden files');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(unearth(image, '--format=json').stdout));
  });

  it('a report through a symlink, which stays one', () => {
    const folder = scratch();
    const [file, link] = [join(folder, 'report.json'), join(folder, 'link')];
    writeFileSync(file, 'an older one');
    symlinkSync(file, link);
    expect(unearth(image, '--format', `json=${link}`).status).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ complete: true });
    expect(readdirSync(folder).sort()).toEqual(['link', 'report.json']);
  });

  // As root, a report for /dev/null once took the place of /dev/null.
  it('a report into what is no regular file, which stays what it is', async () => {
    const fifo = join(scratch(), 'fifo');
    execFileSync('mkfifo', [fifo]);
    const reader = spawn('cat', [fifo], { stdio: ['ignore', 'pipe', 'inherit'] });
    const read = reader.stdout.setEncoding('utf8').toArray();
    expect(unearth(image, '--format', `json=${fifo}`).status).toBe(0);
    expect(lstatSync(fifo).isFIFO()).toBe(true);
    expect(JSON.parse((await read).join(''))).toMatchObject({ complete: true });
  });

  it('no control character of the image', () => {
    const { stdout } = unearth('ls', image);
    expect(stdout.split('\n')).toContain('n\\x1b[31m');
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });
});

describe('ls', () => {
  it('lists the visible filesystem, a line a path', () => {
    expect(unearth('ls', image).stdout).toBe('d/\nd/a\nd/h\nd/l\nn\\x1b[31m\n');
    expect(unearth('ls', image, '--layer', '0').stdout).toBe('big\nd/\nd/a\nd/h\nd/l\n');
    expect(unearth('ls', image, 'd').stdout).toBe('d/\nd/a\nd/h\nd/l\n');
    expect(unearth('ls', '-l', image, 'd/l').stdout).toBe(
      'lrw-r--r--        0:0             0  1970-01-01 00:00  d/l -> a\n',
    );
  });

  it('as JSON lines', () => {
    const lines = unearth('ls', image, '--json')
      .stdout.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const owner = { mode: '0644', uid: 0, gid: 0, mtime: 0 };
    expect(lines).toEqual([
      { path: 'd', type: 'directory', ...owner, mode: '0755', size: 0, layer: 0 },
      { path: 'd/a', type: 'file', ...owner, size: 7, layer: 0 },
      { path: 'd/h', type: 'file', ...owner, size: 7, layer: 0, hardlink: 'd/a' },
      { path: 'd/l', type: 'symlink', ...owner, size: 0, link: 'a', layer: 0 },
      { path: 'n\u001b[31m', type: 'file', ...owner, size: 1, layer: 1 },
    ]);
  });
});

describe('verify', () => {
  it('says of every blob what it is, in 80 columns, and in one line what it all comes to', () => {
    const { stdout, stderr, status } = unearth('verify', image);
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toMatch(/^test:latest {2}linux\/amd64\n/);
    expect(stdout).toMatch(/^layer 0 +[0-9a-f]{12} +- +- +verified +RUN step 0$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('Verified: 3 blobs, all as promised.');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('finds what is not as promised, names the layer, and exits with 1', async () => {
    const members = await ociMembers({ layers: [{ a: '1' }, { b: '2' }] }, 'none');
    const [name, layer] = [...members].find(([, bytes]) => bytes.includes('b\0') && bytes.length > 1000)!;
    const wrong = Buffer.from(layer);
    wrong[600]! ^= 1;
    members.set(name, wrong);
    const place = writeFolder(members);
    const { stdout, status } = unearth('verify', place);
    expect(status).toBe(1);
    expect(stdout).toContain('MISMATCH  layer 1, digest');
    expect(stdout).toContain(`  promised  sha256:${name.slice('blobs/sha256/'.length)}  by its descriptor`);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('MISMATCH: of 4 blobs, 1 not as promised: layer 1.');
    const { images } = JSON.parse(unearth('verify', place, '--json').stdout);
    expect(images[0].outcome).toBe('mismatch');
    expect(images[0].blobs.map(({ kind, outcome }: Record<string, string>) => `${kind} ${outcome}`)).toEqual([
      'manifest verified',
      'config verified',
      'layer verified',
      'layer mismatch',
    ]);
    const layers = (...more: string[]) => JSON.parse(unearth(place, '--format', 'json', ...more).stdout).layers;
    const verdicts = (...more: string[]) => layers(...more).map(({ verified }: { verified: string }) => verified);
    expect(verdicts()).toEqual(['unchecked', 'unchecked']);
    expect(verdicts('--verify')).toEqual(['verified', 'mismatch']);
  });

  it('exits with 3 where something is not here', async () => {
    const members = await ociMembers({ layers: [{ a: '1' }, { b: '2' }] }, 'gzip');
    members.delete([...members].find(([, bytes]) => bytes[0] === 0x1f)![0]);
    const { stdout, status } = unearth('verify', writeFolder(members));
    expect(status).toBe(3);
    expect(stdout).toContain('absent  layer 0, digest: it is not here');
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^INCOMPLETE: /);
  });

  it('prints no control character of the image', async () => {
    const history = [{ created_by: 'RUN \u001b[31m\u0007evil' }];
    const place = await writeArchive(await dockerMembers({ layers: [{ a: '1' }], name: 'x\u001b[2J', history }));
    expect(unearth('verify', place).stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });
});

describe('wrong use is told with exit code 2 and nothing on stdout', () => {
  it.each([
    [[], 'No image is named'],
    [['--format', 'pdf', 'x'], 'There is no format pdf'],
    [['--format', 'text', '--format', 'json', 'x'], 'Only one format can go to standard output'],
    [['--frob', 'x'], '--frob'],
    [['a', 'b'], 'a word too many: b'],
    [['--platform', 'what', 'x'], 'what'],
  ])('%j', (args, told) => {
    const { stdout, stderr, status } = unearth(...(args as string[]));
    expect(stderr).toContain(told);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toMatch(/^unearth: .+\n {9}.+\n$/);
  });

  it('for a layer or path that is not there', () => {
    expect(unearth('ls', image, '--layer', '2')).toMatchObject({ stdout: '', status: 2 });
    expect(unearth('ls', image, 'nowhere')).toMatchObject({ stdout: '', status: 2 });
  });

  it('for a report that cannot be written, and leaves no half of it', () => {
    const folder = scratch();
    const { stderr, status } = unearth(image, '--format', `json=${folder}/no/such/folder.json`);
    expect(status).toBe(2);
    expect(stderr).toContain('cannot be written');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an image that cannot be read is told with exit code 3 and nothing on stdout', () => {
  it.each([
    ['not there', () => join(scratch(), 'nothing.tar')],
    ['a directory that is no image', () => scratch()],
    ['no image inside', () => writeArchive(new Map([['readme.txt', Buffer.from('x')]]))],
    ['not a tar', () => written(Buffer.from('text '.repeat(500)))],
    ['empty', () => written(Buffer.alloc(0))],
    ['truncated', async () => written(readFileSync(image).subarray(0, 3000))],
    ['JSON that is none', () => writeArchive(new Map([['manifest.json', Buffer.from('[{"Config":')]]))],
    ['JSON of another shape', () => writeArchive(new Map([['manifest.json', Buffer.from('[{"Config":7}]')]]))],
  ])('%s', async (_, make) => {
    const { stdout, stderr, status } = unearth(await make(), '--format', 'json');
    expect([stdout, status]).toEqual(['', 3]);
    expect(stderr).toMatch(/^unearth: .+\n {9}.+\n$/);
  });

  it('for a platform that is not there, with those that are', () => {
    const { stderr, status } = unearth(image, '--platform', 'linux/s390x');
    expect(status).toBe(3);
    expect(stderr).toContain('linux/amd64');
  });

  it('but a bad layer only makes it incomplete', async () => {
    const members = await ociMembers({ layers: [{ a: '1' }, { b: '2' }] }, 'gzip');
    const layer = [...members].find(([, bytes]) => bytes[0] === 0x1f)![0];
    members.delete(layer);
    const { stdout, status } = unearth(writeFolder(members), '--format', 'json');
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, totals: { layers: 2 } });
  });
});

describe('help of one command', () => {
  it.each(commands.map(({ name }) => name))('%s: its usage, and every option that it takes', (name) => {
    const { stdout, stderr, status } = unearth(name, '--help');
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout.split('\n')[0]).toMatch(new RegExp(`^  unearth ${name} `));
    const { options } = commands.find((command) => command.name === name)!;
    for (const option of Object.keys(options)) {
      if (option.startsWith('max-')) continue;
      expect(stdout).toMatch(new RegExp(`^  (-\\w, )?--${option}( |$)`, 'm'));
    }
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(132);
  });

  it('has nothing of others, and is named where an option is wrong', () => {
    expect(unearth('cat', '--help').stdout).not.toContain('--json');
    expect(unearth('cat', '--json', image, 'd/a').stderr).toContain('See: unearth cat --help');
    expect(unearth('ls', '--json', '--', '--help').status).toBe(3);
  });
});

it('help and version', () => {
  const { stdout, status } = unearth('--help');
  expect(status).toBe(0);
  for (const word of ['ls', 'demo', '--format', '--platform', '--layer', 'Exit codes']) expect(stdout).toContain(word);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(unearth('--version').stdout).toBe(`unearth ${version}\n`);
});

it('a reader that goes away ends it quietly', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`file-${index}-${'x'.repeat(80)}`, '']),
  );
  const large = await writeArchive(await dockerMembers({ layers: [many] }));
  const child = spawn(process.execPath, [program, 'ls', large], { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  child.stderr.on('data', (text) => {
    told += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([told, code]).toEqual(['', 0]);
});

it('a file that is called like a command is reached as ./NAME, and a command wins over it', () => {
  const folder = scratch();
  writeFileSync(join(folder, 'demo'), 'no image');
  const run = (word: string) =>
    spawnSync(process.execPath, [program, word, '--format', 'json'], { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(run('demo').stdout).totals.layers).toBe(8);
  expect(run('./demo').status).toBe(3);
});

it('the demo tells the whole story', () => {
  const report = JSON.parse(unearth('demo', '--format', 'json').stdout);
  const causes = new Set(report.hidden.map(({ cause }: { cause: string }) => cause));
  expect(causes).toEqual(new Set(['removed', 'metadata-only', 'overwritten', 'opaque']));
  expect(report.hidden[0]).toEqual({ path: 'bigfile', bytes: 10_737_418, cause: 'removed', layer: 3, hiddenBy: 4 });
  expect(report.hidden.map(({ path }: { path: string }) => path)).toContain('srv/app/id_ed25519');
  expect(report.problems).toEqual([]);
});

function written(bytes: Buffer): string {
  const path = join(scratch(), 'image.tar');
  writeFileSync(path, bytes);
  return path;
}
