import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

// Every file of tests has a cache of its own, and the programs that it starts: nothing touches that of the user.
const folder = mkdtempSync(join(tmpdir(), 'unearth-cache-'));
process.env['UNEARTH_CACHE_DIR'] = folder;
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
