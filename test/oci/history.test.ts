import { describe, expect, test } from 'vitest';
import { alignHistory } from '../../src/oci/history.js';
import type { HistoryEntry } from '../../src/oci/history-entry.js';

/** Steps by name; one in brackets made no layer. */
function history(...steps: string[]): HistoryEntry[] {
  return steps.map((step) => ({
    created: null,
    createdBy: step,
    comment: null,
    emptyLayer: step.startsWith('('),
  }));
}

function align(layers: number, ...steps: string[]): { steps: (string | null)[]; agrees: boolean } {
  const aligned = alignHistory(history(...steps), layers);
  return { steps: aligned.steps.map((step) => step?.createdBy ?? null), agrees: aligned.agrees };
}

describe('each layer gets the step that made it', () => {
  test('in order, past the steps that made none', () => {
    expect(align(2, 'ADD', '(CMD)', 'RUN', '(USER)')).toEqual({ steps: ['ADD', 'RUN'], agrees: true });
  });

  test('an image without layers has none to give', () => {
    expect(align(0, '(CMD)')).toEqual({ steps: [], agrees: true });
  });

  test('a missing history is not wrong: it is optional', () => {
    expect(align(2)).toEqual({ steps: [null, null], agrees: true });
  });
});

describe('when the counts differ, the newest steps are taken', () => {
  test('fewer steps than layers: the oldest layers have none', () => {
    expect(align(3, 'COPY', 'RUN')).toEqual({ steps: [null, 'COPY', 'RUN'], agrees: false });
  });

  test('more steps than layers: the oldest steps have none', () => {
    expect(align(1, 'ADD', 'COPY', 'RUN')).toEqual({ steps: ['RUN'], agrees: false });
  });

  test('steps that all made no layer', () => {
    expect(align(1, '(CMD)')).toEqual({ steps: [null], agrees: false });
  });
});
