import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { rowOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { Vault } from '../../ledger-file/vault.ts';
import { type LedgerContext, record } from '../context.ts';

/** The ledger's Ed25519 pair: what leaves the ledger is signed by it, and its print tells whose it is. */
interface SigningKeyRow {
  uid: string;
  public_key: Buffer;
  sealed_private: Buffer;
}

const placeOf = (uid: string): string => `signing_key|sealed_private|${uid}`;

/** Once, when the ledger is made. */
export function createSigningKey(ctx: LedgerContext): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const uid = newUid();
  record(ctx, 'signing_key', {
    uid,
    public_key: Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url'),
    sealed_private: ctx.vault.seal(
      placeOf(uid),
      privateKey.export({ format: 'der', type: 'pkcs8' }),
    ),
  });
}

/** The 64 bytes of the ledger's signature. Error KEY-LOCKED. */
export function signBytes(ctx: LedgerContext, bytes: Uint8Array): Buffer {
  const { uid, sealed_private } = signingKey(ctx.db);
  const der = ctx.vault.open(placeOf(uid), sealed_private);
  return sign(null, bytes, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** Whether this is the key of the ledger: only its own opens the pair. */
export function keyFits(db: Database, dataKey: Uint8Array): boolean {
  const { uid, sealed_private } = signingKey(db);
  try {
    new Vault(dataKey).open(placeOf(uid), sealed_private);
    return true;
  } catch {
    return false;
  }
}

/** Raw, 32 bytes. */
export const publicKeyOf = (db: Database): Buffer => signingKey(db).public_key;

/** The first 16 bytes of the public key's SHA-256 as people compare them: `1A2B 3C4D …`. */
export function signingFingerprint(db: Database): string {
  const digest = createHash('sha256').update(publicKeyOf(db)).digest('hex').slice(0, 32);
  return digest.toUpperCase().match(/.{4}/g)!.join(' ');
}

const signingKey = (db: Database): SigningKeyRow =>
  rowOf<SigningKeyRow>(db, 'SELECT uid, public_key, sealed_private FROM signing_key')!;
