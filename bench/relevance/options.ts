/** Options of the command line. */
import { parseArgs } from 'node:util';
import type { Half } from './random.ts';
import { SET_NAMES, TYPED_PREFIX } from './sets.ts';
import { SYSTEM_NAMES } from './systems.ts';

export interface Options {
  readonly systems: readonly string[];
  readonly sets: readonly string[];
  readonly half: Half;
  /** Most queries of a set. */
  readonly limit: number;
  /** Articles that are indexed: fewer for quick runs, chosen by seeded chance. */
  readonly articles: number;
  /** Variants of Fihris beside the ranking as it is. */
  readonly variants: readonly string[];
  readonly related: boolean;
  readonly json: string | null;
  readonly plot: string | null;
  /** Figures of earlier runs, drawn above those of this one. */
  readonly after: readonly string[];
  /** Document whose tables the run writes, see `document.ts`. */
  readonly document: string | null;
}

export const USAGE = `npm run bench:relevance -- [--systems LIST] [--sets LIST] [--half tune|test] [--limit QUERIES] [--articles N]
    [--variants 'surface=0;k=1.6'] [--ablation] [--related] [--json FILE] [--plot FILE.svg [--after FILE.json]] [--document FILE.md]

systems: ${SYSTEM_NAMES.join(', ')}
sets: headline, short, question, typed (all of them) or one of
    ${SET_NAMES.slice(3).join(', ')}`;

/** @param ablation variants that `--ablation` stands for @throws Error saying what is wrong */
export function parseOptions(args: readonly string[], ablation: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      systems: { type: 'string', default: SYSTEM_NAMES.join(',') },
      sets: { type: 'string', default: 'headline,short,question,typed' },
      half: { type: 'string', default: 'tune' },
      limit: { type: 'string', default: '1000' },
      articles: { type: 'string', default: '1000000' },
      variants: { type: 'string', default: '' },
      ablation: { type: 'boolean', default: false },
      related: { type: 'boolean', default: false },
      json: { type: 'string' },
      plot: { type: 'string' },
      after: { type: 'string', multiple: true, default: [] },
      document: { type: 'string' },
    },
  });
  const { half } = values;
  if (half !== 'tune' && half !== 'test') throw new Error(`--half is tune or test, not ${half}.`);
  return {
    systems: known(values.systems.split(','), SYSTEM_NAMES),
    sets: known(values.sets.split(',').flatMap(setsOf), SET_NAMES),
    half,
    limit: count('limit', values.limit),
    articles: count('articles', values.articles),
    variants: [
      ...values.variants.split(';').filter((name) => name !== ''),
      ...(values.ablation ? ablation : []),
    ],
    related: values.related,
    json: values.json ?? null,
    plot: values.plot ?? null,
    after: values.after,
    document: values.document ?? null,
  };
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} is a whole number, 1 or more, not ${text}.`);
  return value;
}

function setsOf(name: string): readonly string[] {
  return name === 'typed' ? SET_NAMES.filter((one) => one.startsWith(TYPED_PREFIX)) : [name];
}

function known(names: readonly string[], all: readonly string[]): readonly string[] {
  const stranger = names.find((name) => !all.includes(name));
  if (stranger !== undefined) throw new Error(`${stranger} is not one of ${all.join(', ')}.`);
  return names;
}
