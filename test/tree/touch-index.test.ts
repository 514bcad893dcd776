import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Stack } from '../../src/tree/stack.js';
import { indexedTouches, touches } from '../../src/tree/touch-index.js';
import { gone, stackOf } from '../images.js';

const path = fc.constantFrom('a', 'a/b', 'a/c', 'd', 'd/e/f', 'g');
const layer = fc.dictionary(path, fc.constantFrom('one', 'two', gone), { maxKeys: 4 });

it('says of every node what going through all journals says, also of layers and paths that came later', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(layer, { minLength: 1, maxLength: 8 }), async (layers) => {
      const whole = await stackOf(...layers);
      // The same stack as it grew, asked after each layer.
      const growing = new Stack(whole.tree);
      for (const { changeset } of whole.layers) {
        growing.push(changeset);
        for (let node = 0; node < whole.tree.size; node += 1)
          expect(indexedTouches(growing, node)).toEqual(touches(growing, node));
      }
    }),
    { numRuns: 60 },
  );
});
