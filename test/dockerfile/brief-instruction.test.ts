import { expect, it } from 'vitest';
import { briefInstruction } from '../../src/dockerfile/brief-instruction.js';

it.each([
  ['RUN set -eux; apt-get update; apt-get install -y gcc', 'RUN apt-get update; apt-get install -y gcc'],
  ['RUN set -ex && addgroup app', 'RUN addgroup app'],
  ['RUN set -o pipefail && curl x | sh', 'RUN curl x | sh'],
  ['RUN set -euo pipefail; set -x; make', 'RUN make'],
  ['RUN --mount=type=cache,target=/root set -eux; make', 'RUN --mount=type=cache,target=/root make'],
  ['RUN set -eux;', 'RUN set -eux;'],
  ['RUN set -- a b; make', 'RUN set -- a b; make'],
  ['RUN setcap x; make', 'RUN setcap x; make'],
  ['COPY set -eux; /', 'COPY set -eux; /'],
])('%s', (line, brief) => {
  expect(briefInstruction(line)).toBe(brief);
});
