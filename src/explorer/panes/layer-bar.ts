import { displayWidth } from '../../format/display-width.js';
import { formatBytes } from '../../format/format-bytes.js';
import { keepSafe, type SafeText, safe } from '../../format/safe-text.js';
import { layerBytes } from '../layer-bytes.js';
import { pointingAt, type Row, segment, spaces } from '../row.js';
import type { State } from '../state.js';
import type { StyleName } from '../style.js';

/** One layer of the image as a piece of the bar; several where there are more layers than columns. */
type Band = {
  readonly layer: number;
  /** Layers in it, from `layer` on. */
  readonly count: number;
  /** Bytes that it ships; of a layer that is not read, as many as its blob has. */
  readonly bytes: number;
  readonly hiddenBytes: number;
  readonly known: boolean;
};

/** All layers in one line: as wide as their bytes, what is hidden of each hatched at its end. */
export function layerBarRow(state: State, width: number): Row {
  const bands = bandsOf(state);
  if (bands.length === 0) return [];
  const room = width - 2;
  const shown = bands.length <= room ? bands : merged(bands, room);
  const widths = share(
    shown.map(({ bytes }) => bytes),
    room,
  );
  return [
    segment(spaces(1)),
    ...shown.flatMap((band, i) =>
      pointingAt({ on: 'layer', layer: band.layer }, bandSegments(state, band, widths[i]!, i)),
    ),
  ];
}

function bandsOf({ inspection }: State): Band[] {
  if (inspection === null) return [];
  const { analysis, image } = inspection;
  return image.layers.map(({ blob, declaredSize }, layer) => {
    const bytes = layerBytes(inspection, layer);
    const hiddenBytes = analysis.layers[layer]?.hiddenBytes ?? 0;
    return { layer, count: 1, bytes: bytes ?? blob?.size ?? declaredSize ?? 0, hiddenBytes, known: bytes !== null };
  });
}

function bandSegments(state: State, band: Band, width: number, index: number): Row {
  const { signs } = state;
  const selected = isSelected(state, band);
  if (!band.known) {
    const mark = selected ? signs.cursor : safe``;
    const unread = keepSafe(signs.unread, (sign) => sign.repeat(width - displayWidth(mark)));
    return [segment(safe`${mark}${unread}`, 'faint')];
  }
  const [fill, labelStyle] = stylesOf(selected, index);
  const hidden = band.bytes === 0 ? 0 : Math.round((band.hiddenBytes / band.bytes) * width);
  // Of what is hidden a little has to be seen, whatever the label says.
  const label = labelOf(state, band, Math.max(selected ? 1 : 0, width - Math.min(hidden, 2)), width);
  const covered = displayWidth(label);
  const hatched = Math.min(hidden, width - covered);
  return [
    segment(label, selected || width > hidden ? labelStyle : 'bandHiddenLabel'),
    segment(
      keepSafe(signs.full, (sign) => sign.repeat(width - covered - hatched)),
      fill,
    ),
    segment(
      keepSafe(signs.hatch, (sign) => sign.repeat(hatched)),
      'bandHidden',
    ),
  ].filter(({ text }) => text !== '');
}

function isSelected({ layer }: State, band: Band): boolean {
  return layer >= band.layer && layer < band.layer + band.count;
}

/**
 * The layer's number and size, as much of it as there is room for; of several layers none. A number never fills its band:
 * 4 and 5 side by side would be 45 where colours do not part them.
 */
function labelOf(state: State, band: Band, width: number, bandWidth: number): SafeText {
  const { cursor } = state.signs;
  const number = safe`${band.layer}`;
  const size = formatBytes(band.bytes);
  const marked = isSelected(state, band) ? safe`${cursor}${number}` : number;
  const numbered = [safe`${marked} ${size} `, safe`${marked} `, marked, number];
  const mark = isSelected(state, band) ? cursor : safe``;
  // Several layers share a column: the number of the first one would not be that of the others.
  const labels = band.count > 1 ? [mark] : [...numbered, mark];
  const fits = (label: SafeText) =>
    displayWidth(label) <= width && (label === mark || displayWidth(label) < bandWidth || label.endsWith(' '));
  return labels.find(fits) ?? safe``;
}

/** Neighbours differ, so that one sees where a layer ends. */
function stylesOf(selected: boolean, index: number): [StyleName, StyleName] {
  if (selected) return ['bandSelected', 'bandSelectedLabel'];
  return index % 2 === 0 ? ['band', 'bandLabel'] : ['bandOther', 'bandOtherLabel'];
}

/** Divides `room` columns by the values, each at least one: the largest remainders get what is left over. */
export function share(values: readonly number[], room: number): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const free = room - values.length;
  const exact = values.map((value) => (total === 0 ? free / values.length : (value / total) * free));
  const widths = exact.map((columns) => 1 + Math.floor(columns));
  const byRemainder = exact
    .map((columns, index) => ({ index, remainder: columns - Math.floor(columns) }))
    .sort((a, b) => b.remainder - a.remainder);
  let left = room - widths.reduce((sum, columns) => sum + columns, 0);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    widths[index]! += 1;
    left -= 1;
  }
  return widths;
}

/** More layers than columns: neighbours together, one column each. */
function merged(bands: readonly Band[], room: number): Band[] {
  return Array.from({ length: room }, (_, column) => {
    const first = Math.floor((column * bands.length) / room);
    const group = bands.slice(first, Math.floor(((column + 1) * bands.length) / room));
    return {
      layer: bands[first]!.layer,
      count: group.length,
      bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
      hiddenBytes: group.reduce((sum, { hiddenBytes }) => sum + hiddenBytes, 0),
      known: group.every(({ known }) => known),
    };
  });
}
