/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

type Matrix = readonly [Rgb, Rgb, Rgb];

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function gamma(share: number): number {
  const clamped = Math.min(1, Math.max(0, share));
  return 255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055);
}

function times(matrix: Matrix, [a, b, c]: Rgb): Rgb {
  return matrix.map(([x, y, z]) => x * a + y * b + z * c) as unknown as Rgb;
}

/** The contrast ratio of two colours (WCAG 2.2, definitions of relative luminance and contrast ratio). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [a, b].map(luminance).sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0. */
export const deficiencies: Readonly<Record<'protan' | 'deutan' | 'tritan', Matrix>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The colour as somebody sees it who lacks one kind of cones. */
export function seenBy(matrix: Matrix, colour: Rgb): Rgb {
  return times(matrix, colour.map(linear) as unknown as Rgb).map(gamma) as unknown as Rgb;
}

/** sRGB to CIE XYZ (IEC 61966-2-1), and the white of D65. */
const toXyz: Matrix = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505],
];
const white: Rgb = [0.9505, 1, 1.089];

function lab(colour: Rgb): Rgb {
  const xyz = times(toXyz, colour.map(linear) as unknown as Rgb);
  const [x, y, z] = xyz.map((value, i) => {
    const share = value / white[i]!;
    return share > (6 / 29) ** 3 ? Math.cbrt(share) : share / (3 * (6 / 29) ** 2) + 4 / 29;
  }) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How different two colours are: CIE 1976 delta E, of which 2.3 can just be seen. */
export function deltaE(a: Rgb, b: Rgb): number {
  const [one, other] = [lab(a), lab(b)];
  return Math.hypot(...one.map((value, i) => value - other[i]!));
}
