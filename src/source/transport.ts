import type { SpoolOptions } from '../spool/spool-options.js';
import type { ImageSource } from './image.js';

/**
 * A prefix that says where an image comes from and in which form, mostly in skopeo's words (containers-transports(5)).
 */
export type Transport = {
  /** With its colon and slashes: `oci:`, `docker://`. */
  readonly prefix: string;
  /** Opens what follows the prefix. Throws an ImageError or a UsageError. */
  open(rest: string, options: SpoolOptions): Promise<ImageSource>;
};
