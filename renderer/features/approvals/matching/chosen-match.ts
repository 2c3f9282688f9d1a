import type { PaidMatchView } from '#shared/contract/approvals.ts';
import type { CallInput } from '#shared/contract/index.ts';

export type Zone = PaidMatchView['zone'];
type Proposal = NonNullable<PaidMatchView['proposal']>;

export const ZONE_WORDS: Record<Zone, string> = {
  sure: '可直接采纳',
  choose: '需选择',
  none: '没有对应的审批',
};

/** What a line may be the payment of, the likeliest first. */
export const proposalsOf = ({ proposal, others }: PaidMatchView): Proposal[] => [
  ...(proposal === null ? [] : [proposal]),
  ...others,
];

/** Choices made by hand, by line. */
export type Choices = Readonly<Record<string, string>>;

/** The proposal that stands for a line: a sure one by itself, others once chosen. */
export function standingProposal(match: PaidMatchView, choices: Choices): Proposal | null {
  if (match.zone === 'sure') return match.proposal;
  const chosen = choices[match.uid];
  return proposalsOf(match).find(({ claimUid }) => claimUid === chosen) ?? null;
}

/** What is sent for the marked lines; a line nothing was chosen for stays out. */
export function acceptedOf(
  matches: readonly PaidMatchView[],
  marked: ReadonlySet<string>,
  choices: Choices,
): CallInput<'approvals.draftMatches'>['accepted'] {
  return matches.flatMap((match) => {
    const proposal = marked.has(match.uid) ? standingProposal(match, choices) : null;
    if (proposal === null) return [];
    const parts = proposal.parts.map(({ approvalUid, amountFen }) => ({ approvalUid, amountFen }));
    return [{ uid: match.uid, parts }];
  });
}

/** 申请1 张** ; of a list how many it holds. */
export function proposalText({ parts }: Proposal): string {
  const [first] = parts;
  if (first === undefined) return '';
  if (parts.length > 1) return `代发 ${parts.length} 件：${first.number} 等`;
  return `${first.number} ${first.recipient}`.trim();
}
