import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { DATA_KEY_BYTES } from './vault.ts';

/**
 * Wraps the data key by a password or a recovery code. KEK = scrypt of the secret; blob =
 * version(1) ‖ nonce(12) ‖ AES-256-GCM of the key ‖ tag(16); AAD names the slot and its operator,
 * so that a slot copied to another operator no longer opens.
 */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEK_BYTES = 32;
const SALT_BYTES = 16;
const MAX_MEMORY = 512 << 20;

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and a third of a second on an office PC. Raised here, slots follow at the next sign-in. */
export const DEFAULT_COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

/** Bounded, so that a slot put in by somebody else can't take all memory. */
const kdfParameters = z
  .strictObject({
    kdf: z.literal('scrypt'),
    N: z.int().refine((n) => n > 1 && (n & (n - 1)) === 0),
    r: z.int().min(1).max(64),
    p: z.int().min(1).max(16),
    salt: z.hex().length(SALT_BYTES * 2),
  })
  .refine(({ N, r }) => N * r * 128 < MAX_MEMORY);

export type KdfParameters = z.infer<typeof kdfParameters>;

export interface WrappedKey {
  readonly kdf: KdfParameters;
  readonly wrapped: Buffer;
}

/** `place` is `key_slot|wrapped|slot uid|operator uid`. */
export function wrapKey(
  dataKey: Uint8Array,
  secret: string,
  place: string,
  cost: ScryptCost,
): WrappedKey {
  if (dataKey.byteLength !== DATA_KEY_BYTES) throw new RangeError('a data key has 32 bytes');
  const kdf = { kdf: 'scrypt', ...cost, salt: randomBytes(SALT_BYTES).toString('hex') } as const;
  const nonce = randomBytes(NONCE_BYTES);
  const kek = derive(secret, kdf);
  try {
    const cipher = createCipheriv('aes-256-gcm', kek, nonce).setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(dataKey), cipher.final()]);
    return { kdf, wrapped: Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]) };
  } finally {
    kek.fill(0);
  }
}

/**
 * The data key; null when the secret is wrong, or the slot was changed or belongs elsewhere: no
 * one can tell these apart. The caller wipes the key.
 */
export function unwrapKey(
  secret: string,
  place: string,
  { kdf, wrapped }: WrappedKey,
): Buffer | null {
  if (!isWellFormed({ kdf, wrapped })) return null;
  const kek = derive(secret, kdf);
  try {
    const nonce = wrapped.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', kek, nonce);
    decipher.setAAD(Buffer.from(place)).setAuthTag(wrapped.subarray(-TAG_BYTES));
    const body = wrapped.subarray(1 + NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    return null;
  } finally {
    kek.fill(0);
  }
}

/** Whether some secret may open it at all. */
export const isWellFormed = ({ kdf, wrapped }: WrappedKey): boolean =>
  kdfParameters.safeParse(kdf).success &&
  wrapped.length === 1 + NONCE_BYTES + DATA_KEY_BYTES + TAG_BYTES &&
  wrapped[0] === VERSION;

/** Whether a slot was made more cheaply than slots are made now. */
export const isCheaper = ({ N, r, p }: KdfParameters, cost: ScryptCost): boolean =>
  N * r * p < cost.N * cost.r * cost.p;

/** What looks alike is one password, however the input method composed it. */
const derive = (secret: string, { N, r, p, salt }: KdfParameters): Buffer =>
  scryptSync(secret.normalize('NFKC'), Buffer.from(salt, 'hex'), KEK_BYTES, {
    N,
    r,
    p,
    maxmem: MAX_MEMORY + (1 << 20),
  });
