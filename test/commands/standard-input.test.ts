import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { dockerMembers, writeArchive } from '../archives.js';

const program = fileURLToPath(new URL('../../bin/unearth.js', import.meta.url));

let image: string;
beforeAll(async () => {
  image = await writeArchive(await dockerMembers({ layers: [{ 'd/a': 'content' }, { big: 'x'.repeat(2000) }] }));
});

function unearth(args: readonly string[], input: Buffer) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8' });
  return { stdout, stderr, status };
}

/** The report on the file itself, which has another place. */
function reportOf(path: string, source: string): object {
  const { stdout } = unearth([path, '--format', 'json'], Buffer.alloc(0));
  const report = JSON.parse(stdout);
  return { ...report, image: { ...report.image, source } };
}

describe('an image that comes through standard input', () => {
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['plain', (bytes) => bytes],
    ['compressed', (bytes) => gzipSync(bytes)],
  ])('%s gives the report that the file gives', (_, compress) => {
    const { stdout, stderr, status } = unearth(['-', '--format', 'json'], compress(readFileSync(image)));
    expect([stderr, status]).toEqual(['', 0]);
    expect(JSON.parse(stdout)).toEqual(reportOf(image, 'docker-archive:-'));
  });

  it('may have a prefix, and be listed', () => {
    const bytes = readFileSync(image);
    expect(unearth(['docker-archive:-:test:latest'], bytes).stdout).toContain('test:latest');
    expect(unearth(['ls', '-', 'd'], bytes).stdout).toBe('d/\nd/a\n');
  });

  it('is told when there is none', () => {
    const { stdout, stderr, status } = unearth(['-'], Buffer.alloc(0));
    expect([stdout, status]).toEqual(['', 3]);
    expect(stderr).toBe(
      'unearth: Standard input is empty.\n         See what the command in front of the pipe says, as in: docker save IMAGE | unearth -\n',
    );
  });

  it('is told when it is something else', () => {
    const { stderr, status } = unearth(['-'], Buffer.from('Error response from daemon'));
    expect(status).toBe(3);
    expect(stderr).toContain('standard input is not a tar archive.');
  });
});

it('/dev/stdin and <(command) are pipes like others', () => {
  const script = `cat "$2" | "$0" "$1" /dev/stdin --format json; "$0" "$1" <(cat "$2") --format json`;
  const { stdout, status } = spawnSync('bash', ['-c', script, process.execPath, program, image], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout.match(/"source": "docker-archive:\/dev\/(stdin|fd\/\d+)"/g)).toHaveLength(2);
});
