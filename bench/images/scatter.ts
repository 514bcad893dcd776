/**
 * A number from 0 up to 1 that belongs to a seed and two other numbers: the generator asks for the size of file 70 000 without
 * drawing those before it. The mixing is that of MurmurHash3's end (Austin Appleby, public domain), once for each number.
 */
export function scatter(seed: number, first: number, second = 0): number {
  return mix(mix(mix(seed >>> 0) ^ (first >>> 0)) ^ (second + 0x9e3779b9)) / 2 ** 32;
}

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
