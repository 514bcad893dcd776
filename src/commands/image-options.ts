import type { AskedReading } from '../inspect/read-image.js';
import type { Limits } from '../limits/limits.js';
import { hostPlatform, parsePlatform } from '../oci/platform.js';
import { UsageError } from '../problem/errors.js';
import type { CommandArguments, CommandOption } from './command.js';
import { askedLimits, limitOptions } from './limit-options.js';

/** The option of every command that reads an image. */
export const cacheOption = {
  'no-cache': { type: 'boolean', help: 'keep nothing of the layers that are read, and use nothing that was kept' },
} as const satisfies Record<string, CommandOption>;

/** Options of every command that opens an image. */
export const imageOptions = {
  image: { type: 'string', value: 'REF', help: 'the image to take where there are several: a name, tag, digest or id' },
  platform: { type: 'string', value: 'OS/ARCH[/VARIANT]', help: 'the platform to take of an image for several' },
  ...cacheOption,
  ...limitOptions,
} as const satisfies Record<string, CommandOption>;

/** The option of commands that look into an image: `verify` does it unasked. */
export const verifyOption = {
  verify: { type: 'boolean', help: 'read all layers through, so that every digest is checked' },
} as const satisfies Record<string, CommandOption>;

/** The image that the options ask for, and how much of it is to be read. */
export function askedImage(args: CommandArguments): AskedReading & { readonly limits: Limits } {
  const platform = args.text('platform');
  return {
    image: args.text('image'),
    platform: platform === undefined ? undefined : parsePlatform(platform),
    host: hostPlatform(),
    limits: askedLimits(args),
    cache: !args.flag('no-cache'),
  };
}

/** The one word that names the image; `rest` says how many more a command takes. */
export function imageWord(args: CommandArguments, rest = 0): string {
  const [image, ...others] = args.words;
  if (image === undefined) {
    throw new UsageError(
      'No image is named.',
      'Name a docker save file, an OCI archive or an OCI directory, or try: unearth demo',
    );
  }
  if (others.length > rest) {
    throw new UsageError(`There is a word too many: ${others[rest]}`, 'See: unearth --help');
  }
  return image;
}
