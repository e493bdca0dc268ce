/** Read-only storage on any web host that answers range requests. */
import { type FihrisError, MissingObjectError, StorageFailureError } from '../src/errors.ts';
import type { Storage, StoredObject } from '../src/storage/storage.ts';

export class HttpStorage implements Storage {
  private readonly base: string;
  private readonly fetch: typeof fetch;

  /** @param base address of the index, with or without a slash at its end @param fetcher for tests */
  constructor(base: string, fetcher: typeof fetch = fetch) {
    this.base = base.endsWith('/') ? base : `${base}/`;
    this.fetch = fetcher;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    // A range of no bytes cannot be asked for; one byte tells whether the object is there.
    const last = Math.max(endByte, startByte + 1) - 1;
    const response = await this.get(name, { Range: `bytes=${startByte}-${last}` });
    if (response.status === 416) return new Uint8Array();
    const bytes = await bytesOf(name, response);
    // A host that ignores ranges sends everything: right, if wasteful.
    const start = response.status === 206 ? 0 : startByte;
    return bytes.slice(start, start + endByte - startByte);
  }

  async readObject(name: string): Promise<StoredObject> {
    const response = await this.get(name, {});
    return stored(name, response);
  }

  async readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    const response = await this.get(name, { 'If-None-Match': known });
    if (response.status === 304) return null;
    const object = await stored(name, response);
    return object.version === known ? null : object;
  }

  private async get(name: string, headers: Record<string, string>): Promise<Response> {
    const address = this.base + encodeURIComponent(name);
    // Ranges count the bytes of the object, not of a compressed form of it.
    const response = await this.ask(name, address, {
      headers: { 'Accept-Encoding': 'identity', ...headers },
    });
    if (response.ok || response.status === 304 || response.status === 416) return response;
    if (response.status === 404 || response.status === 410) {
      throw new MissingObjectError(
        `${name} is not on the host. Publish the index again, or correct the address.`,
      );
    }
    throw new StorageFailureError(`The host answered ${response.status} for ${name}. Try again in a moment.`);
  }

  private async ask(name: string, address: string, init: RequestInit): Promise<Response> {
    try {
      // Called apart from its object: a bound method would be refused by some platforms.
      const { fetch } = this;
      return await fetch(address, init);
    } catch (error) {
      throw failed(name, error);
    }
  }
}

/** Where a host gives no ETag, the content is its own version. */
async function stored(name: string, response: Response): Promise<StoredObject> {
  const bytes = await bytesOf(name, response);
  const version = response.headers.get('ETag') ?? (await digest(bytes));
  const modified = Date.parse(response.headers.get('Last-Modified') ?? '');
  return { bytes, version, modified: Number.isNaN(modified) ? undefined : modified };
}

async function bytesOf(name: string, response: Response): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw failed(name, error);
  }
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function failed(name: string, error: unknown): FihrisError {
  return new StorageFailureError(`The host did not give ${name}. Try again in a moment.`, { cause: error });
}
