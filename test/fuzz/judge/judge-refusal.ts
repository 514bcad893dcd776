import { safeText } from '../../../src/format/safe-text.js';
import type { ImageError, UsageError } from '../../../src/problem/errors.js';
import { hold } from './finding.js';
import { judgeText } from './judge-text.js';

/** An error that says no must say why and what to try, in sentences of a length that can be read. */
export function judgeRefusal({ message, nextStep }: ImageError | UsageError): void {
  // What Node's permissions say (ERR_ACCESS_DENIED): the program took it for a disk that may not be written.
  hold(!message.includes('Access to this API has been restricted'), 'writing elsewhere', () => message);
  for (const text of [message, nextStep]) {
    hold(typeof text === 'string' && text.length >= 10, 'refusals', () => JSON.stringify({ message, nextStep }));
    hold(text.length < 20_000, 'refusals', () => `${text.length} characters: ${text.slice(0, 200)}`);
    hold(!/undefined|\[object |NaN/.test(text.replace(/"[^"]*"|`[^`]*`/g, '')), 'refusals', () => text.slice(0, 500));
    judgeText(safeText(text), 'a refusal');
  }
}
