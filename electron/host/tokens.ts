import { randomBytes } from 'node:crypto';
import { hostErrors } from '#shared/errors/host-errors.ts';

/** What a token may be used for: a statement's token never opens a ledger. */
export type TokenUse = 'ledger' | 'new-ledger' | 'statement' | 'backup' | 'made-file';

/**
 * Short-lived names for files, valid until the software ends. The page only ever has the token, so
 * it can't make the software read or write a place the user did not choose.
 */
export class Tokens<File> {
  readonly #files = new Map<string, { use: TokenUse; file: File }>();
  readonly #limit: number;
  readonly #keyOf: (file: File) => string | null;

  /** Beyond `limit` the oldest is forgotten. The same `keyOf` and use give the same token again. */
  constructor(limit: number, keyOf: (file: File) => string | null = () => null) {
    this.#limit = limit;
    this.#keyOf = keyOf;
  }

  issue(use: TokenUse, file: File): string {
    const token = this.#known(use, file) ?? randomBytes(18).toString('base64url');
    // Set anew at the end: what was issued last is forgotten last.
    this.#files.delete(token);
    this.#files.set(token, { use, file });
    const oldest = this.#files.keys().next();
    if (this.#files.size > this.#limit && !oldest.done) this.#files.delete(oldest.value);
    return token;
  }

  /** Error FILE-TOKEN-EXPIRED: unknown, forgotten, or issued for another use. */
  resolve(use: TokenUse, token: string): File {
    const entry = this.#files.get(token);
    if (entry?.use !== use) throw hostErrors.make('FILE-TOKEN-EXPIRED');
    return entry.file;
  }

  /** A list shown again and again must not push out the tokens of other lists. */
  #known(use: TokenUse, file: File): string | undefined {
    const key = this.#keyOf(file);
    if (key === null) return undefined;
    for (const [token, entry] of this.#files) {
      if (entry.use === use && this.#keyOf(entry.file) === key) return token;
    }
    return undefined;
  }
}
