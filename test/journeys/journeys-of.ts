import { describe, it } from 'vitest';
import { journeys } from './journeys.js';
import { TerminalUser } from './terminal-user.js';

/** A terminal as it always was, and a large one. */
const sizes = [
  [80, 24],
  [160, 50],
] as const;

/** Takes the journeys of one kind in the real program, on terminals of both sizes. */
export function takeJourneys(about: string): void {
  for (const [columns, rows] of sizes) {
    const taken = journeys[about]!.filter(({ coloured }) => coloured !== true || columns === 80);
    describe.skipIf(taken.length === 0)(`at ${columns}x${rows}, a user`, () => {
      for (const journey of taken) {
        it(journey.wants, async () => {
          const user = new TerminalUser(journey, columns, rows);
          try {
            await journey.run(user);
            await user.leaves();
          } finally {
            user.end();
          }
        }, 120_000);
      }
    });
  }
}
