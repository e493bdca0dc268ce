/** Every word the search box shows or says; `{query}` stands for what was typed. */
import type { PluralForms } from './counts.ts';

export interface SearchLabels {
  /** What the field is called. */
  readonly label: string;
  readonly placeholder: string;
  readonly submit: string;
  readonly clear: string;
  readonly suggestions: string;
  readonly didYouMean: string;
  readonly results: string;
  /** Heading of results that have a part of the words only. */
  readonly nearest: string;
  readonly recent: string;
  readonly forget: string;
  /** Leads to all results; followed by their number. */
  readonly all: string;
  readonly nothing: string;
  /** The endpoint does not answer, and nothing is shown. */
  readonly failed: string;
  /** The endpoint does not answer, and what it said before is shown. */
  readonly stale: string;
  /** What stands between counts that are spoken together. */
  readonly and: string;
  readonly suggestionCount: PluralForms;
  readonly resultCount: PluralForms;
  readonly recentCount: PluralForms;
}

const ARABIC: SearchLabels = {
  label: 'البحث في الأخبار',
  placeholder: 'ابحث في الأخبار',
  submit: 'ابحث',
  clear: 'امسح ما كتبت',
  suggestions: 'اقتراحات',
  didYouMean: 'هل تقصد',
  results: 'أخبار',
  nearest: 'أقرب الأخبار إلى بحثك',
  recent: 'عمليات بحث سابقة',
  forget: 'امسح عمليات البحث السابقة',
  all: 'كل النتائج',
  nothing: 'لا نتائج عن «{query}»',
  failed: 'تعذّر الاتصال بالبحث الآن. اضغط Enter لفتح صفحة النتائج.',
  stale: 'تعذّر الاتصال بالبحث الآن، وهذه آخر نتائج وصلت.',
  and: '، ',
  suggestionCount: {
    zero: 'لا اقتراحات',
    one: 'اقتراح واحد',
    two: 'اقتراحان',
    few: '{n} اقتراحات',
    many: '{n} اقتراحًا',
    other: '{n} اقتراح',
  },
  resultCount: {
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان',
    few: '{n} نتائج',
    many: '{n} نتيجة',
    other: '{n} نتيجة',
  },
  recentCount: {
    one: 'عملية بحث سابقة واحدة',
    two: 'عمليتا بحث سابقتان',
    few: '{n} عمليات بحث سابقة',
    many: '{n} عملية بحث سابقة',
    other: '{n} عملية بحث سابقة',
  },
};

const ENGLISH: SearchLabels = {
  label: 'Search the news',
  placeholder: 'Search the news',
  submit: 'Search',
  clear: 'Clear what you typed',
  suggestions: 'Suggestions',
  didYouMean: 'Did you mean',
  results: 'Stories',
  nearest: 'Nearest stories',
  recent: 'Recent searches',
  forget: 'Clear recent searches',
  all: 'All results',
  nothing: 'No results for “{query}”',
  failed: 'The search cannot be reached now. Press Enter to open the page of results.',
  stale: 'The search cannot be reached now. These are the last results that came.',
  and: ', ',
  suggestionCount: { one: '{n} suggestion', other: '{n} suggestions' },
  resultCount: { one: '{n} result', other: '{n} results' },
  recentCount: { one: '{n} recent search', other: '{n} recent searches' },
};

/** Labels that are built in: Arabic, and English for any other language. */
export function searchLabels(language: string): SearchLabels {
  return language === 'ar' ? ARABIC : ENGLISH;
}
