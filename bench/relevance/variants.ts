/** Variants of Fihris's ranking, named by what they change: `surface=0`, `k=1.6`, nothing for the ranking as it is. */

import { RANKING, type Ranking } from '../../src/search/ranking/ranking.ts';
import type { Why } from '../../src/search/words/alternatives.ts';
import { BM25, type Bm25 } from '../../src/segment/postings/levels.ts';

export interface Variant {
  readonly ranking: Ranking;
  readonly bm25: Bm25;
}

const OPTIONS: Readonly<Record<string, (value: number, of: Variant) => Variant>> = {
  surface: (surfaceWeight, of) => ({ ...of, ranking: { ...of.ranking, surfaceWeight } }),
  title: (titleBonus, of) => ({ ...of, ranking: { ...of.ranking, titleBonus } }),
  sentence: (sentenceSurfaceWeight, of) => ({ ...of, ranking: { ...of.ranking, sentenceSurfaceWeight } }),
  power: (impactPower, of) => ({ ...of, ranking: { ...of.ranking, impactPower } }),
  proximity: (proximityBonus, of) => ({ ...of, ranking: { ...of.ranking, proximityBonus } }),
  lead: (leadBonus, of) => ({ ...of, ranking: { ...of.ranking, leadBonus } }),
  long: (longQuery, of) => ({ ...of, ranking: { ...of.ranking, longQuery } }),
  few: (fewStrict, of) => ({ ...of, ranking: { ...of.ranking, fewStrict } }),
  share: (fairShare, of) => ({ ...of, ranking: { ...of.ranking, fairShare } }),
  plural: alternatives('plural', 'singular'),
  name: alternatives('name'),
  equivalent: alternatives('equivalent'),
  k: (k, of) => ({ ...of, bm25: { ...of.bm25, k } }),
  b: (b, of) => ({ ...of, bm25: { ...of.bm25, b } }),
};

/** The weight of alternatives; at 0 they are found and add nothing. */
function alternatives(...whys: readonly Why[]) {
  return (weight: number, of: Variant): Variant => {
    const changed = Object.fromEntries(whys.map((why) => [why, weight]));
    const alternativeWeights = { ...of.ranking.alternativeWeights, ...changed };
    return { ...of, ranking: { ...of.ranking, alternativeWeights } };
  };
}

/** One change at a time. */
export const ABLATION: readonly string[] = [
  ...['power=0.3', 'power=0.7', 'power=1'],
  ...['surface=0', 'surface=0.5', 'surface=2', 'sentence=0', 'sentence=0.25', 'sentence=1'],
  ...['title=0', 'title=0.3', 'title=0.5'],
  ...['proximity=0', 'proximity=0.5', 'proximity=1', 'lead=0', 'lead=0.1', 'lead=0.5'],
  ...[
    'few=1',
    'few=10',
    'few=20',
    'few=100',
    'long=2',
    'long=4',
    'long=5',
    'share=0.2',
    'share=0.4',
    'share=0.5',
  ],
  ...['plural=0', 'plural=1', 'name=0', 'equivalent=0', 'equivalent=0.8'],
  ...['k=0.9', 'k=1.6', 'k=2', 'b=0.4', 'b=0.6', 'b=0.9'],
];

/** @param name changes with commas between; empty for none */
export function variantOf(name: string): Variant {
  let variant: Variant = { ranking: RANKING, bm25: BM25 };
  for (const change of name === '' ? [] : name.split(',')) {
    const [option, text] = change.split('=');
    const set = OPTIONS[option!];
    const value = Number(text);
    if (set === undefined || text === undefined || Number.isNaN(value)) {
      throw new Error(
        `${change} is no change of ranking: write one of ${Object.keys(OPTIONS).join(', ')} and a value.`,
      );
    }
    variant = set(value, variant);
  }
  return variant;
}
