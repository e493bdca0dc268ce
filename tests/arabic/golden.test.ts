/**
 * The terms of a fixed list of texts, as they were when the analyser last changed. An index is read with the analyser
 * that made it, so new terms need a new version. To write the file anew: GOLDEN=write npx vitest run tests/arabic/golden
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ANALYSER_VERSION, analyse } from '../../src/arabic/analyser.ts';

interface Golden {
  readonly about: string;
  readonly analyser: string;
  /** Text to its tokens: surface and stem, or the surface alone where they are the same; an asterisk for stop words. */
  readonly terms: Readonly<Record<string, string>>;
}

const FILE = fileURLToPath(new URL('golden.json', import.meta.url));
const WRITE_ANEW = 'GOLDEN=write npx vitest run --project node tests/arabic/golden.test.ts';

function read(): Golden {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Golden;
}

function writeAnew(): void {
  const golden = read();
  const terms = Object.fromEntries(Object.keys(golden.terms).map((text) => [text, termsOf(text)]));
  writeFileSync(FILE, `${JSON.stringify({ ...golden, analyser: ANALYSER_VERSION, terms }, null, 2)}\n`);
}

function termsOf(text: string): string {
  return analyse(text)
    .map(({ surface, stem, isStopWord }) => {
      const forms = stem === surface ? surface : `${surface}=${stem}`;
      return isStopWord ? `${forms}*` : forms;
    })
    .join(' ');
}

/** What a developer is told, or null when nothing is to be done. */
function advice(golden: Golden, version: string, terms: (text: string) => string): string | null {
  const changed = Object.entries(golden.terms).filter(([text, known]) => terms(text) !== known);
  const examples = changed
    .slice(0, 10)
    .map(([text, known]) => `  ${text}\n    was ${known}\n    is  ${terms(text)}`)
    .join('\n');
  if (changed.length > 0 && golden.analyser === version) {
    return (
      `${changed.length} texts have other terms than before, but ANALYSER_VERSION is still ${version}:\n${examples}\n` +
      'Indexes built before would answer wrongly. If the change is wanted, raise ANALYSER_VERSION in ' +
      `src/arabic/analyser.ts, then write the file anew: ${WRITE_ANEW}`
    );
  }
  if (golden.analyser !== version) {
    return (
      `tests/arabic/golden.json is of ${golden.analyser}, the analyser is ${version}. Look through the ` +
      `${changed.length} changes, then write the file anew: ${WRITE_ANEW}\n${examples}`
    );
  }
  return null;
}

describe('the version of the analyser', () => {
  if (process.env['GOLDEN'] === 'write') writeAnew();
  const golden = read();

  it('is raised when terms change', () => {
    expect(advice(golden, ANALYSER_VERSION, termsOf)).toBeNull();
  });

  it('is asked for, by name and with examples, when terms change and it does not', () => {
    const [first] = Object.keys(golden.terms);
    const told = advice(golden, golden.analyser, (text) => (text === first ? 'x' : golden.terms[text]!));
    expect(told).toMatch(/^1 texts have other terms than before, but ANALYSER_VERSION is still /);
    expect(told).toContain(`${first}\n    was ${golden.terms[first!]}\n    is  x`);
    expect(told).toContain('raise ANALYSER_VERSION in src/arabic/analyser.ts');
  });

  it('once raised asks for a new file', () => {
    const told = advice(golden, 'arabic-next', (text) => golden.terms[text]!);
    expect(told).toMatch(/is of arabic-\d+, the analyser is arabic-next.*write the file anew: GOLDEN=write/s);
  });

  it('is guarded by some hundreds of texts and words', () => {
    const tokens = Object.values(golden.terms).flatMap((terms) => terms.split(' '));
    expect(Object.keys(golden.terms).length).toBeGreaterThan(180);
    expect(tokens.length).toBeGreaterThan(800);
  });
});
