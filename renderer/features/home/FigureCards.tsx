import type { ReactNode } from 'react';
import type { Overview } from '#shared/contract/setup.ts';
import { formatRate } from '#shared/money/rate.ts';
import { DRAFT_STATE_WORDS, ENTRY_STATE_WORDS, LINE_STATE_WORDS } from '#shared/terms.ts';
import { href } from '../../lib/route.ts';
import { AmountText } from '../../ui/AmountText.tsx';

/** Budget and spending of the year. */
export function MoneyCards({ overview: now, year }: { overview: Overview; year: number }) {
  const spent = href('/entries', { tab: 'posted' });
  return (
    <div className="figure-cards">
      <FigureCard
        word={`${year} 年可用预算`}
        href={href('/budget')}
        value={<AmountText fen={now.authorisedFen} strong />}
      />
      <FigureCard
        word="已支出"
        href={spent}
        value={<AmountText fen={now.spentFen} strong />}
        note={`执行率 ${formatRate(now.spentFen, now.authorisedFen)}`}
      />
      <FigureCard
        word="尚可支出"
        href={href('/budget')}
        value={<AmountText fen={now.remainingFen} strong />}
      />
      <FigureCard word="救助支出" href={spent} value={<AmountText fen={now.reliefFen} strong />} />
      <FigureCard
        word="工作经费"
        href={spent}
        value={<AmountText fen={now.workingExpenseFen} strong />}
        note={`占支出 ${formatRate(now.workingExpenseFen, now.spentFen)}`}
      />
    </div>
  );
}

/** Papers and lines on the desk. */
export function CountCards({ overview: now }: { overview: Overview }) {
  return (
    <section className="home-part" aria-label="手头的事">
      <h2>手头的事</h2>
      <div className="count-cards">
        <FigureCard
          word={LINE_STATE_WORDS.unaccounted}
          href={href('/statements', { state: 'unaccounted' })}
          value={`${now.linesUnaccounted} 笔`}
        />
        <FigureCard
          word={DRAFT_STATE_WORDS.draft}
          href={href('/entries', { tab: 'drafts', show: 'draft' })}
          value={`${now.drafts} 张`}
        />
        <FigureCard
          word={DRAFT_STATE_WORDS.submitted}
          href={href('/entries', { tab: 'drafts', show: 'submitted' })}
          value={`${now.awaitingReview} 张`}
        />
        <FigureCard
          word={DRAFT_STATE_WORDS['sent-back']}
          href={href('/entries', { tab: 'drafts', show: 'sent-back' })}
          value={`${now.sentBack} 张`}
        />
        <FigureCard
          word={ENTRY_STATE_WORDS.inquiry}
          href={href('/entries', { state: 'inquiry' })}
          value={`${now.openInquiries} 笔`}
        />
      </div>
    </section>
  );
}

function FigureCard(props: { word: string; href: string; value: ReactNode; note?: string }) {
  return (
    <a className="figure-card" href={props.href}>
      <span className="figure-word">{props.word}</span>
      <span className="figure-value">{props.value}</span>
      {props.note && <span className="figure-note">{props.note}</span>}
    </a>
  );
}
