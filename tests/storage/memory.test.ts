import { MemoryStorage } from '../../src/storage/memory.ts';
import { describeStorage } from './conformance.ts';

describeStorage('storage in memory', async () => {
  const storage = new MemoryStorage();
  return {
    storage,
    put: async (name, bytes) => {
      storage.objects.set(name, bytes.slice());
    },
  };
});
