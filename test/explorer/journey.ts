import type { Key } from '../../src/explorer/key.js';
import type { Effect, Message } from '../../src/explorer/message.js';
import { rowText } from '../../src/explorer/row.js';
import { screenRows } from '../../src/explorer/screen.js';
import { standardSetup } from '../../src/explorer/setup.js';
import { type Signs, unicodeSigns } from '../../src/explorer/signs.js';
import { initialState, type State } from '../../src/explorer/state.js';
import { update } from '../../src/explorer/update.js';
import { whySentences } from '../../src/explorer/why.js';
import { safeText } from '../../src/format/safe-text.js';
import type { Inspection } from '../../src/inspect/inspection.js';

/** Keys in, rows out: the explorer without a screen. */
export class Journey {
  state: State;
  readonly effects: Effect[] = [];

  constructor(columns: number, rows: number, signs: Signs = unicodeSigns) {
    this.state = initialState(safeText('demo'), { columns, rows }, { ...standardSetup, signs });
  }

  /** Starts with an image that was read. */
  static of(inspection: Inspection, columns = 120, rows = 36): Journey {
    return new Journey(columns, rows).send({ type: 'inspected', inspection });
  }

  send(message: Message): this {
    const { state, effects } = update(this.state, message);
    this.state = state;
    // Nobody waits for it, and no test but its own.
    this.effects.push(...effects.filter(({ type }) => type !== 'count-secrets'));
    for (const effect of effects) {
      if (effect.type !== 'search-paths') continue;
      effect.search.advance(Number.POSITIVE_INFINITY);
      this.send({ type: 'paths-searched', search: effect.search });
    }
    return this;
  }

  press(...keys: Key[]): this {
    for (const key of keys) this.send({ type: 'key', key });
    return this;
  }

  rows(): string[] {
    return screenRows(this.state).map((row) => rowText(row) as string);
  }

  screen(): string {
    return this.rows().join('\n');
  }

  /** The first row that has the text; fails the test with the whole screen when there is none. */
  row(text: string): string {
    const found = this.rows().find((row) => row.includes(text));
    if (found === undefined) throw new Error(`No row has "${text}":\n${this.screen()}`);
    return found;
  }

  /** The selected row of the files pane, from its sign on. */
  selected(): string {
    const found = this.rows()
      .flatMap((row) => [...(/>([-+~=✗ ] .*)$/u.exec(row) ?? [])].slice(1))
      .at(0);
    return (found ?? '').trimEnd();
  }
}

/** What the explorer says when it is asked why the selected row is as it is. */
export function whyText({ state }: Journey): string {
  return whySentences(state).join(' ');
}
