import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** Where figures were taken. */
export type Machine = {
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly kernel: string;
};

export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    kernel: `${type()} ${release()}`,
  };
}
