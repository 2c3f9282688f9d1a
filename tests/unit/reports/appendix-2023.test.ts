import { describe, expect, it } from 'vitest';
import { appendixBook } from '#shared/reports/appendix-book.ts';
import { table1, table2 } from '#shared/reports/fund-tables.ts';
import { proofOf } from '#shared/reports/proof.ts';
import { table3 } from '#shared/reports/table3.ts';
import { countyTemplate, FUND_2023, inputOf, scores2023, textsOf } from './sample.ts';

/** The county's report of 2023, its tables cell by cell; total rows are computed. */
const LEAVES: readonly (readonly string[])[] = [
  [
    '项目决策',
    '15',
    '项目目标',
    '4',
    '目标内容',
    '4',
    '设立了项目绩效目标；目标明确；目标细化；目标量化',
    '4',
  ],
  ['^', '^', '决策过程', '6', '项目申报', '2', '实行公开申报', '2'],
  ['^', '^', '^', '^', '项目审核', '2', '严格审核，并有审核意见', '2'],
  ['^', '^', '^', '^', '结果公示', '2', '分配结果在一定范围公示', '2'],
  [
    '^',
    '^',
    '资金分配',
    '5',
    '分配办法',
    '3',
    '根据需要制定的相关资金管理办法；管理办法中有明确资金分配办法；资金分配因素全面、合理',
    '3',
  ],
  ['^', '^', '^', '^', '分配结果', '2', '资金分配符合相关管理办法；分配结果公平合理', '2'],
  ['项目管理', '55', '资金管理', '40', '预算完成率', '10', '实际使用资金/计划投入资金*100%', '10'],
  ['^', '^', '^', '^', '工作经费开支率', '5', '工作经费支出金额/专项资金实际支出总额*100%', '5'],
  ['^', '^', '^', '^', '专款专用', '10', '预算资金专款专用，无挤占挪用', '10'],
  ['^', '^', '^', '^', '专项专账核算', '10', '实行专账单独核算', '10'],
  ['^', '^', '^', '^', '支出用途清晰', '3', '费用开支具体用途清晰', '3'],
  ['^', '^', '^', '^', '审批程序规范', '2', '费用支出审批程序健全、规范', '2'],
  ['^', '^', '组织实施', '15', '组织机构', '2', '机构健全、分工明确', '2'],
  ['^', '^', '^', '^', '项目实施', '3', '项目按计划开工；按计划进度开展；按计划完工', '3'],
  ['^', '^', '^', '^', '管理制度', '4', '项目管理制度健全；严格执行相关管理制度', '4'],
  ['^', '^', '^', '^', '监控机制', '2', '是否制定或具有相应的监控机制', '2'],
  ['^', '^', '^', '^', '监督检查', '2', '是否进行了专项监督检查', '2'],
  ['^', '^', '^', '^', '政府采购', '2', '达到政府采购要求的项目进行了政府采购', '2'],
  ['项目绩效', '30', '项目产出效果', '30', '绩效目标完成情况', '30', '', '29'],
];

const template = countyTemplate();
const appraisal = { fund: '信访救助基金', template, scores: scores2023(template) };

describe('the appendix tables of 2023', () => {
  it('table 1 equals the report, its total filled', () => {
    const model = table1(inputOf(FUND_2023));
    expect(model.title).toBe('附表1 年初县级专项资金预算安排情况');
    expect(textsOf(model.headerRows)).toEqual([['项目', '主管部门', '预算支出（万元）']]);
    expect(textsOf(model.rows)).toEqual([['信访救助基金', '信访局', '50']]);
    expect(textsOf(model.totalRows)).toEqual([['合计', '', '50']]);
    expect(model.notes).toEqual([]);
  });

  it('table 2 equals the report and fills the total row the report left empty', () => {
    const model = table2(inputOf(FUND_2023));
    expect(model.title).toBe('附表2 全年县级专项资金预算执行情况');
    expect(textsOf(model.headerRows)).toEqual([
      ['项目', '年初预算（万元）', '年中追加预算（万元）', '实际支出（万元）', '预算执行完成率'],
    ]);
    expect(textsOf(model.rows)).toEqual([['信访救助基金', '50', '234.14', '284.14', '100%']]);
    expect(textsOf(model.totalRows)).toEqual([['合计', '50', '234.14', '284.14', '100%']]);
    expect(model.notes).toEqual([]);
    expect(model.caption.right).toBe('单位：万元');
  });

  it('table 3 equals the report, merged cells and all, and adds up to 99', () => {
    const model = table3({ ...inputOf(FUND_2023), appraisal });
    expect(model.title).toBe('附表3 项目支出绩效评价指标体系');
    expect(textsOf(model.headerRows)).toEqual([
      ['一级指标', '分值', '二级指标', '分值', '三级指标', '分值', '具体指标', '评价标准'],
    ]);
    expect(textsOf(model.rows)).toEqual(LEAVES);
    expect(textsOf(model.totalRows)).toEqual([['合计', '100', '', '100', '', '100', '', '99']]);
    expect(model.rows.map((row) => row.cells[0]?.rowSpan ?? 0).filter(Boolean)).toEqual([6, 12, 1]);
    expect(model.rows.map((row) => row.cells[2]?.rowSpan ?? 0).filter(Boolean)).toEqual([
      1, 3, 2, 6, 6, 1,
    ]);
  });

  it('table 3 says the grade, and that the lost point has no reason yet', () => {
    expect(table3({ ...inputOf(FUND_2023), appraisal }).notes).toEqual([
      '自评总分 99 分，评价等级为优。',
      '「绩效目标完成情况」扣 1 分。偏差原因：尚未填写。改进措施：尚未填写。',
    ]);
  });

  it('heads column 8 with what it holds when asked to', () => {
    const model = table3({ ...inputOf(FUND_2023), appraisal, scoreHeading: '得分' });
    expect(textsOf(model.headerRows)[0]?.at(-1)).toBe('得分');
  });

  it('makes the book in order, every table proven and on one upright page', () => {
    const book = appendixBook({ ...inputOf(FUND_2023), appraisals: [appraisal] });
    expect(book.map((model) => model.shortName)).toEqual(['附表1', '附表2', '附表3']);
    for (const model of book) {
      expect(proofOf(model).lines.filter((line) => !line.ok)).toEqual([]);
      expect(model.pages).toHaveLength(1);
      expect(model.orientation).toBe('portrait');
    }
  });

  it('marks a sample on every table and cites the whole chain head', () => {
    const book = appendixBook({ ...inputOf(FUND_2023), sample: true, appraisals: [appraisal] });
    expect(book.map((model) => model.mark)).toEqual(['示例', '示例', '示例']);
    expect(book[0]?.footer.chainHead?.full).toHaveLength(64);
    expect(book[0]?.signature.places.map((place) => place.label)).toEqual([
      '填表人',
      '审核人',
      '单位负责人',
      '日期',
    ]);
  });
});
