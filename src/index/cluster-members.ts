/** Which documents of an index are in clusters of copies, adoptions included. */
import type { Adoption, CopyTable } from '../segment/documents/copies.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';

/** The documents of each segment that are in clusters, ascending, the retracted ones too. One round trip. */
export async function readClusters(segments: readonly SegmentReader[]): Promise<CopyTable[]> {
  const [tables, adoptions] = await Promise.all([
    Promise.all(segments.map(({ copies }) => copies.table())),
    readAdoptions(segments),
  ]);
  return tables.map((table, i) => {
    const own = adoptions.filter(({ segment }) => segment === segments[i]!.name);
    return own.length === 0 ? table : withAdopted(table, own);
  });
}

/** What segments put into clusters of one another, and of others. One round trip. */
export async function readAdoptions(segments: readonly SegmentReader[]): Promise<Adoption[]> {
  return (await Promise.all(segments.map(({ copies }) => copies.adoptions()))).flat();
}

function withAdopted({ documents, times, keys }: CopyTable, adoptions: readonly Adoption[]): CopyTable {
  const entries = new Map(adoptions.map((one) => [one.document, one] as const));
  for (const [i, document] of documents.entries()) {
    entries.set(document, { segment: '', document, time: times[i]!, key: keys[i]! });
  }
  const all = [...entries.values()].sort((a, b) => a.document - b.document);
  return {
    documents: Uint32Array.from(all, ({ document }) => document),
    times: Float64Array.from(all, ({ time }) => time),
    keys: Float64Array.from(all, ({ key }) => key),
  };
}

/** Where in ascending documents one is; -1 where it is not. */
export function placeOf(documents: Uint32Array, document: number): number {
  let low = 0;
  let high = documents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (documents[middle]! < document) low = middle + 1;
    else high = middle;
  }
  return documents[low] === document ? low : -1;
}
