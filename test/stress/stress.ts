import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fewerEvents } from './fewer-events.js';
import { runEvents } from './run-events.js';
import { eventsOf, type StressEvent } from './stress-event.js';
import { stressImages } from './stress-images.js';

const options = {
  /** Events on each image. */
  events: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '1' },
  /** One image alone, by its name. */
  image: { type: 'string' },
  /** Ends each image after that many seconds, however many events are left. */
  seconds: { type: 'string', default: '86400' },
  /** If a run fails, it is repeated with fewer events as long as it does. */
  shorten: { type: 'boolean', default: false },
} as const;

/** `npm run stress -- --events N --seed S [--image NAME] [--seconds T] [--shorten]` */
export async function stress(argv: readonly string[], root: string): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options });
  const seed = Number(values.seed) >>> 0;
  const folder = mkdtempSync(join(tmpdir(), 'unearth-stress-images-'));
  try {
    for (const [number, [name, make]] of Object.entries(stressImages).entries()) {
      if (values.image !== undefined && values.image !== name) continue;
      const image = make(root, folder);
      const events = eventsOf(seed, number, Number(values.events));
      const until = performance.now() + Number(values.seconds) * 1000;
      const { failure, ...run } = await runEvents(root, image, events, () => performance.now() < until);
      print(
        `${name}, seed ${seed}: ${run.events} events, ${run.looks} looks (${run.divided} at panes side by side), ${(run.bytes / 1e6).toFixed(1)} MB drawn, ${run.seconds.toFixed(0)} s: ${failure === null ? 'fine' : 'FAILED'}`,
      );
      if (failure === null) continue;
      process.exitCode = 1;
      print(
        `event ${failure.at}: ${failure.rule}\n${failure.screen}\nagain: npm run stress -- --seed ${seed} --image ${name} --events ${failure.at} --shorten`,
      );
      if (values.shorten) print(told(await shortened(root, image, eventsOf(seed, number, failure.at), failure.rule)));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function shortened(root: string, image: string, events: readonly StressEvent[], rule: string) {
  const kind = (text: string) => text.replace(/\d+/g, '').split('\n')[0];
  return fewerEvents(events, async (fewer) => {
    const { failure } = await runEvents(root, image, fewer);
    return failure !== null && kind(failure.rule) === kind(rule);
  });
}

function told(events: readonly StressEvent[]): string {
  return [`${events.length} events are enough:`, ...events.map((event) => `  ${JSON.stringify(event)}`)].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
