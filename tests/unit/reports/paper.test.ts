import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { table1, table2 } from '#shared/reports/fund-tables.ts';
import { PaperBook, PaperTable } from '../../../renderer/ui/paper/PaperTable.tsx';
import { CHAIN_HEAD, FUND_2023, inputOf, LOG_HEAD } from './sample.ts';

const many = Array.from({ length: 60 }, (_, at) => ({ ...FUND_2023, name: `基金${at + 1}号` }));
const count = (html: string, part: string): number => html.split(part).length - 1;

describe('the paper', () => {
  it('shows the cells, unit, places to sign, ledger, chain head and page', () => {
    const html = renderToStaticMarkup(
      createElement(PaperTable, { model: table2(inputOf(FUND_2023)) }),
    );
    for (const text of ['附表2 全年县级专项资金预算执行情况', '234.14', '100%', '单位：万元']) {
      expect(html).toContain(text);
    }
    for (const text of [
      '填表人：',
      '账套：湘潭县信访局专账',
      CHAIN_HEAD,
      `日志：${LOG_HEAD.slice(0, 12)}`,
      '第 1 页 共 1 页',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain('示例');
  });

  it('marks every page of a sample', () => {
    const model = table1({ ...inputOf(...many), sample: true });
    expect(model.pages.length).toBeGreaterThan(1);
    const html = renderToStaticMarkup(createElement(PaperTable, { model }));
    expect(count(html, 'class="paper-mark"')).toBe(model.pages.length);
  });

  it('repeats the header on each page, totals and signature once', () => {
    const model = table1(inputOf(...many));
    const html = renderToStaticMarkup(createElement(PaperTable, { model }));
    expect(count(html, '<thead>')).toBe(model.pages.length);
    expect(count(html, 'paper-total')).toBe(1);
    expect(count(html, '填表人')).toBe(1);
    expect(count(html, '（续）</h2>')).toBe(model.pages.length - 1);
  });

  it('numbers a book through', () => {
    const models = [table1(inputOf(FUND_2023)), table2(inputOf(FUND_2023))];
    const html = renderToStaticMarkup(createElement(PaperBook, { models }));
    expect(html).toContain('第 1 页 共 2 页');
    expect(html).toContain('第 2 页 共 2 页');
  });
});
