export interface DesktopRuntime {
  readonly kind: 'electron' | 'standin';
  /** One plain phrase for people. */
  readonly label: string;
  /** What ELECTRON_OVERRIDE_DIST_PATH must be; null for Electron's own place. */
  readonly distDir: string | null;
}

export function desktopRuntime(env?: NodeJS.ProcessEnv): DesktopRuntime;
export function electronInstalled(): boolean;
export function electronVersion(): string;
export function hasDisplay(env?: NodeJS.ProcessEnv): boolean;
