/** What the commands share: opening an index directory, numbers for people, and where output goes. */
import { FileStorage } from '../../functions/node/file-storage.ts';
import { nodeCodec } from '../../functions/node/node-codec.ts';
import { OpenIndex } from '../../src/index/open-index.ts';

/** Opens an index in a directory. @throws as {@link OpenIndex.open} */
export function openDirectory(directory: string): Promise<OpenIndex> {
  return OpenIndex.open(new FileStorage(directory), { inflater: nodeCodec });
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
