import { execFileSync, spawn } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { freshPath, tarOf, writeFile } from './files.js';
import { dockerSave } from './image-files.js';
import { errorOf, layersOf, onlyImage, opened } from './opening.js';

/** A named pipe, with a process that writes the file into it after that many seconds. */
function pipeOf(bytes: Buffer, seconds = 0): string {
  const [pipe, file] = [freshPath('pipe'), writeFile('bytes', bytes)];
  execFileSync('mkfifo', [pipe]);
  spawn('sh', ['-c', `sleep ${seconds}; exec cat "$1" >"$2"`, 'sh', file, pipe], { stdio: 'ignore' });
  return pipe;
}

test.each([0, 0.5])('an image comes through a named pipe that is written to after %d s', async (seconds) => {
  const pipe = pipeOf(await tarOf(dockerSave(['base', 'x'.repeat(200_000)])), seconds);
  expect(await layersOf(await onlyImage(pipe))).toEqual(['base', 'x'.repeat(200_000)]);
});

test('and a compressed one', async () => {
  const pipe = pipeOf(gzipSync(await tarOf(dockerSave(['base']))));
  const { images, location } = await opened(pipe);
  expect(location).toBe(`docker-archive:${pipe}`);
  expect(await layersOf(await images[0]!.open())).toEqual(['base']);
});

test('how far it is is told while somebody is slow to write', async () => {
  const pipe = freshPath('pipe');
  execFileSync('mkfifo', [pipe]);
  const writer = spawn('sh', ['-c', 'exec >"$1"; printf 12345; exec sleep 30', 'sh', pipe], { stdio: 'ignore' });
  const leaving = new AbortController();
  const told = new Promise((resolve) => {
    const source = opened(pipe, { signal: leaving.signal, onProgress: resolve });
    source.catch(() => {});
  });
  expect(await told).toEqual({ what: 'reading', path: pipe, bytesRead: 5, size: null });
  leaving.abort();
  writer.kill();
});

test('nothing through a pipe is an error', async () => {
  const pipe = pipeOf(Buffer.alloc(0));
  expect((await errorOf(opened(pipe))).message).toBe(`${pipe} is empty.`);
});

test('a pipe that nobody writes to is given up when asked', async () => {
  const pipe = freshPath('pipe');
  execFileSync('mkfifo', [pipe]);
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(), 100);
  await expect(opened(pipe, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
});
