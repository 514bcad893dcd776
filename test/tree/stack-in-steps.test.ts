import { expect, it } from 'vitest';
import { analyse, analyseInSteps } from '../../src/analysis/analyse.js';
import { listRootfs } from '../../src/tree/listing.js';
import type { Stack } from '../../src/tree/stack.js';
import { changesetOf, type Entry, gone, stackOf, tarOf } from '../images.js';

const numbers = Array.from({ length: 10_000 }, (_, index) => index);
const base = numbers.map((index): [string, Entry] => [`d${index % 10}/${index}`, 'base']);

/** Writes new paths and old ones, some of them twice, and removes some: every kind of loss. */
const above: [string, Entry][] = numbers.flatMap((index): [string, Entry][] => {
  if (index % 7 === 0) return [[`d${index % 10}/${index}`, gone]];
  const path = index % 3 === 0 ? `d${index % 10}/${index}` : `new/${index}`;
  return index % 5 === 0
    ? [
        [path, 'first'],
        [path, 'second'],
      ]
    : [[path, 'above']];
});

/** All that can be seen of the layers that are stacked. */
function seen(stack: Stack) {
  const layer = stack.layers.length - 1;
  const { members, versions, bytes, hiddenBytes } = listRootfs(stack, layer, true);
  const shown = [...members.keys()].filter((node) => members[node] !== 0);
  return shown.map((node) => [node, members[node], versions[node], bytes[node], hiddenBytes[node]].join());
}

it('nothing of a layer is seen before all of it is stacked, and in steps it comes to the same', async () => {
  const stack = await stackOf(base);
  const before = seen(stack);
  const changeset = changesetOf(await tarOf(above));
  let pauses = 0;
  for (const _ of stack.pushInSteps(changeset)) {
    pauses += 1;
    expect(stack.layers).toHaveLength(1);
    expect(seen(stack)).toEqual(before);
  }
  expect(pauses).toBeGreaterThan(2);
  const whole = await stackOf(base, above);
  expect(seen(stack)).toEqual(seen(whole));

  const steps = analyseInSteps(stack);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  expect(step.value).toEqual(analyse(whole));
});

it('a finished stack takes no more layers', async () => {
  const stack = await stackOf(base.slice(0, 3));
  stack.finish();
  expect(seen(stack)).toHaveLength(7);
  expect(() => stack.push(changesetOf(new Uint8Array(1024)))).toThrow('finished');
});
