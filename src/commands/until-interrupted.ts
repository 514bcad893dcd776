/** What a person at the keyboard or the system sends to end a program. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Work that ends cleanly on Ctrl-C: its signal is aborted, and when it has taken away what it began the process ends by the same signal, as
 * whoever started it expects. A second one ends it at once.
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let received: NodeJS.Signals | null = null;
  const stop = (signal: NodeJS.Signals) => {
    received = signal;
    for (const each of signals) process.off(each, stop);
    controller.abort(new Error(`Ended by ${signal}.`));
  };
  for (const each of signals) process.on(each, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const each of signals) process.off(each, stop);
    if (received !== null) process.kill(process.pid, received);
  }
}
