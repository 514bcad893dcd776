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

/** All of these, and the eyes of most. */
export const eyes: Readonly<Record<string, Matrix>> = {
  most: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  ...deficiencies,
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

/** In CIE 1976 L*a*b*. */
export function lab(colour: Rgb): Rgb {
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

const degree = Math.PI / 180;

/** CIEDE2000 of two colours in CIE L*a*b*, in the names of Sharma, Wu and Dalal 2005, "The CIEDE2000 Color-Difference Formula". */
export function ciede2000([L1, a1, b1]: Rgb, [L2, a2, b2]: Rgb): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const G = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [x1, x2] = [(1 + G) * a1, (1 + G) * a2];
  const [C1, C2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
  const hue = (x: number, y: number) => (Math.atan2(y, x) / degree + 360) % 360;
  const [h1, h2] = [hue(x1, b1), hue(x2, b2)];
  const isGrey = C1 * C2 === 0;
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dH = 2 * Math.sqrt(C1 * C2) * Math.sin((turn / 2) * degree);
  const L = (L1 + L2) / 2;
  const C = (C1 + C2) / 2;
  const far = Math.abs(h1 - h2) > 180;
  const h = isGrey ? h1 + h2 : far ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
  const cos = (degrees: number) => Math.cos(degrees * degree);
  const T = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const SL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const SC = 1 + 0.045 * C;
  const SH = 1 + 0.015 * C * T;
  const RC = 2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7));
  const RT = -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * degree) * RC;
  const [l, c, k] = [(L2 - L1) / SL, (C2 - C1) / SC, dH / SH];
  return Math.sqrt(l ** 2 + c ** 2 + k ** 2 + RT * c * k);
}

/** How different two colours are for whichever eyes tell them apart least: CIEDE2000, of which 1 can just be seen side by side. */
export function leastApart(a: Rgb, b: Rgb): number {
  return Math.min(...Object.values(eyes).map((matrix) => ciede2000(lab(seenBy(matrix, a)), lab(seenBy(matrix, b)))));
}
