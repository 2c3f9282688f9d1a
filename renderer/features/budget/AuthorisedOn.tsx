import { useState } from 'react';
import type { Day } from '#shared/dates/day.ts';
import { lastDayOfYear, yearOf } from '#shared/dates/day.ts';
import { useCall } from '../../lib/api.ts';
import { today } from '../../lib/clock.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { AmountText } from '../../ui/AmountText.tsx';
import { DayInput } from '../../ui/DayInput.tsx';

/** What may be spent as of a day: a document counts from its 生效日期. */
export function AuthorisedOn() {
  const { fund, year } = useLedger();
  const [picked, setPicked] = useState<Day | null>(null);
  const now = today();
  const usual = yearOf(now) === year ? now : lastDayOfYear(year);
  const day = picked ?? usual;
  const answer = useCall(
    'budget.authorisedOn',
    { fundUid: fund.uid, year, day },
    { keepPrevious: true },
  );
  return (
    <div className="authorised-on">
      <span>截至</span>
      <DayInput aria-label="截至日期" value={day} onChange={setPicked} year={year} />
      <span>
        可用 <AmountText fen={answer.data?.totalFen ?? null} strong /> 元
        {answer.data && answer.data.carryoverFen !== 0 && (
          <>
            （其中结转 <AmountText fen={answer.data.carryoverFen} />）
          </>
        )}
        ，已支出 <AmountText fen={answer.data?.spentFen ?? null} /> 元
      </span>
    </div>
  );
}
