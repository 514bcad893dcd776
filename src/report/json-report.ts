import { instructionOf } from '../dockerfile/instruction-of.js';
import type { Compression } from '../inflate/compression.js';
import type { Inspection } from '../inspect/inspection.js';
import type { ArtifactKind } from '../oci/artifact-kind.js';
import type { Outcome } from '../oci/check.js';
import { formatPlatform } from '../oci/platform.js';
import { type ProblemCode, problemKind } from '../problem/problem-codes.js';
import { type Severity, severityOf } from '../problem/severity.js';
import type { HiddenCause } from '../tree/hidden-cause.js';
import { type JsonPath, jsonPath } from './json-path.js';

/**
 * The JSON report, schema version 1: the public contract. Names are fixed, more may be added. Layers count from 0 at the
 * base; paths have no leading slash; bytes are bytes; what could not be known is null.
 */
export type JsonReport = {
  readonly schemaVersion: 1;
  /** False when some bytes of the image could not be read: the figures then are those of what could. */
  readonly complete: boolean;
  readonly image: {
    readonly reference: string | null;
    readonly source: string;
    readonly platform: string | null;
    /** Of the manifest. */
    readonly digest: string | null;
    /** Of the config; null where there is none. */
    readonly imageId: string | null;
    readonly created: string | null;
    readonly tags: readonly string[];
    readonly config: {
      readonly user: string | null;
      readonly env: readonly string[];
      readonly entrypoint: readonly string[];
      readonly cmd: readonly string[];
      readonly workingDir: string | null;
      readonly exposedPorts: readonly string[];
      readonly labels: Readonly<Record<string, string>>;
    };
  };
  readonly totals: {
    readonly layers: number;
    readonly entries: number;
    readonly shippedBytes: number;
    readonly visibleBytes: number;
    readonly visibleEntries: number;
    readonly hiddenBytes: number;
    /** Share of the shipped bytes that is visible, 0 to 1. */
    readonly efficiency: number;
    /** Bytes of all blobs as stored; null when one is missing. */
    readonly storedBytes: number | null;
  };
  readonly diveCompatible: {
    readonly efficiency: number;
    readonly wastedBytes: number;
    readonly userWastedPercent: number | null;
  };
  readonly layers: readonly JsonLayer[];
  /** Largest first. */
  readonly hidden: readonly JsonHidden[];
  /** What lies beside the images in the same place: signatures, attestations, charts. */
  readonly artifacts: readonly JsonArtifact[];
  /** Advice by rules; none are built in yet. */
  readonly findings: readonly never[];
  readonly problems: readonly JsonProblem[];
};

export type JsonHidden = JsonPath & {
  readonly bytes: number;
  readonly cause: HiddenCause;
  readonly layer: number;
  readonly hiddenBy: number;
};

export type JsonProblem = {
  readonly code: ProblemCode;
  readonly message: string;
  readonly layer: number | null;
  readonly path: string | null;
  readonly pathBytes?: string;
  readonly offset: number | null;
  /** Problems that this one stands for, where a layer had too many of a kind to list each. Missing where it is one. */
  readonly count?: number;
  readonly severity: Severity;
  /** What docker, containerd, podman and umoci make of such an image. */
  readonly runtimes: string;
};

/** The report with the lists that can be long made item by item, while they are gone over. */
export type JsonReportParts = Omit<JsonReport, 'hidden' | 'problems'> & {
  readonly hidden: Iterable<JsonHidden>;
  readonly problems: Iterable<JsonProblem>;
};

export type JsonArtifact = {
  readonly kind: ArtifactKind;
  /** Of its manifest. */
  readonly digest: string;
  readonly mediaType: string | null;
  readonly artifactType: string | null;
  /** Digest of what it is about: `image.digest` where that is this image. */
  readonly subject: string | null;
  /** Of its manifest and all that this names; null when the manifest is not here. */
  readonly bytes: number | null;
  readonly tags: readonly string[];
  /** Of in-toto statements. */
  readonly predicateTypes: readonly string[];
};

export type JsonLayer = {
  readonly index: number;
  readonly digest: string | null;
  readonly diffId: string | null;
  readonly mediaType: string | null;
  readonly compression: Compression | null;
  readonly storedBytes: number | null;
  /** This and the other figures are null of a layer that is not here or could not be read at all. */
  readonly shippedBytes: number | null;
  readonly entries: number | null;
  readonly instruction: string | null;
  readonly created: string | null;
  readonly added: number | null;
  readonly modified: number | null;
  readonly removed: number | null;
  readonly hiddenBytes: number | null;
  /**
   * Whether its bytes are what digests and size promise. `unchecked` without `--verify`: plain layers, and those whose index comes
   * from the cache while these bytes were never read.
   */
  readonly verified: Outcome;
};

/** The report of a finished inspection, as data. */
export function jsonReport(inspection: Inspection): JsonReport {
  const parts = jsonReportParts(inspection);
  return { ...parts, hidden: [...parts.hidden], problems: [...parts.problems] };
}

export function jsonReportParts(inspection: Inspection): JsonReportParts {
  const { image, analysis } = inspection;
  const { config } = image;
  const { efficiency, wastedBytes, userWastedPercent } = analysis.diveCompatible;
  const layers = analysis.layers.map((_, index) => jsonLayer(inspection, index));
  const storedBytes = layers.reduce<number | null>(
    (sum, layer) => (sum === null || layer.storedBytes === null ? null : sum + layer.storedBytes),
    0,
  );
  return {
    schemaVersion: 1,
    complete: inspection.complete,
    image: {
      reference: image.reference,
      source: image.source,
      platform: image.platform === null ? null : formatPlatform(image.platform),
      digest: image.digest,
      imageId: image.imageId,
      created: config.created,
      tags: image.tags,
      config: {
        user: config.user,
        env: config.env,
        entrypoint: config.entrypoint,
        cmd: config.cmd,
        workingDir: config.workingDir,
        exposedPorts: config.exposedPorts,
        labels: Object.fromEntries(config.labels),
      },
    },
    totals: { ...analysis.totals, storedBytes },
    diveCompatible: { efficiency, wastedBytes, userWastedPercent },
    layers,
    hidden: hiddenOf(inspection),
    artifacts: image.artifacts.map(
      ({ kind, digest, mediaType, artifactType, subject, bytes, tags, predicateTypes }) => ({
        kind,
        digest,
        mediaType,
        artifactType,
        subject,
        bytes,
        tags,
        predicateTypes,
      }),
    ),
    findings: [],
    problems: problemsOf(inspection),
  };
}

function* hiddenOf({ analysis, stack }: Inspection): Generator<JsonHidden> {
  for (const { node, bytes, cause, layer, hiddenBy } of analysis.hidden) {
    yield { ...jsonPath(stack.tree.path(node)), bytes, cause, layer, hiddenBy };
  }
}

function* problemsOf({ problems }: Inspection): Generator<JsonProblem> {
  for (const { code, message, layer, path, offset, count } of problems) {
    yield {
      code,
      message,
      layer,
      ...(path === null ? { path: null } : jsonPath(path)),
      offset,
      ...(count === undefined ? {} : { count }),
      severity: severityOf(code),
      runtimes: problemKind(code).runtimes,
    };
  }
}

const unknownFigures = {
  shippedBytes: null,
  entries: null,
  added: null,
  modified: null,
  removed: null,
  hiddenBytes: null,
};

function jsonLayer({ image, layers, analysis }: Inspection, index: number): JsonLayer {
  const { digest, diffId, mediaType, declaredSize, blob, history } = image.layers[index]!;
  const { state, reading, verified } = layers[index]!;
  const figures = state === 'unreadable' ? unknownFigures : analysis.layers[index]!;
  return {
    index,
    digest,
    diffId,
    mediaType,
    compression: reading?.compression ?? null,
    storedBytes: blob?.size ?? declaredSize,
    shippedBytes: figures.shippedBytes,
    entries: figures.entries,
    instruction: instructionOf(history),
    created: history?.created ?? null,
    added: figures.added,
    modified: figures.modified,
    removed: figures.removed,
    hiddenBytes: figures.hiddenBytes,
    verified,
  };
}
