/** What one request may cost its storage where no platform counts reads: enough for any honest one, an end to others. */
import type { CostLimits } from '../../src/storage/meter.ts';

export const SERVER_LIMITS: CostLimits = { mostReads: 1_000, mostBytes: 256 * 2 ** 20 };
