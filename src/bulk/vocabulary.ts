/** The words of some articles as numbers: words as they are written, their surfaces, the stems of these. */
import { stemOf } from '../arabic/analyser.ts';
import { WordScanner } from '../arabic/word-scanner.ts';
import { NumberList } from '../segment/number-list.ts';

export class Vocabulary {
  readonly scanner = new WordScanner();
  /** Surface of each word of the scanner. */
  readonly surfaceOfWord = new NumberList();
  readonly surfaces: string[] = [];
  /** How many words each surface has: its spellings. */
  readonly wordsOfSurface = new NumberList();
  readonly stemOfSurface = new NumberList();
  readonly stems: string[] = [];

  private readonly surfaceNumbers = new Map<string, number>();
  private readonly stemNumbers = new Map<string, number>();

  /** Takes in the words that the scanner has come to know. */
  update(): void {
    const { words } = this.scanner;
    for (let word = this.surfaceOfWord.length; word < words.length; word++) {
      const surface = this.surfaceNumber(words[word]!.surface);
      this.surfaceOfWord.push(surface);
      this.wordsOfSurface.numbers[surface]!++;
    }
  }

  /** The number of a stem that is known. */
  stemNumber(stem: string): number {
    return this.stemNumbers.get(stem)!;
  }

  private surfaceNumber(surface: string): number {
    const known = this.surfaceNumbers.get(surface);
    if (known !== undefined) return known;
    const number = this.surfaces.push(surface) - 1;
    this.surfaceNumbers.set(surface, number);
    this.wordsOfSurface.push(0);
    const stem = stemOf(surface);
    const stemNumber = this.stemNumbers.get(stem) ?? this.stems.push(stem) - 1;
    this.stemNumbers.set(stem, stemNumber);
    this.stemOfSurface.push(stemNumber);
    return number;
  }
}
