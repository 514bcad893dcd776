import { type SafeText, safe } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import type { VersionId } from '../../tree/version.js';
import { selectedVersion } from '../content/content-actions.js';
import { covered } from '../covering.js';
import { goToVersion } from '../go-to-version.js';
import { keyFor } from '../keys/key-for.js';
import type { State } from '../state.js';
import { clamp, follow, scrolled } from '../viewport.js';
import { type SameView, sameRoom, sameRows, selectedSame } from './same-view.js';

/** True where a file is selected, or why not. */
export function canFindSame(state: State): true | SafeText {
  const version = versionOf(state);
  if (version === null || state.inspection!.stack.kind(version) !== kindOf.file) {
    return safe`Select a file to find its content elsewhere.`;
  }
  return true;
}

/** The file that is looked into, else the selected one. */
function versionOf(state: State): VersionId | null {
  return state.overlay === 'content' ? state.content!.version : selectedVersion(state);
}

/** Shows where the selected content is, under whatever name, in whatever layer. */
export function findSame(state: State): State {
  const version = versionOf(state)!;
  const same: SameView = { version, places: null, failure: null, at: 0, top: 0 };
  return covered(state, 'same', { same });
}

/** What is known after another content was asked for is not waited for. */
export function sameFound(state: State, version: VersionId, places: readonly VersionId[]): State {
  if (state.same?.version !== version) return state;
  return changed(state, { places, at: Math.max(0, places.indexOf(version)) });
}

/** Only the last that was asked for is heard of, so that one whose places are known is not it. */
export function sameFailed(state: State, failure: SafeText): State {
  return state.same?.places != null ? state : changed(state, { failure });
}

export function selectSame(state: State, at: number): State {
  return changed(state, { at });
}

export function scrollSame(state: State, by: number): State {
  const { same } = state;
  return same === null ? state : changed(state, scrolled(same, by, sameRoom(state), sameRows(state).length));
}

export function moveInSame(state: State, by: number): State {
  return changed(state, { at: clamp((state.same?.at ?? 0) + by, 0, sameRows(state).length - 1) });
}

/** Shows the selected one where it is. */
export function enterSame(state: State): State {
  const version = selectedSame(state);
  if (version === null) return state;
  const { stack } = state.inspection!;
  const layer = stack.layerOf(version);
  return (
    goToVersion(state, version, stack.nodeOf(version), [layer]) ?? {
      ...state,
      notice: safe`No filesystem has it at that path: layer ${layer} wrote over it itself. ${keyFor(state, 'look')} looks into it.`,
    }
  );
}

export function settleSame(state: State): State {
  const { same } = state;
  if (same === null) return state;
  return changed(state, { top: follow(same.top, same.at, sameRoom(state), sameRows(state).length) });
}

function changed(state: State, change: Partial<SameView>): State {
  return state.same === null ? state : { ...state, same: { ...state.same, ...change } };
}
