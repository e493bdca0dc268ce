/**
 * Words as they are spelt with the hamzas that hasty typing leaves out: a seat without its hamza (waw or yeh), a final hamza
 * not typed. Told by the letters alone; whether an archive has such a word, and how often, decides what was meant
 * (`as-meant.ts`). The analyser does not fold them: a hamza tells scholars from "knowing that", and Zayed from a surplus.
 */
import { analyse } from '../../arabic/analyser.ts';
import { ALEF, HAMZA, HEH, TEH, WAW, YEH, YEH_HAMZA } from '../../arabic/letters.ts';
import lists from './word-groups.json' with { type: 'json' };

/** Most spellings of one word that are looked up: each costs a look into the dictionary. */
const MOST = 2;
/** Letters of the shortest word to which a final hamza is added without its being listed: shorter ones are particles and names. */
const LEAST_LETTERS = 4;

/** A word with its hamzas. */
export interface Respelling {
  readonly surface: string;
  readonly stem: string;
}

/** The likeliest first. @param surface in normal form */
export function respellingsOf(surface: string, stem: string): Respelling[] {
  const spellings = new Set([...listed(surface, stem), ...withFinalHamza(surface), ...withSeats(surface)]);
  return [...spellings].flatMap(wordOf).slice(0, MOST);
}

function wordOf(spelling: string): Respelling[] {
  const [token, ...more] = analyse(spelling);
  return token === undefined || more.length > 0 || token.isStopWord
    ? []
    : [{ surface: token.surface, stem: token.stem }];
}

/** By the list of words with a hamza: any form of them, through the stem, or the word after its clitics. */
function listed(surface: string, stem: string): string[] {
  const from = surface.indexOf(stem);
  if (from === -1) return [];
  const clitics = surface.slice(0, from);
  const ending = surface.slice(from + stem.length);
  return [
    ...spellingsOf(surface.slice(from)).map((word) => clitics + word),
    ...spellingsOf(stem).map((own) => clitics + own + afterSeat(own, ending)),
  ];
}

/** Without its hamza a last seat is taken for an ending. */
function afterSeat(stem: string, ending: string): string {
  const isSeat = stem.endsWith(YEH_HAMZA) && (ending.startsWith(YEH) || ending.startsWith(WAW));
  return isSeat ? ending.slice(1) : ending;
}

function spellingsOf(typed: string): string[] {
  const entries = (lists.hamzas as Readonly<Record<string, string>>)[typed[1] ?? ''];
  const at = entries?.indexOf(`;${typed} `) ?? -1;
  if (entries === undefined || at === -1) return [];
  return entries.slice(at + typed.length + 2, entries.indexOf(';', at + 1)).split(' ');
}

function withFinalHamza(surface: string): string[] {
  return surface.length >= LEAST_LETTERS && surface.endsWith(ALEF) ? [surface + HAMZA] : [];
}

/** Where a hamza is likelier than the bare letter, between what stands beside it. */
function withSeats(surface: string): string[] {
  const places: number[] = [];
  for (let at = 1; at < surface.length; at++) if (isSeat(surface, at)) places.push(at);
  return places.map((at) => surface.slice(0, at) + YEH_HAMZA + surface.slice(at + 1));
}

function isSeat(word: string, at: number): boolean {
  const [before, letter, after] = [word[at - 1]!, word[at]!, word[at + 1]];
  if (after === undefined) return false;
  // Officials, affairs; to their sons.
  if (letter === WAW) return before === ALEF ? after === HEH : before !== WAW && after === WAW;
  if (letter !== YEH) return false;
  // Results, means, a prize, and what ends in such a feminine or pronoun.
  if (before === ALEF) return after !== ALEF && after !== WAW;
  // President; environment, committees.
  return (
    after === YEH || (before === YEH && (after === ALEF || after === HEH || after === TEH || after === WAW))
  );
}
