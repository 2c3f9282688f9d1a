import { Modal } from 'antd';
import { APP_NAME } from '#shared/terms.ts';
import { useKeys } from '../lib/keys.ts';

const STEPS = [
  ['预算指标', '先登记年初预算或追加文件：支出不得超过生效的预算指标。'],
  ['银行流水', '导入银行对账单，每一笔流水都要有去处。'],
  ['台账', '由流水起草，经办提交，复核记账；记账后不能改，只能红字冲销。'],
  ['附表与报表', '附表的每个数都由已记账的凭证算出，可导出 Excel、PDF 或打印。'],
  ['核查与日志', '随时校验账套是否被改动过，查看谁在何时做了什么。'],
] as const;

/** 帮助 in one sheet: the order of the work, and what this program is not. */
export function AboutPanel({ onClose }: { onClose(): void }) {
  useKeys({ Esc: { word: '关闭', run: onClose } }, '帮助', 'dialog');
  return (
    <Modal open title={APP_NAME} footer={null} onCancel={onClose} width={620}>
      <dl className="help-steps">
        {STEPS.map(([word, text]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>本软件是基金的专账，与单位大账核对，不代替单位大账；全程不联网。请勿录入国家秘密。</p>
      <p>按 ? 查看快捷键一览。</p>
    </Modal>
  );
}
