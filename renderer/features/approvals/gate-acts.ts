import { GATE_WORDS, type Gate, gateFacts } from '#shared/approvals/gates.ts';
import type { ApprovalDetail, MatchSource } from '#shared/contract/approvals.ts';
import type { Tone } from '../../lib/stage-tone.ts';

type GateView = ApprovalDetail['gates'][number];

/** What a button at a gate opens. */
export type GateAct =
  | { open: 'step' | 'waive' | 'reject'; gate: Gate }
  | { open: 'request' | 'publish'; gate: Gate }
  | { open: 'match'; gate: Gate; source: MatchSource };

export interface GateButton {
  word: string;
  act: GateAct;
  /** Why it can't be done now; null when it can. */
  reason: string | null;
}

/** Money already paid and under inquiry is matched where it is, not among the lines. */
const MATCH_INQUIRY: GateButton = {
  word: '匹配待查款项',
  act: { open: 'match', gate: 'paid', source: 'inquiries' },
  reason: null,
};

const CONFIRM = 'done' as const;

/** How a gate stands, in a word and a colour. */
export function gateStatus({ status, running }: GateView): { word: string; tone: Tone } {
  if (running) return { word: '公示中', tone: 'runs' };
  switch (status) {
    case 'done':
      return { word: '已办', tone: 'done' };
    case 'waived':
      return { word: '已免', tone: 'quiet' };
    case 'not-required':
      return { word: '不需要', tone: 'quiet' };
    case 'open':
      return { word: '未办', tone: 'waits' };
  }
}

/** The buttons of a gate: what is next can be pressed, what is not says what comes first. */
export function gateButtons(of: ApprovalDetail, gate: GateView): GateButton[] {
  if (gate.status === 'not-required' || of.next.length === 0) return [];
  const may = (act: ApprovalDetail['next'][number]['act']) =>
    of.next.some((each) => each.act === act && each.gate === gate.gate);
  const buttons: GateButton[] = [];
  if (gate.status === 'open' && !gate.running) {
    const [word, act, plain] = mainAct(gate);
    const possible = plain === CONFIRM ? may('done') : of.next.some((each) => each.act === plain);
    const inquiry = gate.gate === 'paid' && of.payments.some((p) => p.standing === 'inquiry');
    if (inquiry) buttons.push(MATCH_INQUIRY);
    if (possible || !inquiry)
      buttons.push({ word, act, reason: possible ? null : whyNot(of, gate.gate) });
  }
  if (may('waive'))
    buttons.push({ word: '免办', act: { open: 'waive', gate: gate.gate }, reason: null });
  if (may('reject'))
    buttons.push({ word: '不予', act: { open: 'reject', gate: gate.gate }, reason: null });
  return buttons;
}

function mainAct({ gate, word }: GateView): [string, GateAct, 'done' | 'request' | 'pay'] {
  if (gate === 'requested') return ['申请用款', { open: 'request', gate }, 'request'];
  if (gate === 'paid') return ['匹配付款流水', { open: 'match', gate, source: 'lines' }, 'pay'];
  if (gate === 'published') return ['去公示', { open: 'publish', gate }, CONFIRM];
  return [`登记${word}`, { open: 'step', gate }, CONFIRM];
}

/** The gate that has to be settled first, or what stops the money. */
function whyNot({ kind, gates, hindrances }: ApprovalDetail, gate: Gate): string {
  const open = (name: Gate) => gates.find((each) => each.gate === name)?.status === 'open';
  const before = gateFacts(kind, gate)?.after.find(open);
  if (before) return `先办${GATE_WORDS[before].word}`;
  if (gate === 'receipt') return '付款后登记';
  const stop = hindrances.find((each) => each.severity === 'block' && each.gate !== gate);
  if (stop) return stop.gate === null ? stop.message : `先办${GATE_WORDS[stop.gate].word}`;
  return gate === 'requested' ? '没有可申请的余额' : '现在不能办理';
}
