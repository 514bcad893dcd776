import { mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

// Every file of tests has folders of its own, and the programs that it starts: nothing is taken from those of the user, or put there.
const folder = mkdtempSync(join(tmpdir(), 'unearth-test-'));
process.env['UNEARTH_CACHE_DIR'] = join(folder, 'cache');
process.env['UNEARTH_STATE_DIR'] = join(folder, 'state');
process.env['UNEARTH_CONFIG'] = devNull;
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
