import { useState } from 'react';
import { changesOf } from '#shared/audit/changes.ts';
import { parameterFacts } from '#shared/audit/records.ts';
import type { RuleSettingsView } from '#shared/contract/setup.ts';
import { PARAMETER_WORDS, type ParameterName } from '#shared/rules/parameters.ts';
import { useCall } from '../../../lib/api.ts';
import { momentText } from '../../../lib/clock.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { roleRefusal } from '../../../lib/may.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { PlainTable } from '../../../ui/PlainTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { ChangeSettings } from './rules/ChangeSettings.tsx';

const NAMES = Object.keys(PARAMETER_WORDS) as ParameterName[];

/** The value as it reads: each parameter's words know its own shape. */
const textOf = <Name extends ParameterName>(name: Name, { parameters }: RuleSettingsView): string =>
  PARAMETER_WORDS[name].text(parameters[name]);

/** What a version changed, in the words of each parameter. */
function changedBy(version: RuleSettingsView, before: RuleSettingsView | undefined): string {
  if (before === undefined) return '初始设置';
  const changes = changesOf(parameterFacts(before.parameters), parameterFacts(version.parameters));
  return changes.map(({ field, after }) => `${field}：${after}`).join('；') || '没有变化';
}

/** 规则参数: what holds now, and every version with its reason; a change is the next one. */
export function RuleSettings() {
  const { fund, status } = useLedger();
  const settings = useCall('setup.ruleSettings', { fundUid: fund.uid });
  const [changing, setChanging] = useState(false);
  const versions = settings.data ?? [];
  const [newest] = versions;
  return (
    <section className="settings-part">
      <header>
        <h2>规则参数</h2>
        <ReasonButton
          reason={roleRefusal(status, ['supervisor'])}
          onClick={() => setChanging(true)}
        >
          更改规则参数
        </ReasonButton>
      </header>
      {settings.error && (
        <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {newest && (
        <PlainTable
          label="现行规则参数"
          rows={NAMES}
          rowKey={(name) => name}
          columns={[
            { title: '参数', render: (name) => PARAMETER_WORDS[name].word },
            { title: '现值', render: (name) => textOf(name, newest) },
            { title: '作用', render: (name) => PARAMETER_WORDS[name].effect },
          ]}
        />
      )}
      <h3>历次版本</h3>
      <PlainTable
        label="规则参数"
        rows={versions}
        rowKey={(v) => String(v.version)}
        columns={[
          { title: '版本', render: (v) => `第 ${v.version} 版` },
          { title: '生效', render: (v) => v.effectiveFrom },
          { title: '变动', render: (v) => changedBy(v, versions[versions.indexOf(v) + 1]) },
          { title: '原因', render: (v) => v.reason },
          { title: '登记人', render: (v) => v.recordedBy },
          { title: '登记时间', render: (v) => momentText(v.recordedAt) },
        ]}
      />
      {changing && newest && <ChangeSettings newest={newest} onClose={() => setChanging(false)} />}
    </section>
  );
}
