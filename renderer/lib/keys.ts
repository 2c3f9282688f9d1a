import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from 'react';

/** The keys the product promises, with the word the sheet under `?` gives them. */
export const KEY_WORDS = {
  F1: '帮助',
  F2: '新增',
  F4: '从列表选取',
  F7: '复制上一行',
  F9: '提交复核',
  F10: '记账',
  'Ctrl+S': '保存草稿',
  'Ctrl+P': '打印',
  'Ctrl+F': '筛选',
  Esc: '返回（已填内容保留）',
  '?': '快捷键一览',
} as const;
export type KeyName = keyof typeof KEY_WORDS | (string & {});

export interface KeyAction {
  word: string;
  run(): void;
  /** False: the key is listed but does nothing now. */
  enabled?: boolean;
}
export type KeyMap = Partial<Record<KeyName, KeyAction | (() => void)>>;
export type KeyLevel = 'frame' | 'page' | 'dialog';

interface Layer {
  level: KeyLevel;
  name: string;
  keys(): KeyMap;
}

const LEVELS: KeyLevel[] = ['frame', 'page', 'dialog'];
const layers: Layer[] = [];

/** Upper layers first; while a dialog is open the page behind it hears nothing. */
function hearing(): Layer[] {
  const ordered = [...layers]
    .reverse()
    .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  return ordered[0]?.level === 'dialog' ? ordered.slice(0, 1) : ordered;
}

/** `Ctrl+S`, `F2`, `Esc`, `?`: how a key event is written in a map. */
export function keyNameOf(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}): string {
  const key = event.key === 'Escape' ? 'Esc' : event.key;
  const plain = key.length === 1 ? key.toUpperCase() : key;
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  const shift = event.shiftKey && key.length > 1 ? 'Shift+' : '';
  return `${ctrl}${alt}${shift}${plain}`;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable="true"]');

const opensList = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';

const dialogOpen = () =>
  [...document.querySelectorAll('[role="dialog"]')].some((d) => d.getClientRects().length > 0);

function onKeyDown(event: KeyboardEvent) {
  // A key that is still composing a Chinese word belongs to the input method.
  if (event.isComposing || event.defaultPrevented) return;
  const name = keyNameOf(event);
  // An open list closes by Esc; the page behind it stays. So does a dialog without keys of its own.
  if (name === 'Esc' && opensList(event.target)) return;
  if (dialogOpen() && hearing()[0]?.level !== 'dialog') return;
  if (name.length === 1 && isTyping(event.target)) return;
  // F4 belongs to the field it is pressed in, where that has a list.
  if ((name === 'F4' && openList(event.target)) || pressKey(name)) event.preventDefault();
}

/** Opens the list of a field, as the down arrow does. */
export function openList(field: EventTarget | null): boolean {
  if (!(field instanceof HTMLElement) || field.getAttribute('role') !== 'combobox') return false;
  if (field.getAttribute('aria-expanded') === 'true') return true;
  const down = { key: 'ArrowDown', code: 'ArrowDown', keyCode: 40, bubbles: true };
  field.dispatchEvent(new KeyboardEvent('keydown', down));
  return true;
}

/** Does what the key does now; false when nobody listens for it. Also for menu commands. */
export function pressKey(name: KeyName): boolean {
  for (const layer of hearing()) {
    const action = layer.keys()[name];
    if (!action) continue;
    if (typeof action === 'function') action();
    else if (action.enabled !== false) action.run();
    return true;
  }
  return false;
}

/**
 * Shortcuts that hold while the component is on screen, e.g.
 * `useKeys({ F2: startNew, 'Ctrl+S': { word: '保存草稿', run: save } })`.
 */
export function useKeys(keys: KeyMap, name = '本页', level: KeyLevel = 'page'): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const layer: Layer = { level, name, keys: () => latest.current };
    if (layers.length === 0) window.addEventListener('keydown', onKeyDown);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [level, name]);
}

export interface KeysOfPlace {
  name: string;
  keys: { key: string; word: string }[];
}

/** What holds now, place by place, for the sheet. */
export function keysInForce(): KeysOfPlace[] {
  const places = new Map<string, KeysOfPlace>();
  for (const layer of hearing()) {
    const place = places.get(layer.name) ?? { name: layer.name, keys: [] };
    places.set(layer.name, place);
    for (const [key, action] of Object.entries(layer.keys())) {
      place.keys.push({ key, word: wordOf(key, action) });
    }
  }
  return [...places.values()];
}

function wordOf(key: string, action: KeyMap[string]): string {
  if (typeof action === 'object') return action.word;
  return (KEY_WORDS as Record<string, string>)[key] ?? key;
}

/** Taking a row away is never what the next Enter means. */
export const ENTER_SKIPS = { 'data-enter-skip': true } as const;

const FIELDS = ['input:not([type=hidden], [type=radio])', 'input:checked', 'textarea', 'button']
  .map((field) => `${field}:not(:disabled, [data-enter-skip])`)
  .join();

/** What follows the last field: the act of the dialog or of the wizard's step. */
const LAST_ACT = '.ant-modal-footer .ant-btn-primary, .wizard-foot .ant-btn-primary';

/**
 * Enter goes to the next field, as in a voucher package, and after the last one to the form's act.
 * Put it on the form's container as `onKeyDownCapture`: a closed list would open by Enter first.
 */
export function enterMovesOn(event: ReactKeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
  const from = event.target;
  if (!(from instanceof HTMLInputElement) || listTakesEnter(from)) return;
  const form = event.currentTarget;
  // A dialog opened from the form is inside it for React, not on the screen.
  if (!form.contains(from)) return;
  const next = fieldAfter(form, from) ?? lastActOf(form);
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

function fieldAfter(form: HTMLElement, from: HTMLElement): HTMLElement | undefined {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => field === from || (field.offsetParent !== null && field.tabIndex >= 0),
  );
  return fields[fields.indexOf(from) + 1];
}

const lastActOf = (form: HTMLElement) =>
  form.closest('[role="dialog"], .wizard')?.querySelector<HTMLElement>(LAST_ACT);

/** An open list takes Enter as its choice; one without a choice opens by it. */
function listTakesEnter(input: HTMLInputElement): boolean {
  if (input.getAttribute('role') !== 'combobox') return false;
  if (input.getAttribute('aria-expanded') === 'true') return true;
  return input.value === '' && !input.closest('.ant-select-content-has-value');
}
