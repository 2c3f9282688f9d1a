import type { EntryDetail } from '#shared/contract/entries.ts';

const WORDS = {
  passed: '通过',
  warned: '提醒',
  failed: '不符',
  'not-applicable': '不涉及',
} as const;

/** What each rule said when the entry was posted, with the reviewer's reason or the supervisor's exception. Never judged anew. */
export function JudgementList({ judgements }: { judgements: EntryDetail['judgements'] }) {
  const passed = judgements.filter((j) => j.outcome === 'passed').map((j) => j.code);
  const spoken = judgements.filter((j) => j.outcome === 'warned' || j.outcome === 'failed');
  return (
    <ul className="plain-list">
      {spoken.map((j) => (
        <li key={j.code}>
          <b>
            {j.code} {WORDS[j.outcome]}
          </b>
          {j.finding && `：${j.finding.message}`}
          {j.reason && (
            <div>
              {j.outcome === 'failed' ? '主管登记的例外' : '理由'}：{j.reason}
            </div>
          )}
        </li>
      ))}
      {passed.length > 0 && <li>通过：{passed.join('、')}</li>}
      {judgements.length === 0 && <li>没有核查记录</li>}
    </ul>
  );
}
