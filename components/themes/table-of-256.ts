/** The levels of each channel in the cube of 6 by 6 by 6 colours, 16 to 231 (xterm's 256colres.h, which all others follow). */
const levels = [0, 95, 135, 175, 215, 255];

/** The number of the nearest colour: one of the cube, or of the 24 greys behind it. The first sixteen are the user's own, and may be anything. */
export function nearest256(red: number, green: number, blue: number): number {
  const channels = [red, green, blue];
  const [r, g, b] = channels.map((channel) => nearest(levels, channel)) as [number, number, number];
  const greys = Array.from({ length: 24 }, (_, i) => 8 + 10 * i);
  const grey = nearest(greys, (red + green + blue) / 3);
  const apart = (colour: readonly number[]) =>
    colour.reduce((sum, channel, i) => sum + (channel - channels[i]!) ** 2, 0);
  const ofCube = apart([levels[r]!, levels[g]!, levels[b]!]);
  return apart(Array(3).fill(greys[grey]!)) < ofCube ? 232 + grey : 16 + 36 * r + 6 * g + b;
}

/** The position of the value that is nearest. */
function nearest(values: readonly number[], wanted: number): number {
  let best = 0;
  values.forEach((value, i) => {
    if (Math.abs(value - wanted) < Math.abs(values[best]! - wanted)) best = i;
  });
  return best;
}
