import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { MissingObjectError } from '../../src/errors.ts';
import { describeStorage } from './conformance.ts';

let parent: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'fihris-storage-'));
});

afterAll(async () => {
  await rm(parent, { recursive: true });
});

describeStorage('storage in a directory', async () => {
  const directory = await mkdtemp(join(parent, 'index-'));
  return {
    storage: new FileStorage(directory),
    put: (name, bytes) => writeFile(join(directory, name), bytes),
  };
});

describe('storage in a directory that is not there', () => {
  test('has no objects', async () => {
    const storage = new FileStorage(join(parent, 'nowhere'));
    await expect(storage.readObject('manifest.json')).rejects.toThrow(MissingObjectError);
    await expect(storage.readRange('manifest.json', 0, 1)).rejects.toThrow(MissingObjectError);
  });
});
