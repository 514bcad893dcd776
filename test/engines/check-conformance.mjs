// Holds the expectations of fixtures/conformance against `umoci unpack`:  node check-conformance.mjs [CASE...]      as root
//
// Every docker-archive of plain layers there (those that are packed) is wrapped into an OCI layout as it is, unpacked, and compared path by path with
// what its case expects. A case that says under `runtimes.umoci` what umoci does otherwise must differ; every other one must
// be equal, and one that is not `complete` must make umoci fail. So no deviation is new, and none is gone unnoticed.
// Where Go is installed, its archive/tar must read a layer to the end if and only if the case is complete,
// or the other way round where the case says under `runtimes.go` that it does otherwise.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { walk } from './walk.mjs';

const conformance = join(import.meta.dirname, '../../fixtures/conformance');
const folders = ['tar', 'tree', 'security'];
const wanted = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'unearth-conformance-'));

const cases = folders
  .flatMap((folder) => readdirSync(join(conformance, folder)).map((file) => join(conformance, folder, file)))
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ ...JSON.parse(readFileSync(file, 'utf8')), file }))
  .filter(({ name, image }) => image === `${name}.tar.gz` && (wanted.length === 0 || wanted.includes(name)));

/** An OCI layout of the layers in a docker-archive, blob for blob. */
function layoutOf({ file, image }, folder) {
  const archive = join(folder, 'archive');
  mkdirSync(archive, { recursive: true });
  execFileSync('tar', ['-C', archive, '-xf', join(file, '..', image)]);
  const blobs = join(folder, 'layout/blobs/sha256');
  mkdirSync(blobs, { recursive: true });
  const blob = (mediaType, bytes) => {
    const hex = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(blobs, hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const json = (mediaType, value) => blob(mediaType, Buffer.from(JSON.stringify(value)));
  const oci = 'application/vnd.oci.image';
  const [{ Config, Layers }] = JSON.parse(readFileSync(join(archive, 'manifest.json'), 'utf8'));
  const layers = Layers.map((name) => blob(`${oci}.layer.v1.tar`, readFileSync(join(archive, name))));
  const config = blob(`${oci}.config.v1+json`, readFileSync(join(archive, Config)));
  const mediaType = `${oci}.manifest.v1+json`;
  const manifest = json(mediaType, { schemaVersion: 2, mediaType, config, layers });
  const annotations = { 'org.opencontainers.image.ref.name': 'case' };
  const index = { schemaVersion: 2, manifests: [{ ...manifest, annotations }] };
  writeFileSync(join(folder, 'layout/index.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'layout/oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  return join(folder, 'layout');
}

/** What there is, in the words of an expectation; by the bytes of the path, one character each. */
function unpacked(root) {
  const paths = new Map();
  for (const { path, link, ...facts } of walk(root)) {
    const sha256 = facts.type === 'file' && facts.size < 1e6 ? hashOf(root, path) : undefined;
    paths.set(path.toString('latin1'), { ...facts, link: link?.toString('latin1'), sha256 });
  }
  return paths;
}

function hashOf(root, path) {
  const full = Buffer.concat([Buffer.from(`${root}/`), path]);
  return createHash('sha256').update(readFileSync(full)).digest('hex');
}

const keyOf = (path, base64) => Buffer.from(base64 ?? path, base64 ? 'base64' : 'utf8').toString('latin1');
/** A target that is not UTF-8 is written with `\xNN` for each byte. */
const linkOf = (link) =>
  Buffer.from(link)
    .toString('latin1')
    .replace(/\\x([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

function* differences(expected, found) {
  const keys = new Map();
  for (const [path, facts] of Object.entries(expected)) if (path !== '.') keys.set(keyOf(path, facts.pathBytes), facts);
  for (const key of found.keys()) if (!keys.has(key)) yield `${JSON.stringify(key)} is there`;
  for (const [key, facts] of keys) {
    const there = found.get(key);
    if (there === undefined) {
      yield `${JSON.stringify(key)} is missing`;
      continue;
    }
    const wantedFacts = { ...facts, mtime: facts.mtime === undefined ? undefined : Math.floor(facts.mtime) };
    if (facts.link !== undefined) wantedFacts.link = linkOf(facts.link);
    for (const name of ['type', 'size', 'sha256', 'mode', 'uid', 'gid', 'mtime', 'link']) {
      if (wantedFacts[name] !== undefined && wantedFacts[name] !== there[name]) {
        yield `${JSON.stringify(key)}: ${name} is ${there[name]}, not ${wantedFacts[name]}`;
      }
    }
    if (facts.hardlinkTo !== undefined && there.inode !== found.get(keyOf(facts.hardlinkTo))?.inode) {
      yield `${JSON.stringify(key)} is no link to ${facts.hardlinkTo}`;
    }
  }
}

/** Runs umoci, which mostly waits for the disk. */
function runUmoci(args) {
  return new Promise((resolve) => {
    execFile('umoci', args, { encoding: 'utf8', timeout: 20_000 }, (error, _, stderr) => {
      resolve({ status: error === null ? 0 : (error.code ?? 'signal'), stderr });
    });
  });
}

/** What umoci makes of a case, and how that differs from what is expected: nothing where they agree. */
async function deviations(conformanceCase, folder) {
  const { expect } = conformanceCase;
  const bundle = join(folder, 'bundle');
  const run = await runUmoci(['unpack', '--image', `${layoutOf(conformanceCase, folder)}:case`, bundle]);
  if (run.status !== 0) {
    const reason = run.stderr.trim().split('\n').at(-1) ?? `status ${run.status}`;
    return expect.complete ? [`umoci fails: ${reason.slice(-200)}`] : [];
  }
  if (!expect.complete) return ['umoci sees no damage'];
  return expect.rootfs === undefined ? [] : [...differences(expect.rootfs, unpacked(join(bundle, 'rootfs')))];
}

const verdicts = join(import.meta.dirname, '../tar/archives/verdicts.go');

/** Whether Go's archive/tar reads all layers of each case to their ends; null where Go is not installed. */
function readByGo() {
  if (spawnSync('go', ['version']).error !== undefined) return null;
  const layers = cases.map((conformanceCase) => {
    const folder = join(work, 'go', conformanceCase.name);
    const layout = layoutOf(conformanceCase, folder);
    const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8'));
    const blob = ({ digest }) => readFileSync(join(layout, 'blobs', digest.replace(':', '/')));
    return JSON.parse(blob(index.manifests[0])).layers.map(blob);
  });
  const input = layers.flat().flatMap((layer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(layer.length);
    return [length, layer];
  });
  const output = execFileSync('go', ['run', verdicts], { input: Buffer.concat(input), encoding: 'utf8' });
  const failed = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).error);
  return layers.map((own) => failed.splice(0, own.length).every((error) => !error));
}

let wrong = 0;
let deviating = 0;
try {
  const read = readByGo();
  cases.forEach((conformanceCase, index) => {
    const { expect, runtimes = {} } = conformanceCase;
    // What a case says that Go does otherwise has to be so.
    if (read === null || (read[index] === expect.complete) === (runtimes.go === undefined)) return;
    wrong += 1;
    console.log(
      `WRONG  ${conformanceCase.row} ${conformanceCase.name}: Go ${read[index] ? 'sees no damage' : 'stops'}`,
    );
  });
  console.log(
    read === null
      ? 'Go is not here: its verdicts are left out'
      : `Go agrees on ${cases.length - wrong} of ${cases.length}`,
  );
  const results = [];
  const next = cases.entries();
  const unpackOn = async () => {
    for (const [index, conformanceCase] of next) {
      const folder = join(work, String(index));
      results[index] = await deviations(conformanceCase, folder);
      rmSync(folder, { recursive: true, force: true });
    }
  };
  await Promise.all([unpackOn(), unpackOn(), unpackOn(), unpackOn()]);
  cases.forEach((conformanceCase, index) => {
    const found = results[index];
    const note = conformanceCase.runtimes?.umoci;
    if (note !== undefined && found.length > 0) {
      deviating += 1;
      console.log(`deviates  ${conformanceCase.row} ${conformanceCase.name}: ${note}`);
      if (process.env.DETAILS) for (const line of found.slice(0, 10)) console.log(`  ${line}`);
    } else if (note !== undefined || found.length > 0) {
      wrong += 1;
      console.log(
        `WRONG  ${conformanceCase.row} ${conformanceCase.name}: ${note === undefined ? 'not expected' : 'umoci agrees by now'}`,
      );
      for (const line of found.slice(0, 10)) console.log(`  ${line}`);
    }
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(
  `${cases.length} cases: ${cases.length - wrong - deviating} as umoci, ${deviating} known deviations, ${wrong} wrong`,
);
process.exitCode = wrong > 0 ? 1 : 0;
