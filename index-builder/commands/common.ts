/** What the commands share: opening an index, numbers and examples for people, and where output goes. */
import { InvalidArgumentError } from 'commander';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { readableStorage } from '../locations.ts';
import { namingLocation } from './failure.ts';

/** Help text of `--index`. */
export const INDEX_LOCATION = 'where the index is: a directory, s3://bucket/prefix, or https://…';

/** Opens an index. @throws as {@link OpenIndex.open}, naming the location where there is no index */
export async function openLocation(location: string): Promise<OpenIndex> {
  const storage = await readableStorage(location);
  return namingLocation(location, () => OpenIndex.open(storage, { inflater: zlibCodec }));
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

const grouped = new Intl.NumberFormat('en');

export function count(value: number): string {
  return grouped.format(value);
}

/** "1 article", "2 articles". */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Examples for the end of a help text, each with what it does above it. */
export function examples(...all: readonly (readonly [command: string, meaning: string])[]): string {
  const lines = all.map(([command, meaning]) => `  # ${meaning}\n  fihris ${command}`);
  return `\nExamples:\n${lines.join('\n')}`;
}

/** Reads an option that is a share, from 0 to 1. @throws InvalidArgumentError */
export function share(value: string): number {
  const number = /^\d?\.?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('a number from 0 to 1 is wanted.');
}

/** Reads an option that is a whole number. @throws InvalidArgumentError */
export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most} is wanted.`);
  };
}
