import { MemoryStorage } from '../../src/storage/memory.ts';
import { describeWritableStorage } from './writable-conformance.ts';

describeWritableStorage('storage in memory', async () => new MemoryStorage());
