import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/index.ts';
import { calls } from '#shared/contract/index.ts';
import { useCommand } from '../../lib/api.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProgressPanel } from '../../ui/ProgressPanel.tsx';
import { VerifyResult } from './VerifyResult.tsx';

type Report = CallOutput<'audit.verify'>;

/** Recomputes what the file can't guarantee by itself, and says what was counted. */
export function VerifyPanel() {
  const [head, setHead] = useState('');
  const [report, setReport] = useState<Report | null>(null);
  const verify = useCommand('audit.verify', { quiet: true });
  const asked = head.replace(/\s/g, '');
  const input = { head: asked === '' ? null : asked };
  const faulty = Object.keys(faultsOf(calls['audit.verify'].input, input)).length > 0;
  const run = async () => {
    setReport(null);
    setReport((await verify.run(input)) ?? null);
  };
  return (
    <div className="verify">
      <section className="verify-ask">
        <p>
          逐条重算账链、凭证平衡、日合计和操作日志，与文件比对。绕过本软件改动过的地方会在这里查出；只读，不改动账套。
        </p>
        <Field
          optional
          label="查找已知链头"
          fault={faulty ? '链头由 8 至 64 位数字和字母 a–f 组成' : undefined}
          hint="把印在旧附表上的账链或日志链头填在这里，可查出它的位置；若查不到，说明其后的记录被截去。"
        >
          <Input
            className="digits"
            value={head}
            allowClear
            onChange={(event) => setHead(event.target.value)}
          />
        </Field>
        <Button
          type="primary"
          disabled={faulty}
          loading={verify.pending}
          onClick={() => void run()}
        >
          校验账套
        </Button>
      </section>
      <ProgressPanel
        call="audit.verify"
        running={verify.pending}
        title="正在校验账套"
        onCancel={verify.cancel}
      />
      {verify.error && <ErrorNotice error={verify.error} onRetry={() => void run()} />}
      {report && <VerifyResult report={report} />}
    </div>
  );
}
