import { type ProblemCode, problemKind } from './problem-codes.js';

/**
 * How bad a problem is, the worst first. `error`: bytes of the image could not be read; `warning`: the image is not as it should
 * be, and runtimes may refuse it or read it otherwise; `notice`: nothing comes of it.
 */
export const severities = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

export function severityOf(code: ProblemCode): Severity {
  const { unreadable, harmless } = problemKind(code);
  if (unreadable) return 'error';
  return harmless ? 'notice' : 'warning';
}
