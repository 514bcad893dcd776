// Loaded before a program: tells at its end how much memory it had at most. `VmHWM` and not `resourceUsage`, whose figure a process
// takes over from the one that started it (getrusage(2), `ru_maxrss`, is kept through execve(2)).
const { readFileSync, writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () => {
    const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
    writeSync(2, `PEAK ${kilobytes}\n`);
  });
}
