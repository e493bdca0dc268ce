/** Random archives: few words, so that they meet; many forms of each, so that stems and surfaces differ. */
import fc from 'fast-check';
import type { Article } from '../../src/article/article.ts';

const WORDS = [
  ...[
    'مجلس',
    'المجلس',
    'ومجلس',
    'مجالس',
    'الأمن',
    'الامن',
    'أمن',
    'والأمن',
    'وزير',
    'الوزير',
    'للوزير',
    'وزراء',
  ],
  ...['سيارة', 'سيارات', 'السيارة', 'بسيارته', 'فلسطين', 'فلسطيني', 'الفلسطينية', 'في', 'من', 'على', 'علي'],
  ...['مسؤول', 'مسئول', 'المسؤولون', '2015', '٢٠١٥', '1,500', 'GDP', 'لبنان', 'اللبنانية', 'قمة', 'القمة'],
  // Words that stand for one another, and strangers that share a stem with them.
  ...[
    'الوزراء',
    'وزرائه',
    'وزيري',
    'المجالس',
    'أمريكا',
    'أميركا',
    'وأميركا',
    'لجنة',
    'للجان',
    'كتاب',
    'كتابة',
    'كتب',
  ],
];

/** Frequent words first, as in any language. */
export const arbitraryWord = fc
  .integer({ min: 0, max: WORDS.length ** 2 - 1 })
  .map((pick) => WORDS[WORDS.length - 1 - Math.floor(Math.sqrt(pick))]!);

const words = (minLength: number, maxLength: number) =>
  fc.array(arbitraryWord, { minLength, maxLength }).map((some) => some.join(' '));

const dates = [
  '2026-01-01T00:00:00Z',
  '2026-01-01T03:00:00+03:00',
  '2026-01-02T10:00:00+03:00',
  '2026-02-01T00:00:00Z',
];
const sections = ['سياسة', 'رياضة', undefined];

const fields = fc.record({
  title: words(1, 4),
  body: words(1, 30),
  published: fc.constantFrom(...dates),
  section: fc.constantFrom(...sections),
});

/** Articles with ids in an order that is not their order in time. */
export function arbitraryArchive(most: number, least = 1): fc.Arbitrary<Article[]> {
  return fc.array(fields, { minLength: least, maxLength: most }).map((all) =>
    all.map(({ section, ...one }, i) => ({
      id: `article-${(i * 7919) % 1000}-${i}`,
      ...one,
      ...(section === undefined ? {} : { section }),
    })),
  );
}

export const arbitraryWords = words(1, 3);

const part = fc.oneof(
  { weight: 4, arbitrary: arbitraryWord },
  { weight: 2, arbitrary: words(2, 3).map((phrase) => `"${phrase}"`) },
  { weight: 1, arbitrary: arbitraryWord.map((excluded) => `-${excluded}`) },
  { weight: 1, arbitrary: arbitraryWord.map((exact) => `="${exact}"`) },
  { weight: 1, arbitrary: words(2, 2).map((phrase) => `-"${phrase}"`) },
  { weight: 1, arbitrary: fc.constant('غائب') },
);

/** Words, phrases, exclusions and words no article has, always with something to look for. */
export const arbitraryQuery = fc
  .tuple(arbitraryWord, fc.array(part, { maxLength: 6 }))
  .map(([first, others]) => [first, ...others].join(' '));
