import { builderOf } from '../dockerfile/builder.js';
import { type DockerfileStep, imageDockerfile } from '../dockerfile/dockerfile.js';
import { dockerfileLines, stepText } from '../dockerfile/dockerfile-text.js';
import { safeJson } from '../format/safe-json.js';
import { type SafeText, safeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { readImage } from '../inspect/read-image.js';
import type { RunCommand } from './command.js';
import { complete } from './complete.js';
import { askedImage, imageWord } from './image-options.js';

/** `unearth dockerfile IMAGE`: the Dockerfile of the image, as far as its history tells. */
export const dockerfile: RunCommand = (args, { output }) => {
  const spec = imageWord(args);
  return readImage(spec, askedImage(args), async (inspection) => {
    const made = imageDockerfile(inspection.image);
    await output.writeLines(
      args.flag('json') ? jsonLines(inspection, made) : dockerfileLines(made).map((line) => safeText(line)),
    );
    return complete(inspection, output);
  });
};

/** One object an instruction, with its layer and what that ships. */
function* jsonLines({ analysis }: Inspection, made: readonly DockerfileStep[]): Generator<SafeText> {
  for (const one of made) {
    const { instruction, layer, step } = one;
    const figures = layer === null ? undefined : analysis.layers[layer];
    yield safeJson({
      keyword: instruction.keyword,
      text: stepText(one).lines.join('\n'),
      arguments: Object.fromEntries(instruction.given.map(({ name, value }) => [name, value])),
      notTold: instruction.notes,
      layer,
      shippedBytes: figures?.shippedBytes ?? null,
      hiddenBytes: figures?.hiddenBytes ?? null,
      created: step?.created ?? null,
      builder: step === null ? null : builderOf(step),
      createdBy: step?.createdBy ?? null,
      comment: step?.comment ?? null,
    });
  }
}
