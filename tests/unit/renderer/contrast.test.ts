import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { theme } from '../../../renderer/app/theme.ts';

const styles = path.resolve(import.meta.dirname, '../../../renderer/styles');
const sheets = readdirSync(styles)
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, css: readFileSync(path.join(styles, file), 'utf8') }));

/** WCAG 2: (lighter + 0.05) ÷ (darker + 0.05) of relative luminances. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The lightest grounds that text stands on: page, menu, table head. */
const GROUNDS = ['#ffffff', '#f3f5f8', '#e9edf2'];

describe('text can be read', () => {
  const colours = Object.entries(theme.token ?? {}).filter(
    ([name, value]) => /^color(Text\w*|Link|Error|Success|Warning|Primary)$/.test(name) && !!value,
  ) as [string, string][];

  it('checks what it says it checks', () => {
    expect(contrast('#000', '#fff')).toBeCloseTo(21);
    expect(colours.length).toBeGreaterThan(8);
  });

  it.each(colours)('%s %s keeps 4.5 : 1', (name, colour) => {
    // What is disabled or only a placeholder stands on white fields.
    const grounds = /Disabled|Placeholder/.test(name) ? GROUNDS.slice(0, 1) : GROUNDS;
    for (const ground of grounds) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps 4.5 : 1 where a rule names its text and its ground', () => {
    const pairs = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body]) => {
        const text = /(?:^|[;\s])color:\s*(#[0-9a-f]{3,6})/i.exec(body!)?.[1];
        const ground = /background:\s*(#[0-9a-f]{3,6})/i.exec(body!)?.[1];
        return text && ground ? [{ file, text, ground }] : [];
      }),
    );
    expect(pairs.length).toBeGreaterThan(4);
    for (const pair of pairs) {
      expect(contrast(pair.text, pair.ground), JSON.stringify(pair)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('writes nothing smaller than 12 px', () => {
    for (const { file, css } of sheets) {
      for (const [, size] of css.matchAll(/font-size:\s*([\d.]+)px/g)) {
        expect(Number(size), file).toBeGreaterThanOrEqual(12);
      }
    }
  });
});
