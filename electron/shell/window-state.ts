import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const DEFAULT_SIZE = { width: 1366, height: 768 };
export const MIN_SIZE = { width: 1024, height: 700 };

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(MIN_SIZE.width).max(20_000),
  height: z.int().min(MIN_SIZE.height).max(20_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

/** The window as it was left; null at the first start, or when its screen is no longer there. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState | null {
  try {
    const state = windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
    return screens.some((screen) => titleBarIsOn(screen, state)) ? state : null;
  } catch {
    return null;
  }
}

/** Called while the window closes: it must be done when it returns. */
export function saveWindowState(file: string, state: WindowState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, JSON.stringify(state));
  renameSync(`${file}.tmp`, file);
}

/** Enough of the title bar to take hold of. */
function titleBarIsOn(screen: Rectangle, window: Rectangle): boolean {
  const grip = 100;
  const left = Math.max(screen.x, window.x);
  const right = Math.min(screen.x + screen.width, window.x + window.width);
  const inHeight = window.y >= screen.y && window.y + grip <= screen.y + screen.height;
  return right - left >= grip && inHeight;
}
