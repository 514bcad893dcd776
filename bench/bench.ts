import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchOptions, benchOptions } from './bench-options.js';
import { ImageStore } from './images/image-store.js';
import { buildEarlier } from './races/earlier-commit.js';
import { runCase } from './races/run-case.js';
import { type Place, settingOf } from './races/setting.js';
import { wholeProcess } from './races/subjects.js';
import { thisMachine } from './results/machine.js';
import { printResult } from './results/print-result.js';
import type { Result } from './results/result.js';
import { saveResults } from './results/results-file.js';

/** Runs what the command line asks for and prints it; the exit code. */
export async function bench(argv: readonly string[], root: string): Promise<number> {
  let options: BenchOptions | string;
  try {
    options = benchOptions(argv);
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  if (typeof options === 'string') {
    process.stdout.write(options);
    return 0;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'unearth-bench-'));
  const clear = () => rmSync(scratch, { recursive: true, force: true });
  // Images have gigabytes: they must not stay when somebody has seen enough.
  const interrupted = () => {
    clear();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const results = await measure(options, root, scratch);
    if (options.save) {
      saveResults(join(root, 'bench/results/results.json'), thisMachine(), results);
      execFileSync(process.execPath, [join(root, 'scripts/docs.js')], { stdio: 'inherit' });
    }
    return 0;
  } finally {
    clear();
  }
}

async function measure(options: BenchOptions, root: string, scratch: string): Promise<Result[]> {
  const { runs, scale, seed, peers, nodes, against } = options;
  const { processor, cores, memory, kernel } = thisMachine();
  console.log(`${processor}, ${cores} cores, ${memory}, ${kernel}; ${runs} rounds\n`);
  const folder = options.keep ?? join(scratch, 'images');
  mkdirSync(folder, { recursive: true });
  const store = new ImageStore(folder, { seed, scale });
  const earlier = against === null ? null : buildEarlier(against, root, scratch);
  const results: Result[] = [];
  try {
    const commit = currentCommit(root);
    for (const node of nodes) {
      const version = execFileSync(node, ['--print', 'process.version'], { encoding: 'utf8' }).trim();
      const place: Place = {
        node,
        scratch,
        store,
        isTry: scale < 1,
        tellPeak: join(root, 'bench/measure/tell-peak.cjs'),
        piece: (name) => fileURLToPath(new URL(`${name}.js`, import.meta.url)),
      };
      const setting = settingOf(place, join(root, 'bin/unearth.js'));
      const others = {
        earlier: earlier && { name: earlier.name, setting: settingOf(place, earlier.program) },
        peers: (image: string) =>
          peers.map(({ name, command }) => {
            const script = command.replaceAll('{image}', `'${image.replaceAll("'", "'\\''")}'`);
            return wholeProcess(name, setting, { program: 'bash', args: ['-c', script] });
          }),
      };
      for (const asked of options.cases) {
        const load = loadavg()[0]!;
        const result = { ...(await runCase(asked, setting, others, runs)), node: version, commit, scale, load };
        results.push(result);
        console.log(printResult(result));
      }
    }
    return results;
  } finally {
    earlier?.remove();
  }
}

/** What the program is made of. */
const sources = ['src', 'components', 'bin', 'scripts/build.js', 'package-lock.json'];

/** The last commit that changed the program: the bench and the documents change oftener. */
function currentCommit(root: string): string {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const differs = git('diff', '--name-only', 'HEAD', '--', ...sources) !== '';
  return `${git('log', '-1', '--format=%h', '--', ...sources)}${differs ? '-dirty' : ''}`;
}
