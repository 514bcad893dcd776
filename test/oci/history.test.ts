import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/oci/digest.js';
import { alignHistory, isEmptyLayer } from '../../src/oci/history.js';
import type { HistoryEntry } from '../../src/oci/history-entry.js';

/** Steps by name; one in brackets made no layer. */
function history(...steps: string[]): HistoryEntry[] {
  return steps.map((step) => ({
    created: null,
    createdBy: step,
    comment: null,
    author: null,
    emptyLayer: step.startsWith('('),
  }));
}

/** `layers` is how many there are, or of each whether it is empty. */
function align(layers: number | boolean[], ...steps: string[]): { steps: (string | null)[]; agrees: boolean } {
  const empty = typeof layers === 'number' ? Array.from({ length: layers }, () => false) : layers;
  const aligned = alignHistory(history(...steps), empty);
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

describe('counts that real builders wrote', () => {
  const names = (count: number, first = 0): string[] =>
    Array.from({ length: count }, (_, index) => `step ${first + index}`);

  test('jib 991: twelve steps for eleven layers', () => {
    expect(align(11, ...names(12))).toEqual({ steps: names(11, 1), agrees: false });
  });

  test('--squash: one layer, and a history of steps that are all called empty but the last', () => {
    expect(align(1, '(ADD)', '(RUN)', '(CMD)', 'merge')).toEqual({ steps: ['merge'], agrees: true });
  });

  test('a layer that a tool put on top without a word', () => {
    expect(align(3, 'ADD', 'RUN')).toEqual({ steps: [null, 'ADD', 'RUN'], agrees: false });
  });

  test('a step that is called empty, whose empty layer was stored all the same', () => {
    expect(align([false, true, false], 'ADD', '(WORKDIR)', 'RUN')).toEqual({
      steps: ['ADD', null, 'RUN'],
      agrees: false,
    });
  });

  test('empty layers that do not explain the count', () => {
    expect(align([false, true, true], 'ADD', 'RUN')).toEqual({ steps: [null, 'ADD', 'RUN'], agrees: false });
  });

  test('empty layers that have their steps', () => {
    expect(align([false, true], 'ADD', 'WORKDIR')).toEqual({ steps: ['ADD', 'WORKDIR'], agrees: true });
  });
});

test.each([1024, 10_240])('a tar of %i zeros is known to be empty', (bytes) => {
  expect(isEmptyLayer(null, sha256Of(Buffer.alloc(bytes)))).toBe(true);
  expect(isEmptyLayer(sha256Of(Buffer.alloc(bytes + 1)), null)).toBe(false);
});

test('the gzip of it that docker gave all its empty layers is known too', () => {
  const bytes = Buffer.from('1f8b080000096e8800ff621805a360148c5800080000ffff2eafb5ef00040000', 'hex');
  expect(gunzipSync(bytes)).toEqual(Buffer.alloc(1024));
  expect(isEmptyLayer(sha256Of(bytes))).toBe(true);
});
