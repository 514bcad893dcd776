// What small hostile images cost: time and peak memory of `unearth FILE --format json` on each, in a process of its own.
//   node bench/hostile-memory.mjs [NAME]...

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';

const program = new URL('../bin/unearth.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'unearth-hostile-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const range = (count) => Array.from({ length: count }, (_, index) => index);

/** A ustar header with its checksum. */
function header(name, { size = 0, type = '0', link = '' } = {}) {
  const block = Buffer.alloc(512);
  block.write(name, 0, 100, 'latin1');
  block.write(
    `0000644\0${'0000000\0'.repeat(2)}${size.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        ${type}`,
    100,
  );
  block.write(link, 157, 100, 'latin1');
  block.write('ustar\x0000', 257);
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return block;
}

function padded(content) {
  const bytes = Buffer.from(content);
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

/** An entry with its content; a name or target that is too long for the header stands in GNU headers before it. */
function entry(name, { content = '', type = '0', link = '' } = {}) {
  const long = (text, flag) => [header('././@LongLink', { size: text.length + 1, type: flag }), padded(`${text}\0`)];
  return Buffer.concat([
    ...(name.length > 100 ? long(name, 'L') : []),
    ...(link.length > 100 ? long(link, 'K') : []),
    header(name.slice(0, 100), { size: content.length, type, link: link.slice(0, 100) }),
    padded(content),
  ]);
}

const end = Buffer.alloc(1024);

/** An image of layers that are there already, in one archive: blobs by what they are. */
function image(layers, { config = JSON.stringify({ rootfs: { diff_ids: [] } }), repeat = 1 } = {}) {
  const parts = [];
  const add = (name, content) => parts.push(entry(name, { content }));
  for (const [index, layer] of layers.entries()) add(`${index}.tar`, layer);
  add('config.json', config);
  const names = range(repeat).flatMap(() => layers.map((_, index) => `${index}.tar`));
  add('manifest.json', JSON.stringify([{ Config: 'config.json', RepoTags: ['x'], Layers: names }]));
  return Buffer.concat([...parts, end]);
}

/** Compresses without keeping the tar, which may have gigabytes. */
async function gzipOf(pieces) {
  const gzip = createGzip();
  const chunks = [];
  gzip.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => gzip.on('end', resolve));
  for (const piece of pieces) if (!gzip.write(piece)) await new Promise((resolve) => gzip.once('drain', resolve));
  gzip.end(end);
  await ended;
  return Buffer.concat(chunks);
}

const zstdMagic = [0x28, 0xb5, 0x2f, 0xfd];
/** A zstd frame with that window descriptor and raw blocks of these bytes (RFC 8878). */
function zstdFrame(window, blocks) {
  const bodies = blocks.map((block, index) => {
    const head = Buffer.alloc(3);
    head.writeUIntLE((block.length << 3) | (index === blocks.length - 1 ? 1 : 0), 0, 3);
    return Buffer.concat([head, block]);
  });
  return Buffer.concat([Buffer.from([...zstdMagic, 0, window]), ...bodies]);
}
const window128MiB = 17 << 3;
const oneFile = Buffer.concat([entry('a', { content: 'x' }), end]);
const deep = 'd/'.repeat(1000);

const cases = {
  'one file': () => image([oneFile]),
  'a config of 16 MiB of lists': () => image([oneFile], { config: `[${'[],'.repeat(5_500_000)}[]]` }),
  'a config of 4 MiB of text': () => image([oneFile], { config: JSON.stringify({ a: 'x'.repeat(4 << 20) }) }),
  'an extended header of 8 GiB': () =>
    image([gzipSync(Buffer.concat([header('x', { type: 'x', size: 2 ** 33 - 1 }), Buffer.alloc(1 << 20)]))]),
  'PAX headers of 1 MiB, in chunks': async () => {
    const record = (text) => `${text.length + 9} ${text}\n`;
    const pax = record(`comment=${'x'.repeat(1_000_000)}`);
    return image([
      await gzipOf(
        range(200).map((n) =>
          Buffer.concat([header('p', { type: 'x', size: pax.length }), padded(pax), entry(`f${n}`)]),
        ),
      ),
    ]);
  },
  'attributes of 1 MB on 2000 files': async () =>
    image([
      await gzipOf(
        (function* () {
          for (let n = 0; n < 2000; n += 1) {
            const value = `SCHILY.xattr.user.a=${String(n).repeat(1_000_000 / String(n).length)}`;
            const record = `${value.length + 1 + 8} ${value}\n`;
            const text = record.length === value.length + 9 ? record : `${value.length + 9} ${value}\n`;
            yield Buffer.concat([header('p', { type: 'x', size: text.length }), padded(text), entry(`f${n}`)]);
          }
        })(),
      ),
    ]),
  'a zstd window of 3.75 TiB': () => image([zstdFrame(0xff, [oneFile])]),
  '1000 zstd frames with windows of 128 MiB': () =>
    image([
      Buffer.concat(
        range(oneFile.length >> 1).map((at) => zstdFrame(window128MiB, [oneFile.subarray(2 * at, 2 * at + 2)])),
      ),
    ]),
  '1000 blocks in a zstd window of 128 MiB': () =>
    image([
      zstdFrame(
        window128MiB,
        range(oneFile.length >> 1).map((at) => oneFile.subarray(2 * at, 2 * at + 2)),
      ),
    ]),
  '400 000 blocks in a zstd window of 128 MiB': () =>
    image([
      zstdFrame(
        window128MiB,
        range(400_000).map(() => Buffer.alloc(1)),
      ),
    ]),
  '100 000 zstd frames': () => image([Buffer.concat(range(100_000).map(() => zstdFrame(0, [Buffer.alloc(1)])))]),
  'a million entries': async () =>
    image([
      await gzipOf(
        (function* () {
          for (let n = 0; n < 1000; n += 1) yield Buffer.concat(range(1000).map((m) => header(`d${n}/${m}`)));
        })(),
      ),
    ]),
  'five million entries and more': async () =>
    image([
      await gzipOf(
        (function* () {
          for (let n = 0; n < 5100; n += 1) yield Buffer.concat(range(1000).map((m) => header(`d${n}/${m}`)));
        })(),
      ),
    ]),
  'paths of 1000 parts, each new': async () =>
    image([
      await gzipOf(
        (function* () {
          for (let n = 0; n < 6000; n += 1) yield entry(`${n}/${deep}f`);
        })(),
      ),
    ]),
  'links to paths of 1000 parts, each new': async () =>
    image([
      await gzipOf(
        (function* () {
          for (let n = 0; n < 20_000; n += 1)
            yield Buffer.concat([entry(`l${n}`, { type: '2', link: `${n}/${deep}` }), entry(`l${n}/f`)]);
        })(),
      ),
    ]),
  'links of links of 1000 parts, in turn with entries': async () =>
    image([
      await gzipOf(
        (function* () {
          for (let n = 0; n < 38; n += 1)
            yield entry(`l${n}`, { type: '2', link: `${'a/'.repeat(900)}../${'../'.repeat(899)}l${n + 1}` });
          yield entry('l38', { type: '2', link: 'end' });
          for (let n = 0; n < 2000; n += 1)
            yield Buffer.concat([entry(`l0/x${n}`), entry(`z${n}`, { type: '2', link: 'q' })]);
        })(),
      ),
    ]),
  'problems with long names in 100 layers': async () =>
    image([await gzipOf(range(2000).map((n) => entry(`../${'n'.repeat(4000)}${n}`)))], { repeat: 100 }),
  'hidden files with long paths': async () =>
    image([
      await gzipOf(
        (function* () {
          for (let n = 0; n < 150_000; n += 1)
            yield entry(`${'d'.repeat(200)}/${deep.slice(0, 1900)}/${'e'.repeat(1800)}/${n}`, { content: 'x' });
        })(),
      ),
      await gzipOf([entry(`.wh.${'d'.repeat(200)}`)]),
    ]),
  'a gigabyte of zeros': async () =>
    image([
      await gzipOf(
        (function* () {
          yield header('bigfile', { size: 2 ** 30 });
          for (let n = 0; n < 1024; n += 1) yield Buffer.alloc(1 << 20);
        })(),
      ),
    ]),
};

// `VmHWM`, not `resourceUsage`, whose figure a process takes over from the one that started it.
const measure = `data:text/javascript,import { readFileSync } from 'node:fs';process.on('exit', () => process._rawDebug('PEAK ' + /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]))`;
const asked = process.argv.slice(2);
for (const [name, make] of Object.entries(cases)) {
  if (asked.length > 0 && !asked.some((word) => name.includes(word))) continue;
  const file = join(folder, 'image.tar');
  writeFileSync(file, await make());
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', measure, program, file, '--format', `json=${join(folder, 'report.json')}`],
    { encoding: 'utf8', timeout: 300_000, maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - began) / 1000;
  const peak = Number(/PEAK (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1000;
  const told = stderr.split('\n').find((line) => line.startsWith('unearth')) ?? '';
  console.log(
    `${name.padEnd(52)} ${(statSync(file).size / 1e6).toFixed(2).padStart(9)} MB ${seconds.toFixed(1).padStart(6)} s ${peak.toFixed(0).padStart(6)} MB peak, exit ${status} ${told.slice(0, 160)}${stdout.slice(0, 0)}`,
  );
}
