import type { RecoverySheet } from '#shared/contract/people.ts';
import { chineseDay } from '#shared/dates/day.ts';
import { APP_NAME } from '#shared/terms.ts';
import './recovery.css';

/** 恢复单 as it is printed: one sheet for the safe. The same on screen and on paper. */
export function RecoveryPaper({ sheet }: { sheet: RecoverySheet }) {
  const facts: [string, string][] = [
    ['单位', sheet.bureau],
    ['账套文件', sheet.fileName],
    ['账套编号', sheet.ledgerUid],
    ['签名公钥指纹', sheet.fingerprint],
    ['生成日期', chineseDay(sheet.madeOn)],
  ];
  return (
    <article className="recovery-paper" lang="zh-CN">
      <h1>
        恢复单
        {sheet.sample && <small>（示例账套）</small>}
      </h1>
      <p className="recovery-lead">{APP_NAME} · 请密封后存入保险柜，不要拍照，不要录入其他系统。</p>
      <dl>
        {facts.map(([word, text]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2>恢复码</h2>
      <ol className="recovery-code" aria-label="恢复码">
        {sheet.code.split('-').map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups stand in a fixed order
          <li key={at}>{group}</li>
        ))}
      </ol>
      <ul className="recovery-notes">
        <li>主管忘记口令时，在登录页选“用恢复码重设”，逐组输入即可设定新口令；账套内容不变。</li>
        <li>凭恢复码可以打开账套中的全部个人信息，只由主管保管。</li>
        <li>更换恢复码后本单作废。所有主管的口令和恢复码都丢失时，密封的内容无法恢复。</li>
      </ul>
      <div className="recovery-sign">
        {['主管签字', '日期', '存放处'].map((word) => (
          <span key={word}>{word}：</span>
        ))}
      </div>
    </article>
  );
}
