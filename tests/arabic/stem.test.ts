import { describe, expect, it } from 'vitest';
import { pieceOf, type StemStep, stem } from '../../src/arabic/stem.ts';
import { SAMPLES } from '../support/samples.ts';
import { surface, surfaces, wordsOf } from './support.ts';

function stems(words: string): string[] {
  return wordsOf(words).map((word) => stem(surface(word)));
}

function expectToMeet(words: string): void {
  const found = stems(words);
  expect(new Set(found).size, `${words} → ${found.join(' ')}`).toBe(1);
}

describe('forms of one word share a stem', () => {
  it.each<[string, string]>([
    ['with the article and without', 'وزير الوزير'],
    ['with every clitic', 'مسلم والمسلم فمسلم بالمسلم كالمسلم للمسلم وللمسلم فبمسلم لمسلم'],
    ['before a word that begins with lam', 'لجنة اللجنة للجنة وللجنة باللجنة'],
    ['feminine plural and singular', 'سيارات سيارة'],
    ['feminine plural and singular of three letters', 'لغات لغة اللغات باللغة'],
    ['other plurals of three letters', 'جهات جهة'],
    ['still others', 'مئات مئة'],
    ['and others', 'قوات قوة'],
    ['sound plural, both cases, and singular', 'مسلمون مسلمين المسلمون مسلم'],
    ['dual, both cases, and singular', 'لاعبان لاعبين لاعب'],
    ['dual of a feminine, both cases, and singular', 'دولتان دولتين الدولتين دولة'],
    ['dual of a short feminine', 'لغتين لغتان لغة'],
    ['dual of a feminine kept whole', 'مباراتين مباراتان مباراة'],
    ['feminine adjective and masculine', 'اقتصادي اقتصادية الاقتصادية اقتصاد'],
    ['pronouns', 'كتاب كتابه كتابها كتابهم كتابهما'],
    ['pronouns after a feminine', 'حكومة حكومته حكومتها حكومتهم حكومتهما'],
    ['pronouns after a feminine plural', 'علاقات علاقاته علاقاتها علاقة'],
    ['pronouns after a short feminine', 'خطة خطته خطتها خطتهم'],
    ['pronouns after a feminine kept whole', 'حياة حياته حياتها حياتهم'],
    ['pronouns after a final hamza', 'أبناء أبنائه أبناؤه أبنائها أبناءها'],
    ['nisba of a final hamza', 'كهرباء كهربائي الكهربائية'],
    ['plural of a nisba', 'قضائيون قضائيين قضائي قضاء'],
    ['regional spellings of the hamza', 'مسؤول مسئول المسؤولون مسئولين'],
    ['a singular that looks like a plural once its pronoun is off', 'زنزانة زنزانتها زنزانته'],
    ['tanwin', 'وزير وزيرا'],
    ['tanwin of a nisba', 'سياسي سياسيا'],
    ['tanwin after a hamza', 'جزء جزءا'],
    ['tanwin of a noun in noon, after a long vowel', 'بيان بيانا بالبيان'],
    ['tanwin of a noun in noon, listed', 'مواطن مواطنا مواطنون مواطنين مواطنة'],
    ['tanwin of a word of the lexicon', 'قانون قانونا القانون'],
    ['pronoun of the first plural', 'شعب شعبنا'],
    ['the same after a feminine and after plurals', 'حكومة حكومتنا حكومات حكوماتنا'],
    ['pronoun of the second plural', 'بلد بلدكم بلدنا'],
    ['pronoun of the feminine plural', 'مشاركة مشاركتهن'],
    ['pronouns after an alef maksura', 'مستوى مستواه مستواها مستوانا'],
    ['pronouns after two letters', 'حق حقه حقها حقهم'],
    ['past tense', 'ارتفع ارتفعت ارتفعوا'],
    ['dual before its complement', 'وزير وزيرا وزيري'],
    ['feminine dual before its complement', 'شركة شركتا شركتي شركتين'],
    ['masculine plural before its complement', 'مسؤول مسؤولو مسؤولي'],
    ['plurals of loans', 'فيديو فيديوهات الفيديوهات'],
  ])('%s: %s', (_, words) => {
    expectToMeet(words);
  });
});

describe('names stay whole', () => {
  it.each(
    wordsOf(
      'فلسطين بيروت بغداد إيران لبنان اليابان السودان الكويت باريس لندن كابل فرنسا بريطانيا ليبيا واشنطن',
    ),
  )('%s', (name) => {
    const whole = surface(name).replace(/^ال/, '');
    expect(stem(surface(name))).toBe(whole);
    for (const clitics of ['و', 'ب', 'ل', 'وب', 'ول', 'ف']) {
      expect(stem(clitics + whole), clitics + whole).toBe(whole);
    }
  });

  it.each<[string, string]>([
    ['فلسطين', 'فلسطيني الفلسطينية والفلسطينيين فلسطينيون بفلسطين لفلسطين'],
    ['لبنان', 'لبناني اللبنانية واللبنانيون للبنان'],
    ['إيران', 'إيراني الإيرانية الإيرانيين'],
    ['بريطانيا', 'بريطانيا وبريطانيا لبريطانيا'],
  ])('%s meets %s', (name, forms) => {
    expectToMeet(`${name} ${forms}`);
  });

  it.each(
    wordsOf(
      'سوريا,سوري,السورية,السوريين,سوريات فرنسا,فرنسي,الفرنسية,فرنسيا تركيا,تركي,التركية ليبيا,الليبي,ليبية,ليبيون ' +
        'آسيا,آسيوي,الآسيوية النمسا,نمساوي,النمساويين كندا,كندية بلجيكا,بلجيكية كوبا,كوبي كينيا,الكينية ' +
        'بريطانيا,بريطانية,بريطاني,البريطانيون أمريكا,الأمريكيين سينما,السينما,سينمائية رياضة,الرياضيين طب,الطبية',
    ),
  )('a name that loses letters in its adjective meets it: %s', (forms) => {
    const [name] = forms.split(',');
    const found = stems(forms.replaceAll(',', ' '));
    expect(found).toEqual(found.map(() => stem(surface(name!))));
  });

  it('but persons do not become places', () => {
    expect(stem(surface('عليا'))).not.toBe(stem(surface('علي')));
  });
});

describe('words that would collide are kept apart', () => {
  it.each<[string, string, string]>([
    ['upon and Ali', 'على', 'علي'],
    ['the country of Bahrain and the sea', 'البحرين', 'البحر'],
    ['sports and Riyadh', 'الرياضية', 'الرياض'],
    ['sectarian and Taif', 'الطائفية', 'الطائف'],
    ['a responsibility and an official', 'مسؤولية', 'مسؤول'],
    ['a directorate and a director', 'مديرية', 'مدير'],
    ['the Taliban and a student', 'طالبان', 'طالب'],
    ['a library and an office', 'مكتبة', 'مكتب'],
    ['a hundred and water', 'مئة', 'ماء'],
    ['the other spelling of a hundred and water', 'مائة', 'ماء'],
    ['deaths and loyal', 'وفيات', 'وفي'],
    ['thirty and three', 'ثلاثون', 'ثلاث'],
    ['a company and idolatry', 'شركة', 'شرك'],
    ['a university and a mosque', 'جامعة', 'جامع'],
    ['a governorate and a governor', 'محافظة', 'محافظ'],
    ['the world below and low', 'دنيا', 'دني'],
    ['the Pope and a door', 'بابا', 'باب'],
    ['a member and an organ of its own', 'عضوا', 'عض'],
    ['courts and beyond', 'محاكم', 'محا'],
    ['to make clear and between', 'بينت', 'بين'],
    ['to turn and around', 'حولت', 'حول'],
    ['July and the crown prince', 'يوليو', 'ولي'],
  ])('%s: %s, %s', (_, one, other) => {
    expect(stem(surface(one))).not.toBe(stem(surface(other)));
  });
});

describe('letters that only look like affixes stay', () => {
  it.each(
    wordsOf('وزارة ولاية فتاة بيان كتاب لجنة فيلم التزام ألغام').map(
      (word) => [word, surface(word)] as const,
    ),
  )('%s keeps its first letters', (_, word) => {
    const steps: StemStep[] = [];
    stem(word, steps);
    expect(steps.map(({ kind }) => kind)).not.toContain('prefix');
  });

  it.each(wordsOf('قانون ميدان مياه توقيت توجيه حياة ثابت'))('%s keeps its last letters', (word) => {
    expect(stem(surface(word))).toBe(surface(word));
  });

  it('a word of three letters is not shortened by a letter', () => {
    expect(stems('ولد بيت كلب فوز لقب هدف جدي')).toEqual(wordsOf('ولد بيت كلب فوز لقب هدف جدي'));
  });

  it('a yeh after an alef is no ending', () => {
    expect(stem('ولايه')).toBe('ولاي');
    expect(stem('ولايات')).toBe('ولاي');
  });
});

describe('clitics and a word that look like a form of another word', () => {
  it.each<[string, string]>([
    ['بقرية', 'قرية'],
    ['باللون', 'لون'],
    ['اللون', 'لون'],
    ['لليونان', 'يونان'],
    ['للبنات', 'بنات'],
    ['للقلق', 'قلق'],
    ['والدينية', 'دينية'],
    ['بأخرى', 'أخرى'],
    ['الآتية', 'آتية'],
    ['وصلاة', 'صلاة'],
  ])('%s is %s with clitics', (joined, word) => {
    expect(stem(surface(joined))).toBe(stem(surface(word)));
  });
});

describe('what is not stemmed', () => {
  it.each(['2026', '3.5', 'nato', 'g20', 'москва'])('%s, which is not Arabic', (word) => {
    const steps: StemStep[] = [];
    expect(stem(word, steps)).toBe(word);
    expect(steps).toEqual([{ kind: 'not Arabic', text: word }]);
  });

  it.each(wordsOf('في لكن التي منذ الذين على'))('%s, a stop word', (word) => {
    const steps: StemStep[] = [];
    expect(stem(word, steps)).toBe(word);
    expect(steps).toEqual([{ kind: 'stop word', text: word }]);
  });
});

describe('every stem of the sample archive', () => {
  const vocabulary = new Set(SAMPLES.flatMap(({ title, body }) => [...surfaces(title), ...surfaces(body)]));

  it('is the same when asked with reasons', () => {
    for (const word of vocabulary) expect(stem(word, [])).toBe(stem(word));
  });

  it('is a piece of its surface but for a last letter that changes, which finding words in texts relies on', () => {
    const others = [...vocabulary].filter((word) => !word.includes(pieceOf(stem(word))));
    expect(others).toEqual([]);
  });

  it('has two letters or more, unless the word itself is shorter', () => {
    const short = [...vocabulary].filter((word) => stem(word).length < Math.min(2, word.length));
    expect(short).toEqual([]);
  });

  /**
   * No pair, only spelt like one: colour and softness, his grandmother and Jeddah, to him and automatic. And the tens,
   * whose two cases stay apart because what they have in common is the unit (thirty would be three).
   */
  const NO_PAIR = /^(و?ال)?(لون|جدته|يه|ستون|(عشر|ثلاث|اربع|خمس|سبع|ثمان|تسع)ون)$/;

  it.each<[string, string, string]>([
    ['feminine plural', 'ات', 'ه'],
    ['dual of a feminine', 'تين', 'ه'],
    ['form with a pronoun', 'تها', 'ه'],
    ['form with a pronoun', 'ته', 'ه'],
    ['sound plural', 'ون', 'ين'],
    ['feminine nisba', 'يه', 'ي'],
  ])('is the same for every %s (-%s) and its other form (-%s)', (_, ending, otherEnding) => {
    const apart: string[] = [];
    for (const word of vocabulary) {
      const other = word.slice(0, -ending.length) + otherEnding;
      if (!word.endsWith(ending) || word.length < ending.length + 2 || !vocabulary.has(other)) continue;
      if (stem(word) !== stem(other) && !NO_PAIR.test(word)) apart.push(`${word}/${other}`);
    }
    expect(apart).toEqual([]);
  });
});
