import { useEffect, useRef, useSyncExternalStore } from 'react';

/** After how many minutes without a hand on it the window locks; kept on this PC. */
const KEY = 'idle-minutes';
export const IDLE_CHOICES = [5, 10, 15, 30, 60] as const;
const DEFAULT_MINUTES = 10;
const listeners = new Set<() => void>();

export function idleMinutes(): number {
  const stored = Number(localStorage.getItem(KEY));
  return IDLE_CHOICES.some((minutes) => minutes === stored) ? stored : DEFAULT_MINUTES;
}

export function setIdleMinutes(minutes: number): void {
  localStorage.setItem(KEY, String(minutes));
  for (const listener of listeners) listener();
}

export function useIdleMinutes(): number {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, idleMinutes);
}

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const LOOK_EVERY_MS = 5_000;

/**
 * Calls `onIdle` once nobody has touched the window for the set time. Looks at the clock, so that a
 * PC that slept is locked when it wakes.
 */
export function useIdle(onIdle: () => void): void {
  const minutes = useIdleMinutes();
  const latest = useRef(onIdle);
  latest.current = onIdle;
  useEffect(() => {
    let touched = Date.now();
    let done = false;
    const touch = () => {
      if (isOver(touched, minutes)) look();
      else touched = Date.now();
    };
    const look = () => {
      if (done || !isOver(touched, minutes)) return;
      done = true;
      latest.current();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { passive: true });
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch);
      clearInterval(timer);
    };
  }, [minutes]);
}

const isOver = (touched: number, minutes: number): boolean =>
  Date.now() - touched >= minutes * 60_000;
