/** Queries a reader would type: one to four neighbouring words of a headline, chosen the same way every time. */
import { isBareStopWord } from '../src/arabic/lexicon.ts';
import { tokenise } from '../src/arabic/tokenise.ts';
import type { OpenIndex } from '../src/index/open-index.ts';

/** A small linear congruential generator (Numerical Recipes' constants), so that runs a year apart ask the same. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @returns `count` queries of 1 to 4 neighbouring words, a quarter of each length */
export async function titleQueries(index: OpenIndex, count: number, seed = 1): Promise<string[]> {
  const random = randomNumbers(seed);
  const queries: string[] = [];
  while (queries.length < count) {
    const segment = index.segments[random(index.segments.length)]!;
    const [article] = await segment.readDocuments([random(segment.documents)]);
    const words = tokenise(article!.title).filter(
      ({ surface }) => surface.length > 1 && !isBareStopWord(surface),
    );
    const wanted = 1 + (queries.length % 4);
    if (words.length < wanted) continue;
    const first = random(words.length - wanted + 1);
    const some = words.slice(first, first + wanted);
    queries.push(some.map(({ start, end }) => article!.title.slice(start, end)).join(' '));
  }
  return queries;
}
