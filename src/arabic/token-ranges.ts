/**
 * Where the tokens of a text are, without their normal forms: for those who look for a few words in a long text and
 * need the normal form of hardly any token. {@link tokenise} gives the same ranges and is several times slower.
 */
import { mayBeCompound } from './compounds.ts';
import { fold, SEPARATOR } from './fold.ts';
import { tokenise } from './tokenise.ts';

const FULL_STOP = 46;
/** The blocks from Arabic to Arabic Extended-A; what {@link fold} gives outside them needs a closer look. */
const FIRST_ARABIC = 0x0620;
const LAST_ARABIC = 0x08ff;
/** The space and the control characters below it, all of which separate. */
const SPACE = 32;

/** A bit for each of 32 classes of folded letters. */
export function letterMask(folded: string): number {
  let mask = 0;
  for (let i = 0; i < folded.length; i++) mask |= 1 << (folded.charCodeAt(i) & 31);
  return mask;
}

/** The tokens of one text, by number from 0. */
export class TokenRanges {
  readonly text: string;
  count = 0;
  /**
   * Tokens whose normal form may contain all letters of one of the masks: all that do are among them, where the masks
   * leave out last letters (a preposition's final alef maksura is known only from its normal form).
   */
  readonly candidates: number[] = [];

  private readonly masks: readonly number[];
  /** First code unit and exclusive end of each token in turn. */
  private ranges: Uint32Array;
  /** Normal forms of the candidates that went through {@link tokenise}: they may depend on what stands beside them. */
  private readonly surfaces = new Map<number, string>();

  /** @param masks {@link letterMask} of letters that are looked for */
  constructor(text: string, masks: readonly number[] = []) {
    this.text = text;
    this.masks = masks;
    // Room for as many tokens as news has; it grows where words are short.
    this.ranges = new Uint32Array(2 * (8 + (text.length >>> 2)));
    let at = 0;
    while (at < text.length) {
      at = fold(text.charCodeAt(at)) === SEPARATOR ? at + 1 : this.wordAt(at);
    }
  }

  /** First code unit of a token. */
  start(token: number): number {
    return this.ranges[2 * token]!;
  }

  /** Exclusive end of a token. */
  end(token: number): number {
    return this.ranges[2 * token + 1]!;
  }

  range(token: number): { readonly start: number; readonly end: number } {
    return { start: this.start(token), end: this.end(token) };
  }

  /** The normal form of a candidate. */
  surface(candidate: number): string {
    const known = this.surfaces.get(candidate);
    if (known !== undefined) return known;
    return tokenise(this.text.slice(this.start(candidate), this.end(candidate)))[0]!.surface;
  }

  /** Adds the word at `start` and gives its end; what is not all Arabic letters is left to {@link tokenise}. */
  private wordAt(start: number): number {
    const { text } = this;
    const { length } = text;
    let mask = 0;
    let at = start;
    for (; at < length; at++) {
      const folded = fold(text.charCodeAt(at));
      if (folded === SEPARATOR) break;
      if (folded < FIRST_ARABIC || folded > LAST_ARABIC) return this.runAt(start);
      mask |= 1 << (folded & 31);
    }
    // A single letter before a full stop may begin an abbreviation.
    if (at === start + 1 && text.charCodeAt(at) === FULL_STOP) return this.runAt(start);
    if (mayBeCompound(text, start, at - start)) return this.runAt(start);
    this.push(start, at, mask);
    return at;
  }

  /** Tokenises up to the next space, which no token spans. */
  private runAt(start: number): number {
    const { text } = this;
    let end = start + 1;
    while (end < text.length && text.charCodeAt(end) > SPACE) end++;
    for (const token of tokenise(text.slice(start, end))) {
      if (this.push(start + token.start, start + token.end, letterMask(token.surface))) {
        this.surfaces.set(this.count - 1, token.surface);
      }
    }
    return end;
  }

  /** Whether the token is a candidate. */
  private push(start: number, end: number, mask: number): boolean {
    const at = 2 * this.count;
    if (at === this.ranges.length) this.grow();
    this.ranges[at] = start;
    this.ranges[at + 1] = end;
    const isCandidate = this.holdsOne(mask);
    if (isCandidate) this.candidates.push(this.count);
    this.count++;
    return isCandidate;
  }

  private holdsOne(mask: number): boolean {
    for (const wanted of this.masks) {
      if ((mask & wanted) === wanted) return true;
    }
    return false;
  }

  private grow(): void {
    const { ranges } = this;
    this.ranges = new Uint32Array(ranges.length * 2);
    this.ranges.set(ranges);
  }
}
