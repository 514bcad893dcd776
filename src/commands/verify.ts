import { formatPercent } from '../format/format-bytes.js';
import { safeJson } from '../format/safe-json.js';
import { safe } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import type { Verification } from '../inspect/verification.js';
import { verifyImages } from '../inspect/verify-images.js';
import { jsonVerifyReport, verifyReport } from '../report/verify-report.js';
import type { RunCommand } from './command.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { askedImage, imageWord } from './image-options.js';

/** `unearth verify IMAGE`: every digest, diff id and size against the bytes. */
export const verify: RunCommand = async (args, { output }) => {
  const onProgress = (inspection: Inspection) => output.progress(progressOf(inspection));
  let verifications: Verification[];
  try {
    verifications = await verifyImages(imageWord(args), askedImage(args), onProgress);
  } finally {
    output.progress(null);
  }
  const text = args.flag('json') ? safeJson(jsonVerifyReport(verifications), 2) : verifyReport(verifications);
  await output.write(safe`${text}\n`);
  return exitCodeOf(verifications);
};

/** A mismatch wins over what could not be checked: it is certain. */
function exitCodeOf(verifications: readonly Verification[]): ExitCode {
  const outcomes = new Set(verifications.map(({ outcome }) => outcome));
  if (outcomes.has('mismatch')) return exitCode.failed;
  return outcomes.has('incomplete') ? exitCode.unreadable : exitCode.fine;
}

/** Bytes that were passed of those that the blobs have; of plain layers those count that were hashed. */
function progressOf({ image, layers }: Inspection) {
  let [passed, total] = [0, 0];
  for (const { index, blob } of image.layers) {
    const size = blob?.size ?? 0;
    const { bytesRead, bytesHashed, reading } = layers[index]!;
    total += size;
    passed += reading?.passed === 'headers' ? (bytesHashed ?? 0) : bytesRead;
  }
  return safe`verifying ${formatPercent(total === 0 ? 1 : Math.min(1, passed / total))}`;
}
