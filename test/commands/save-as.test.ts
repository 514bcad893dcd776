import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar-stream';
import { describe, expect, it, vi } from 'vitest';
import { saveAs } from '../../src/commands/save-as.js';
import { Contents } from '../../src/content/contents.js';
import type { ToSave } from '../../src/explorer/world.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { readImage } from '../../src/inspect/read-image.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { dockerMembers, scratch, writeArchive } from '../archives.js';
import { gone } from '../images.js';

const image = {
  layers: [
    { 'etc/key': 'secret', 'etc/conf': 'one', 'srv/app': 'app' },
    { 'etc/key': gone, 'etc/conf': 'two' },
  ],
};

/** Saves something of the image below a new folder; gives that folder and what came of it. */
async function save(what: (inspection: Inspection) => ToSave, to: (folder: string) => string) {
  const folder = scratch();
  const path = await writeArchive(await dockerMembers(image));
  const saved = await readImage(path, { host: hostPlatform() }, async (inspection) => {
    const contents = new Contents();
    const how = { signal: new AbortController().signal, onProgress: vi.fn() };
    try {
      return await saveAs(inspection, contents, what(inspection), to(folder), how);
    } finally {
      await contents.close();
    }
  });
  return { folder, saved };
}

const file =
  (path: string) =>
  (inspection: Inspection): ToSave => ({
    kind: 'file',
    version: 0,
    node: inspection.stack.tree.find(Buffer.from(path)),
  });
const key = file('etc/key');

describe('saving from the explorer', () => {
  it('writes a file under the name that was typed', async () => {
    const { folder, saved } = await save(key, (to) => join(to, 'my key'));
    expect(saved).toEqual({ where: join(folder, 'my key'), files: 1, bytes: 6, refusals: [] });
    expect(readFileSync(join(folder, 'my key'), 'utf8')).toBe('secret');
  });

  it('writes it under its own name into a folder, or the next one that is free', async () => {
    const { folder, saved } = await save(key, (to) => `${to}/`);
    expect(saved.where).toBe(join(folder, 'key'));
    expect(readFileSync(join(folder, 'key'), 'utf8')).toBe('secret');
    const again = await save(key, (to) => {
      writeFileSync(join(to, 'key'), 'mine');
      return to;
    });
    expect(readFileSync(join(again.folder, 'key'), 'utf8')).toBe('mine');
    expect(readFileSync(join(again.folder, 'key.1'), 'utf8')).toBe('secret');
  });

  it('writes it under the name that was selected, where the same bytes have others', async () => {
    const { saved } = await save(file('srv/app'), (to) => `${to}/`);
    expect(saved.where).toMatch(/\/app$/);
  });

  it('writes over nothing', async () => {
    const { folder, saved } = await save(key, (to) => {
      writeFileSync(join(to, 'there'), 'mine');
      return join(to, 'there');
    });
    expect(readFileSync(join(folder, 'there'), 'utf8')).toBe('mine');
    expect(saved).toMatchObject({ files: 0, refusals: [{ reason: expect.stringContaining('there') }] });
  });

  it('says so where the name is longer than the filesystem takes', async () => {
    await expect(save(key, (to) => join(to, 'x'.repeat(300)))).resolves.toMatchObject({
      saved: { files: 0, refusals: [{ reason: expect.any(String) }] },
    });
  });

  it('writes a directory as it is after a layer into a folder, or a tar', async () => {
    const etc = ({ stack }: Inspection): ToSave => ({
      kind: 'tree',
      node: stack.tree.find(Buffer.from('etc')),
      layer: 1,
    });
    const { folder } = await save(etc, (to) => to);
    expect(readdirSync(folder)).toEqual(['etc']);
    expect(readdirSync(join(folder, 'etc'))).toEqual(['conf']);
    expect(readFileSync(join(folder, 'etc/conf'), 'utf8')).toBe('two');
    const tar = await save(etc, (to) => join(to, 'out.TAR'));
    const names: string[] = [];
    const reader = extract();
    reader.end(readFileSync(join(tar.folder, 'out.TAR')));
    for await (const entry of reader) {
      names.push(entry.header.name);
      entry.resume();
    }
    expect(names).toEqual(['etc/', 'etc/conf']);
  });

  it('writes hidden files under the paths they had', async () => {
    const hidden = ({ analysis }: Inspection): ToSave => ({ kind: 'hidden', files: analysis.hidden });
    const { folder, saved } = await save(hidden, (to) => join(to, 'hidden'));
    expect(saved).toMatchObject({ files: 2, refusals: [] });
    expect(readFileSync(join(folder, 'hidden/etc/key'), 'utf8')).toBe('secret');
    expect(readFileSync(join(folder, 'hidden/etc/conf'), 'utf8')).toBe('one');
  });

  it('knows what ~ is', async () => {
    const home = scratch();
    vi.stubEnv('HOME', home);
    try {
      expect(homedir()).toBe(home);
      mkdirSync(join(home, 'in'));
      const { saved } = await save(key, () => '~/in');
      expect(saved.where).toBe(join(home, 'in/key'));
      expect(existsSync(join(home, 'in/key'))).toBe(true);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
