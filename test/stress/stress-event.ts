import { standardKeymap } from '../../src/explorer/keymap.js';
import { Random } from '../fuzz/random.js';
import { bytesOf } from '../journeys/key-bytes.js';

/** What happens to the explorer: bytes from the terminal, another size of it, or a look at the screen. */
export type StressEvent =
  | { readonly kind: 'input'; readonly bytes: string }
  | { readonly kind: 'size'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'look' };

const esc = '\u001b';

/** Leave, or stop: the end of a run does the first. */
const leaving = ['q', 'ctrl-c', 'ctrl-z'];

const keys = standardKeymap.bindings.flatMap((binding) => binding.keys).filter((key) => !leaving.includes(key));
/** What moves, and what takes back, is what users press most; without it a run would stay where nothing can be seen. */
const often = ['j', 'k', 'enter', 'escape', 'tab', 'l', 'h', 'pagedown', 'pageup', ']', '[', 'v', 'down', 'up'];
const others = [
  ...'0456789%&;:yzZ',
  'delete',
  'left',
  'right',
  'é',
  '漢',
  '👩‍🚒',
  'ctrl-a',
  'ctrl-e',
  'ctrl-k',
  'ctrl-w',
];

const pastes = ['conf', 'a\nb\r\nc', '漢字 👩‍🚒 \u202e', 'qqq', `${esc}[2J`, 'x'.repeat(300), ''];
const reports = [0, 1, 2, 64, 65, 66, 67, 68, 128];
/** The beginnings of reports that never go on. None can become the press of a button, whatever key follows. */
const halves = [`${esc}[<`, `${esc}[<65`, `${esc}[<64;12;`, `${esc}[<65;3;1`];
/** Sizes at which the layout is another one, and the ends of what is to be held. */
const sizes: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 2],
  [39, 10],
  [40, 9],
  [40, 10],
  [41, 11],
  [60, 19],
  [80, 20],
  [80, 24],
  [99, 18],
  [100, 17],
  [100, 18],
  [100, 24],
  [120, 36],
  [160, 50],
  [200, 60],
  [500, 200],
  [500, 10],
  [40, 200],
  [1, 200],
  [500, 1],
];

/** How many events lie between two looks at the screen, at most. */
const most = 40;

/**
 * The events of a run, so many and the looks between them: always the same for a seed, and fewer of them are its beginning. Each has
 * numbers of its own.
 */
export function eventsOf(seed: number, image: number, count: number): StressEvent[] {
  const random = new Random(seed, image);
  const events: StressEvent[] = [];
  let [columns, rows] = [100, 30];
  // Where the footer may be drawn still: a press there might quit.
  let footers = new Set([rows]);
  let looks = 0;
  let looked = 0;
  while (events.length - looks < count) {
    const own = random.fork();
    const chance = own.below(100);
    if (events.length - looked >= own.between(5, most)) {
      looks += 1;
      looked = events.length;
      footers = new Set([rows]);
      events.push({ kind: 'look' });
    } else if (chance < 4) {
      [columns, rows] = own.once(2) ? own.pick(sizes) : [own.between(1, 500), own.between(1, 200)];
      // Most of the time, one that people have.
      if (!own.once(3)) [columns, rows] = [own.between(60, 220), own.between(15, 70)];
      footers.add(rows);
      events.push({ kind: 'size', columns, rows });
    } else if (chance < 22) events.push({ kind: 'input', bytes: mouse(own, columns, rows, footers) });
    else if (chance < 24) events.push({ kind: 'input', bytes: `${esc}[200~${own.pick(pastes)}${esc}[201~` });
    else events.push({ kind: 'input', bytes: key(own) });
  }
  return [...events, { kind: 'look' }];
}

function key(random: Random): string {
  const chance = random.below(10);
  return bytesOf(chance < 5 ? random.pick(often) : chance < 9 ? random.pick(keys) : random.pick(others));
}

function mouse(random: Random, columns: number, rows: number, footers: ReadonlySet<number>): string {
  if (random.once(20)) return random.pick(halves);
  const place = () => {
    let row = random.between(1, rows + 2);
    while (footers.has(row)) row += 1;
    return `${random.between(1, columns + 2)};${row}`;
  };
  const code = random.pick(reports);
  const at = place();
  if (code >= 64 && code < 128) return `${esc}[<${code};${at}M`.repeat(random.between(1, 4));
  const drags = Array.from({ length: random.below(4) }, () => `${esc}[<${code + 32};${place()}M`).join('');
  const release = random.once(5) ? '' : `${esc}[<${code};${place()}m`;
  const twice = random.once(3) ? `${esc}[<${code};${at}M${esc}[<${code};${at}m` : '';
  return `${twice}${esc}[<${code};${at}M${drags}${release}`;
}
