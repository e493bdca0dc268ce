/** Particles meet their forms with clitics and pronouns, and nothing else. */
import { describe, expect, it } from 'vitest';
import particles from '../../src/arabic/data/particles.json' with { type: 'json' };
import { isStopWord, particleOf } from '../../src/arabic/particles.ts';
import { type StemStep, stem } from '../../src/arabic/stem.ts';
import { STOP_WORDS, setOf } from './lexicon.ts';
import { surface, surfaces, wordsOf } from './support.ts';

const { about, ...LISTS } = particles;

describe('forms of a particle', () => {
  it.each<[string, string]>([
    ['على', 'على وعلى فعلى عليه عليها عليهم عليهما عليهن عليك علينا وعليه فعليها'],
    ['إلى', 'إلى وإلى إليه إليها وإليهم إليكم'],
    ['في', 'في وفي ففي فيه فيها وفيهم ففيها'],
    ['من', 'من ومن فمن منه منها ومنهم'],
    ['لدى', 'لدى ولدى لديه لديها ولديهم لدينا لديهن'],
    ['به', 'به بها بهم وبها فبه بك'],
    ['له', 'له لها لهم ولها فله لكم لنا'],
    ['كل', 'كل وكل لكل بكل ولكل كلها كلهم كلنا'],
    ['أن', 'أن إن وأن أنه إنها وأنهم أننا إنني'],
    ['لكن', 'لكن ولكن لكنه ولكنها لكنني لكننا'],
    ['دون', 'دون بدون وبدون دونه'],
    ['هذا', 'هذا وهذا لهذا بهذا فهذا وبهذا'],
    ['بعض', 'بعض وبعض بعضهم ببعض بعضها'],
    ['فيما', 'فيما وفيما'],
    ['متى', 'متى ومتى متي'],
    ['خلال', 'خلال وخلال خلالها خلاله'],
  ])('%s: %s', (particle, forms) => {
    for (const form of wordsOf(forms)) {
      expect(isStopWord(surface(form)), form).toBe(true);
      expect(stem(surface(form)), form).toBe(surface(particle));
    }
  });

  it('are explained', () => {
    const steps: StemStep[] = [];
    expect(stem('وعليهم', steps)).toBe('على');
    expect(steps).toEqual([{ kind: 'particle', text: 'على' }]);
  });
});

describe('look-alikes', () => {
  it.each(
    wordsOf(
      'علي ولي وليد فلك فلل فال فهم منى معنى بني قبلة عبرة كحول ثمن بيان فيل لغة عين وعد معاني بلال هناء',
    ),
  )('%s is no particle', (word) => {
    expect(isStopWord(surface(word))).toBe(false);
    expect(particleOf(surface(word))).toBeNull();
  });

  it.each(wordsOf('واحد واحدى وراء فقط كان كما لما لن كذلك لذلك بعد بين فوق'))(
    '%s is not taken apart',
    (word) => {
      expect(particleOf(surface(word))).toBe(surface(word));
    },
  );

  it('of the first person need a noon', () => {
    expect(particleOf('لكنني')).toBe('لكن');
    expect(particleOf('معني')).toBeNull();
  });
});

describe('question words', () => {
  it.each(
    wordsOf(
      'ما ماذا من متى أين كيف كم هل لماذا لمن بم أي أية أيهما لماذا بماذا عماذا مماذا وماذا فمتى وأين وكيف وكم وهل أفلا',
    ).filter((word) => !['بم', 'أفلا', 'أية'].includes(word)),
  )('%s does not count in a query', (word) => {
    expect(isStopWord(surface(word))).toBe(true);
  });
});

describe('every stop word', () => {
  it('has a particle that is its own, and a piece of it but for the last letter', () => {
    for (const word of STOP_WORDS) {
      const particle = particleOf(word);
      expect(particle, word).not.toBeNull();
      expect(particleOf(particle!) ?? particle, word).toBe(particle);
      expect(word, word).toContain(particle!.slice(0, -1));
      expect(stem(word)).toBe(particle);
    }
  });

  it('may follow a conjunction, unless that spells another word', () => {
    const others = setOf(particles.noParticles);
    for (const word of STOP_WORDS) {
      for (const joined of [`و${word}`, `ف${word}`]) {
        if (!others.has(joined)) expect(isStopWord(joined), joined).toBe(true);
      }
    }
  });
});

describe('the lists of particles', () => {
  it.each(Object.entries(LISTS))('%s: sorted, in normal form, nothing twice', (_, lines) => {
    const words = lines.flatMap((line) => line.split(' '));
    expect(words).toEqual([...new Set(words)].sort());
    expect(words.filter((word) => surfaces(word).join(' ') !== word)).toEqual([]);
  });

  it('say how they were made', () => {
    expect(about).toMatch(/written by hand/);
  });

  it('name nothing in vain', () => {
    const needless = [...setOf(particles.noParticles)].filter(
      (word) =>
        !STOP_WORDS.has(word.slice(1)) &&
        !setOf(particles.takePronouns).has(word.replace(/(ها|هم|ه|نا|كم|ك)$/, '').replace(/^[وف]/, '')),
    );
    expect(needless).toEqual([]);
    expect([...setOf(particles.whole)].filter((word) => !STOP_WORDS.has(word))).toEqual([]);
  });
});
