import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import { tileFacts } from '../panes/tile-facts.js';
import { tileName } from '../panes/tile-text.js';
import { treemapPane } from '../panes/treemap.js';
import { type Row, segment } from '../row.js';
import type { State } from '../state.js';
import { sceneOf } from '../treemap/treemap-view.js';
import { follow } from '../viewport.js';

/** Tiles that are read together. */
const room = 20;

/** The map of sizes as a list: its title, and each path with its bytes and its share, the largest first; of the selected one all that is known. */
export function tileRows(state: State): Row[] {
  const scene = sceneOf(state);
  if (scene === null || scene.selected === null) return treemapPane(state);
  const { measured, directory, layout, selected } = scene;
  const { tiles } = layout;
  const at = tiles.indexOf(selected);
  const top = follow(0, at, room, tiles.length);
  const shown = tiles.slice(top, top + room);
  const more = tiles.length - top - shown.length;
  return [
    treemapPane(state)[0]!,
    ...shown.map((tile): Row => {
      if (tile === selected) return [segment(state.signs.cursor), ...tileFacts(state, scene, Number.POSITIVE_INFINITY)];
      const share = formatPercent(tile.bytes / measured.bytes[directory]!);
      return [segment(safe`${tileName(measured, tile)}  ${formatBytes(tile.bytes)}  ${share}`)];
    }),
    ...(more > 0 ? [[segment(safe`and ${formatCount(more)} more`)]] : []),
  ];
}
