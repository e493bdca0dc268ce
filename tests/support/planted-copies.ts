/** Archives with planted copies, and a plain model of which articles are copies. */
import fc from 'fast-check';
import type { Article } from '../../src/article/article.ts';
import { clustersOf, copyableOf } from '../../src/index/copy-clusters.ts';
import type { MemoryStorage } from '../../src/storage/memory.ts';
import { arbitraryWord } from './arbitrary-archive.ts';
import { inTimeOrder, storageWith } from './make-index.ts';

/** How newspapers print a report: as it came, under a dateline, cut at its end, or with half of it told anew. */
type Print = 'whole' | 'headed' | 'cut' | 'retold';

interface Plan {
  readonly words: readonly string[];
  readonly other: readonly string[];
  readonly prints: readonly { readonly print: Print; readonly hours: number }[];
}

const words = fc.array(arbitraryWord, { minLength: 40, maxLength: 60 });
const prints = fc.array(
  fc.record({
    print: fc.constantFrom<Print>('whole', 'headed', 'cut', 'retold'),
    hours: fc.integer({ min: 0, max: 150 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const plan: fc.Arbitrary<Plan> = fc.record({ words, other: words, prints });

const DATELINE = ['مراسل', 'الصحيفة', 'في', 'العاصمة'];
const HOUR = 3_600_000;

function bodyOf({ words: own, other }: Plan, print: Print, nth: number): string {
  const half = own.length >> 1;
  if (print === 'headed') return [...DATELINE, ...own].join(' ');
  if (print === 'cut') return own.slice(0, own.length - 3).join(' ');
  if (print === 'retold')
    return [...own.slice(0, half), ...other.slice(nth), ...other.slice(0, nth)].join(' ');
  return own.join(' ');
}

/** Articles of several reports, each at a moment of its own, in no order. */
export const plantedCopies: fc.Arbitrary<Article[]> = fc
  .tuple(fc.array(plan, { minLength: 3, maxLength: 10 }), fc.integer({ min: 1, max: 6 }))
  .map(([plans, stride]) => {
    const all = plans.flatMap((one, report) =>
      one.prints.map(({ print, hours }, i) => ({ body: bodyOf(one, print, i + 7 * report), hours, print })),
    );
    return all.map(({ body, hours }, i) => ({
      id: `a${(i * 37) % 101}`,
      title: `${body.split(' ').slice(0, 3).join(' ')}`,
      body,
      published: new Date(Date.UTC(2026, 0, 1) + hours * HOUR + i * 1000).toISOString(),
      source: `صحيفة ${(i * stride) % 4}`,
    }));
  });

/** The rule, told plainly: runs of five words as texts. */
function areCopies(a: Article, b: Article): boolean {
  const [shorter, longer] = [runs(a), runs(b)].sort((one, other) => one.size - other.size);
  const shared = [...shorter!].filter((run) => longer!.has(run)).length;
  const apart = Math.abs(Date.parse(a.published) - Date.parse(b.published)) / HOUR;
  const [part, ofLonger] = apart <= 48 ? [0.65, 0.4] : [0.85, 0.5];
  return shorter!.size >= 8 && shared >= part! * shorter!.size && shared >= ofLonger! * longer!.size;
}

function runs({ body }: Article): Set<string> {
  const folded = body.replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه').replace(/ى/g, 'ي');
  const all = folded.split(/[^\u0621-\u064A]+/).filter((word) => word !== '');
  return new Set(all.slice(4).map((_, i) => all.slice(i, i + 5).join(' ')));
}

/** For each article the id of the first of its cluster: the oldest whose first article it is a copy of. */
export function naiveClusters(articles: readonly Article[]): Map<string, string> {
  const firsts: Article[] = [];
  return new Map(
    inTimeOrder(articles).map((article) => {
      const first = firsts.find((one) => areCopies(one, article));
      if (first === undefined) firsts.push(article);
      return [article.id, (first ?? article).id] as const;
    }),
  );
}

/** A storage with an index of articles, their copies told. */
export async function storageWithCopies(
  articles: readonly Article[],
  segmentOf: (one: Article, index: number) => number = () => 0,
): Promise<MemoryStorage> {
  return storageWith(articles, segmentOf, await clustersOf(inTimeOrder(articles).map(copyableOf)));
}
