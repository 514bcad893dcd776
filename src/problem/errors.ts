/**
 * The world is not as it should be: no such file, no image in it, JSON that is none. There is nothing to show.
 * `message` is one clear sentence; `nextStep` says what to try. Both may quote the image: made safe where shown. Exit code 3.
 */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly nextStep: string;

  constructor(message: string, nextStep: string, options?: ErrorOptions) {
    super(message, options);
    this.nextStep = nextStep;
  }
}

/** The command line asks for something that there is not, or in a way that has no meaning. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly nextStep: string;

  constructor(message: string, nextStep: string, options?: ErrorOptions) {
    super(message, options);
    this.nextStep = nextStep;
  }
}
