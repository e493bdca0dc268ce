/** Amounts in Arabic words: bytes, shares, ages. */
import { number } from '../page/numbers.ts';
import text from './strings.json' with { type: 'json' };

const STEP = 1024;

/** Bytes in the unit in which they are readable: «84.2 ميغابايت». */
export function bytesText(bytes: number): string {
  let power = 0;
  let amount = bytes;
  while (amount >= STEP && power < text.units.length - 1) {
    amount /= STEP;
    power++;
  }
  const rounded = amount < 10 ? Math.round(10 * amount) / 10 : Math.round(amount);
  return `${number(rounded)} ${text.units[power]}`;
}

/** A share of 1 in hundredths, with one digit where it is small. */
export function percentText(share: number): string {
  const hundredths = 100 * share;
  return `${number(hundredths < 10 ? Math.round(10 * hundredths) / 10 : Math.round(hundredths))}%`;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago: «قبل 3 ساعات». Moments to come, and those of this minute, are now. */
export function ageText(moment: number, now: number): string {
  const seconds = (now - moment) / 1000;
  const [unit, length] = UNITS.find(([, one]) => seconds >= one) ?? ['second', Number.POSITIVE_INFINITY];
  const format = new Intl.RelativeTimeFormat('ar-u-nu-latn', { numeric: 'auto' });
  return format.format(-Math.max(0, Math.floor(seconds / length)), unit);
}
