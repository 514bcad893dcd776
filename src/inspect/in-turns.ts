/** Longest time, in milliseconds, that is worked without letting others run: half a frame of the screen. */
const longestTurn = 8;

/** Goes through the steps of a long piece of work, and lets others run between them: keys, frames, news of the layers that are read. */
export async function inTurns<Result>(steps: Generator<void, Result, void>): Promise<Result> {
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - began < longestTurn) continue;
    await new Promise((resume) => setImmediate(resume));
    began = performance.now();
  }
}
