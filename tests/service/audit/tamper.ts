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
