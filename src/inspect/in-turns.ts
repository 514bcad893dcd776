import { Turn } from '../layer/turn.js';

/** Goes through the steps of a long piece of work, and lets others run between them. */
export async function inTurns<Result>(steps: Generator<void, Result, void>): Promise<Result> {
  const turn = new Turn();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (turn.isOver) await turn.next();
  }
}
