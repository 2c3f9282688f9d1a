import { CanonicalReader, firstLink, nextLink, type Row } from '#electron/ledger-file/chain.ts';
import type { ChainedKind } from '#shared/books/canonical.ts';
import type { World } from '../adversarial/world.ts';

/** Does what only somebody outside the program can: changes rows behind dropped triggers. */
export function behindTriggers(world: World, change: (world: World) => void): void {
  const sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid";
  const triggers = world.db.prepare(sql).all() as { name: string; sql: string }[];
  for (const { name } of triggers) world.db.exec(`DROP TRIGGER ${name}`);
  change(world);
  // Restored to the letter: the schema tells nothing.
  for (const trigger of triggers) world.db.exec(trigger.sql);
}

export const tampered = (world: World, sql: string): World => {
  behindTriggers(world, ({ db }) => db.exec(sql));
  return world;
};

/** What somebody can do who has the file, the schema and the published form of the chain. */
export function recomputeChain({ db, ctx }: World): void {
  let link = firstLink(ctx.ledgerUid);
  const reader = new CanonicalReader(db);
  const rows = db.prepare('SELECT seq, kind, record_uid AS uid FROM chain ORDER BY seq').all();
  for (const { seq, kind, uid } of rows as { seq: number; kind: ChainedKind; uid: string }[]) {
    const record = db.prepare(`SELECT * FROM ${kind} WHERE uid = ?`).get(uid) as Row;
    link = nextLink(link, reader.text(kind, record));
    db.prepare('UPDATE chain SET link = ? WHERE seq = ?').run(link, seq);
  }
}
