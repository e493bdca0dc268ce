/**
 * A small index that has everything the format knows: lists in the dictionary, short, packed and as bitmaps, several
 * pages of each kind, positions of each kind, spellings in the dictionary and outside, word tables, all columns,
 * tags; and the questions whose answers damage must not change.
 */
import { stemOf } from '../../src/arabic/analyser.ts';
import type { Article } from '../../src/article/article.ts';
import { runsOf } from '../../src/index/copied-text.ts';
import type { Clusters } from '../../src/index/copy-clusters.ts';
import { bandsOf } from '../../src/index/copy-rule.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { findArticle, relatedToArticle, relatedToText } from '../../src/search/related/related.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import { documentsSpelt, listsOfSpelling } from '../../src/segment/dictionary/exact-spelling.ts';
import { wordOf } from '../../src/segment/dictionary/word-letters.ts';
import { walkWords } from '../../src/segment/dictionary/word-tables.ts';
import { headlineLetters } from '../../src/segment/documents/headline-letters.ts';
import { HeadlineReader, speltWord } from '../../src/segment/documents/headline-reader.ts';

/** Just enough that a list can have two blocks without being dense enough for a bitmap. */
export const COMPLETE_DOCUMENTS = 1048;

const SUBJECTS = ['اقتصاد', 'رياضة', 'ثقافة', undefined];
const hours = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 3_600_000).toISOString();

/** A word of five letters for each of the first numbers: enough of them, in two articles each, for pages of word tables. */
function wordOfNumber(number: number): string {
  const spread = (number * 7919) % 26 ** 3;
  const letters = [spread % 26, Math.floor(spread / 26) % 26, Math.floor(spread / 26 ** 2)];
  return `q${String.fromCharCode(...letters.map((letter) => 97 + letter))}z`;
}

/** The document frequency of each word decides the form of its list; a word of its own makes many pages of stems. */
function completeArticle(_: unknown, i: number): Article {
  const body = [
    i % 2 === 0 ? 'اجتمع مجلس الأمن في نيويورك.' : 'اجتمع الوزير في بيروت مع مجلس النواب.',
    i % 8 === 3 ? 'وبحث الوزراء أسعار النفط في الأسواق.' : '',
    i % 90 === 7 ? 'زلزال يضرب الساحل، وزلزال آخر بعده.' : '',
    i % 500 === 11 ? 'مذنب هالي يقترب.' : '',
    `وقال المتحدث رقم w${i % 211}x في حديث عن ${i % 7 === 2 ? 'القضيه' : 'القضية'} k${i}z.`,
    `${[0, 1, 2, 3].map((word) => wordOfNumber((i >> 1) * 4 + word)).join(' ')}.`,
    i % 400 === 5 ? `المذنب ${i < 400 ? 'أهلى' : 'أهلي'}.` : '',
  ];
  const section = SUBJECTS[i % 4];
  return {
    id: `article-${i}`,
    title: i % 8 === 3 ? `أسعار النفط اليوم ${i % 30}` : `مجلس الأمن والساحل ${i % 50}`,
    body: body.filter((sentence) => sentence !== '').join(' '),
    published: hours(Math.floor(i / 2)),
    source: `وكالة ${i % 3}`,
    ...(section === undefined ? {} : { section }),
    ...(i % 5 === 0 ? { author: `كاتب ${i % 7}` } : {}),
    ...(i % 3 === 0 ? { tags: [`وسم ${i % 11}`, 'نفط'] } : {}),
  };
}

export const COMPLETE_ARCHIVE: readonly Article[] = Array.from(
  { length: COMPLETE_DOCUMENTS },
  completeArticle,
);

/** Every twentieth article is a copy of others. */
export const COMPLETE_CLUSTERS: Clusters = {
  keyOf: (id) => {
    const number = Number(id.replace('article-', ''));
    return number % 20 === 7 ? 2 ** 40 + Math.floor(number / 100) : null;
  },
  adoptions: [{ segment: 'segment-0123456789abcdef.fihris', document: 3, time: 5, key: 9 }],
};

const SEARCHES: readonly SearchRequest[] = [
  { q: 'مجلس النفط زلزال', limit: 4 },
  { q: 'مجلس الأمن', limit: 3, section: 'رياضة', from: '2026-01-05', to: '2026-01-15' },
  { q: '"مجلس الأمن" -نيويورك', limit: 2 },
  { q: '"أسعار النفط"', limit: 2, author: 'كاتب 3', source: 'وكالة 1' },
  { q: 'النفط', limit: 3, sort: 'oldest', offset: 100 },
  { q: 'مجلس', limit: 2, tag: 'وسم 4', facets: ['tag'] },
  { q: '"وزلزال آخر"', limit: 2, sort: 'newest' },
  { q: 'k64z w64x', limit: 2 },
  { q: 'مذنب w64x k9z', limit: 2 },
  { q: '"مذنب هالي" k511z', limit: 2 },
];

/** A question put to an index, with an answer that can be compared. */
export type Question = (index: OpenIndex) => Promise<unknown>;

/** How often each exact spelling of a surface occurs, and in which documents first. */
function spelt(surface: string, spellings: readonly string[]): Question {
  return async ({ segments }) => {
    const [segment] = segments;
    const [group] = await segment!.lookUp([stemOf(surface)]);
    const entry = group?.surfaces.find((own) => own.surface === surface);
    if (entry === undefined) return [];
    const blocks = await segment!.readLists(listsOfSpelling(entry));
    return spellings.map((spelling) => {
      const documents = documentsSpelt(entry, spelling, blocks);
      return [entry.spelling, documents.length, ...documents.slice(0, 20)];
    });
  };
}

/** All words of both tables, and how frequent some are by the head. */
function words(...some: readonly string[]): Question {
  return async ({ segments }) => {
    const [segment] = segments;
    const tables = (await segment!.wordTables())!;
    const found: unknown[] = some.map((word) => segment!.frequentWords.leastOf(word));
    for (const page of await segment!.readWordPages([...tables.forward, ...tables.backward])) {
      walkWords(page, (letters, frequency) => found.push([wordOf(letters), frequency]));
    }
    return found;
  };
}

/** Headlines with a word, and the words with a beginning. */
function headlines(word: string, beginning: string): Question {
  return async ({ segments }) => {
    const reader = (await HeadlineReader.open(segments[0]!))!;
    const letters = headlineLetters(beginning);
    await reader.prepare([letters, headlineLetters(word)]);
    const words: unknown[] = [];
    reader.eachWith(letters, (own) => words.push(speltWord(own)));
    const found = reader.find(headlineLetters(word));
    const [documents] = found === null ? [] : await reader.documentsOf([found]);
    const titles = await reader.titlesOf(documents ?? new Uint32Array());
    return [words, [...(documents ?? [])], [...titles.words]];
  };
}

export const QUESTIONS: readonly Question[] = [
  ...SEARCHES.map(
    (request): Question =>
      (index) =>
        search(index, request),
  ),
  words('القضيه', wordOfNumber(40), 'قضيا'),
  headlines('الساحل', ''),
  headlines('النفط', '2'),
  spelt('القضيه', ['القضية', 'القضيه', 'القضیة']),
  spelt('اهلي', ['أهلى', 'أهلي']),
  ({ segments }) => segments[0]!.copies.entries(),
  ({ segments }) => segments[0]!.copies.adoptions(),
  ({ segments }) => segments[0]!.copies.having(new Set(bandsOf(runsOf(COMPLETE_ARCHIVE[90]!.body)))),
  (index) => findArticle(index, 'article-700'),
  (index) => relatedToArticle(index, 'article-97', { limit: 2 }),
  (index) => relatedToText(index, { title: 'زلزال الساحل', body: 'زلزال يضرب الساحل' }, { limit: 2 }),
];
