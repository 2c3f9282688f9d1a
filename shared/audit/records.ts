import { leavesOf } from '../appraisal/leaves.ts';
import type { IndicatorScore, IndicatorTemplate } from '../appraisal/types.ts';
import { GATE_MODE_WORDS, settableGates } from '../approvals/gates.ts';
import type { AccountView } from '../contract/people.ts';
import { trimHundredths } from '../money/wan.ts';
import { PARAMETER_WORDS, type ParameterName, type RuleParameters } from '../rules/parameters.ts';
import { ROLE_WORDS } from '../terms.ts';
import { type Fact, isNothing } from './changes.ts';

/** Records whose parts are data themselves: parameters, gates, indicators, deputies. */

/** Each rule parameter, and of the gates each by itself. */
export const parameterFacts = (parameters: RuleParameters): Fact[] =>
  (Object.keys(PARAMETER_WORDS) as ParameterName[]).flatMap((name) =>
    name === 'gates' ? gateFacts(parameters) : [parameterFact(name, parameters)],
  );

const parameterFact = <Name extends ParameterName>(
  name: Name,
  parameters: RuleParameters,
): Fact => ({
  key: name,
  field: PARAMETER_WORDS[name].word,
  value: parameters[name],
  text: PARAMETER_WORDS[name].text(parameters[name]),
});

const gateFacts = ({ gates }: RuleParameters): Fact[] =>
  settableGates(gates).map(({ kind, gate, word, mode }) => ({
    key: `${kind}.${gate}`,
    field: word,
    value: mode,
    text: GATE_MODE_WORDS[mode],
  }));

/** 指标体系: its branches weigh what their indicators weigh, so the indicators tell it all. */
export const templateFacts = (template: IndicatorTemplate): Fact[] => [
  { key: 'name', field: '名称', value: template.name, text: template.name },
  { key: 'source', field: '来源', ...typed(template.source) },
  ...leavesOf(template).flatMap(({ pillar, branch, leaf }) => {
    const fact = (part: string, value: string, text = value): Fact => ({
      key: `${leaf.id}.${part}`,
      field: `「${leaf.name}」${part}`,
      value,
      text,
    });
    return [
      fact('名称', leaf.name),
      fact('所属', `${pillar.name}／${branch.name}`),
      fact('分值', trimHundredths(leaf.weightHundredths)),
      fact('具体指标', leaf.criteria, typed(leaf.criteria).text),
    ];
  }),
];

/** 自评得分 of every indicator of the template. */
export function scoreFacts(template: IndicatorTemplate, scores: readonly IndicatorScore[]): Fact[] {
  const names = new Map(leavesOf(template).map(({ leaf }) => [leaf.id, leaf.name]));
  return scores.flatMap(({ leafId, scoreHundredths, reason, measure }) => {
    const field = (part: string) => `「${names.get(leafId) ?? leafId}」${part}`;
    return [
      {
        key: `${leafId}.score`,
        field: field('得分'),
        value: scoreHundredths,
        text: trimHundredths(scoreHundredths),
      },
      { key: `${leafId}.reason`, field: field('偏差原因'), ...typed(reason) },
      { key: `${leafId}.measure`, field: field('改进措施'), ...typed(measure) },
    ];
  });
}

/** A sentence somebody typed may name a person: the log tells that there is one. */
const typed = (value: string | undefined): Pick<Fact, 'value' | 'text'> => ({
  value,
  text: isNothing(value) ? '' : '已填',
});

/** An operator's account: whether it is in use, and who stands in for whom. */
export const accountFacts = ({
  uid,
  personName,
  role,
  active,
  deputies,
}: Pick<AccountView, 'uid' | 'personName' | 'role' | 'active' | 'deputies'>): Fact[] => [
  {
    key: uid,
    field: `${personName}（${ROLE_WORDS[role]}）`,
    value: active,
    text: active ? '在用' : '已停用',
  },
  ...deputies
    .filter(({ ended }) => !ended)
    .map((deputy) => ({
      key: deputy.uid,
      field: `${personName}代岗${ROLE_WORDS[deputy.role]}`,
      value: true,
      text: `${deputy.fromDay} 至 ${deputy.toDay}`,
    })),
];
