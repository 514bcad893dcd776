/**
 * Why no visible name reaches a content any more. The order is the precedence where one layer takes several names of the
 * same content for different reasons; `duplicate-entry` (lost within the layer that wrote it) excludes the others.
 */
export const hiddenCauses = [
  'opaque',
  'removed',
  'replaced',
  'overwritten',
  'metadata-only',
  'duplicate-entry',
] as const;
export type HiddenCause = (typeof hiddenCauses)[number];
