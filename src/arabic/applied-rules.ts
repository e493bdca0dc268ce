/** Which rules made a token's normal form: for `fihris explain` only, so it may look at each character at leisure. */
import { ALLAH_AFTER_ALEF, foldingRules, type Rule } from './folding-rules.ts';
import { ALEF_MAKSURA } from './letters.ts';
import { ABBREVIATION_RULE, DECIMAL_RULE, isDecimal, isGrouping, THOUSANDS_RULE } from './numbers.ts';

export const FINAL_ALEF_MAKSURA_RULE: Rule = {
  name: 'final alef maksura kept',
  source: 'Prepositions that a dotted yeh would make a name (upon and Ali); the stop words that end in it',
};

export const COMPOUND_RULE: Rule = {
  name: 'compound',
  source: 'Names that print writes together or apart (Abdullah, Abu Dhabi), `compounds.json`',
};

const ALEF_BEFORE_ALLAH = /[\u0622\u0623\u0625\u0627\u0671]\uFDF2/;
const IS_NUMBER = /^[0-9.]+$/;

/** The rules that changed something between the original and the surface, each once, in order of appearance. */
export function rulesApplied(original: string, surface: string): Rule[] {
  const rules = new Set([...original].flatMap(rulesOf));
  for (const rule of punctuationRules(original, surface)) rules.add(rule);
  if (ALEF_BEFORE_ALLAH.test(original)) rules.add(ALLAH_AFTER_ALEF);
  if (surface.endsWith(ALEF_MAKSURA)) {
    const yehRule = foldingRules().letters.find((rule) => rule.name === 'yeh');
    if (yehRule !== undefined) rules.delete(yehRule);
    rules.add(FINAL_ALEF_MAKSURA_RULE);
  }
  return [...rules];
}

function rulesOf(character: string): Rule[] {
  const { dropped, presentationForms, upperCase, compatibility } = foldingRules();
  const own = [
    ...dropped.filter((rule) => rule.characters.test(character)).slice(0, 1),
    ...letterRules(character),
  ];
  if (own.length > 0) return own;
  if (presentationForms.characters.test(character)) {
    return [presentationForms, ...[...character.normalize('NFKC')].flatMap(letterRules)];
  }
  const lower = character.toLowerCase();
  const rules: Rule[] = upperCase.characters.test(character) ? [upperCase, ...letterRules(lower)] : [];
  if (compatibility.characters.test(character) && lower.normalize('NFKD') !== lower)
    rules.push(compatibility);
  return rules;
}

function letterRules(character: string): Rule[] {
  return foldingRules().letters.filter((rule) => rule.pairs.some(([original]) => original === character));
}

function punctuationRules(original: string, surface: string): Rule[] {
  const characters = [...original];
  if (!IS_NUMBER.test(surface)) return characters.includes('.') ? [ABBREVIATION_RULE] : [];
  const hasDecimals = surface.includes('.');
  const stops = characters.filter(isDecimal).length;
  const rules: Rule[] = [];
  if (characters.some(isGrouping) || (stops > 0 && !hasDecimals)) rules.push(THOUSANDS_RULE);
  if (hasDecimals) rules.push(DECIMAL_RULE);
  return rules;
}
