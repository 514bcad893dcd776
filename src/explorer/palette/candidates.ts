import type { State } from '../state.js';
import type { Candidate, Candidates } from './candidate.js';
import { argumentCandidates, commandCandidates } from './command-candidates.js';
import { pathCandidates } from './path-candidates.js';

const known = new WeakMap<State, Candidates>();

/** What is typed as a command may become; found out once for each state. */
export function candidatesOf(state: State): Candidates {
  let candidates = known.get(state);
  if (candidates === undefined) {
    candidates = find(state, state.prompt!.text);
    known.set(state, candidates);
  }
  return candidates;
}

/** The one that Enter runs; undefined where nothing is like what is typed. */
export function selectedCandidate(state: State): Candidate | undefined {
  const { rows } = candidatesOf(state);
  return rows[Math.min(state.palette.at, rows.length - 1)];
}

function find(state: State, text: string): Candidates {
  const [, before = '', path] = /^(goto\s+)?(\/.*)$/u.exec(text) ?? [];
  if (path !== undefined) return pathCandidates(state, before, path);
  if (/^goto\s+$/.test(text)) return pathCandidates(state, text, '/');
  return argumentCandidates(state, text) ?? commandCandidates(state, text);
}
