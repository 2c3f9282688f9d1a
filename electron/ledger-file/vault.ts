import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { randomOnce } from './random.ts';

/**
 * Seals personal data and source bytes with a key derived from the ledger's data key.
 * Blob = version(1) ‖ nonce(12) ‖ AES-256-GCM ciphertext ‖ tag(16); AAD = table|column|uid, so a
 * blob moved to another record no longer opens.
 */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Far above any piece this program packs. */
const MAX_UNPACKED_BYTES = 64 << 20;

export const DATA_KEY_BYTES = 32;
export const newDataKey = (): Buffer => randomBytes(DATA_KEY_BYTES);

interface Keys {
  readonly data: KeyObject;
  readonly seal: KeyObject;
  readonly match: KeyObject;
}

/** Open while somebody is signed in; locked, everything sealed throws KEY-LOCKED. */
export class Vault {
  #keys: Keys | null = null;

  constructor(dataKey: Uint8Array | null = null) {
    if (dataKey !== null) this.unlock(dataKey);
  }

  get locked(): boolean {
    return this.#keys === null;
  }

  unlock(dataKey: Uint8Array): void {
    if (dataKey.byteLength !== DATA_KEY_BYTES) throw new RangeError('a data key has 32 bytes');
    const derive = (purpose: string) =>
      createSecretKey(
        Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `relief-ledger/1 ${purpose}`, 32)),
      );
    const data = createSecretKey(dataKey);
    this.#keys = { data, seal: derive('seal'), match: derive('match') };
  }

  lock(): void {
    this.#keys = null;
  }

  /**
   * Lives while the vault is open, for a WeakMap of what was opened: locking forgets that too.
   * Error KEY-LOCKED.
   */
  get opening(): object {
    return this.#open();
  }

  /** A copy of the data key, to be wrapped anew or handed to a reader; the caller wipes it. */
  dataKey(): Buffer {
    return this.#open().data.export();
  }

  #open(): Keys {
    if (this.#keys === null) throw ledgerErrors.make('KEY-LOCKED');
    return this.#keys;
  }

  /** `place` is `table|column|uid`. */
  seal(place: string, plain: string | Uint8Array): Buffer {
    const nonce = randomOnce(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#open().seal, nonce).setAAD(
      Buffer.from(place),
    );
    const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
    return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.final(), cipher.getAuthTag()]);
  }

  sealJson(place: string, value: unknown): Buffer {
    return this.seal(place, JSON.stringify(value));
  }

  /** Seals long repetitive bytes packed by DEFLATE: a statement shrinks to a quarter. */
  sealPacked(place: string, plain: string | Uint8Array): Buffer {
    return this.seal(place, deflateRawSync(plain, { level: 1 }));
  }

  openPacked(place: string, blob: Uint8Array): Buffer {
    return inflateRawSync(this.open(place, blob), { maxOutputLength: MAX_UNPACKED_BYTES });
  }

  /** Throws when the blob was changed or belongs to another place. */
  open(place: string, blob: Uint8Array): Buffer {
    const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
    if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== VERSION) {
      throw new Error(`unknown sealed form at ${place}`);
    }
    const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#open().seal, nonce);
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
    const body = bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }

  openText(place: string, blob: Uint8Array): string {
    return this.open(place, blob).toString('utf8');
  }

  openJson<Value>(place: string, blob: Uint8Array): Value {
    return JSON.parse(this.openText(place, blob)) as Value;
  }

  /** A keyed hash: tells that two values are equal and nothing else. */
  matchKey(text: string): Buffer {
    return createHmac('sha256', this.#open().match).update(text).digest();
  }
}
