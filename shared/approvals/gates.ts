import type { UseKind } from '../entries/kinds.ts';

/** What is applied for: relief for a case and a recipient, or money for running the work. */
export type ApprovalKind = UseKind;

/** Every gate (环节) an application passes, with its words. One engine, two tables below. */
export const GATE_WORDS = {
  urgent_approved: { word: '紧急审批', waits: '待紧急审批' },
  verified: { word: '核实', waits: '待核实' },
  first_review: { word: '初审', waits: '待初审' },
  decided: { word: '审定', waits: '待审定' },
  published: { word: '公示', waits: '待公示' },
  agreed: { word: '协议', waits: '待签协议' },
  approved: { word: '审批', waits: '待审批' },
  collective: { word: '集体决策', waits: '待集体决策' },
  procurement: { word: '采购记录', waits: '待采购记录' },
  requested: { word: '用款申请', waits: '待用款申请' },
  paid: { word: '付款', waits: '待付款' },
  receipt: { word: '领款凭据', waits: '待领款凭据' },
  followed_up: { word: '回访', waits: '待回访' },
} as const;
export type Gate = keyof typeof GATE_WORDS;

export const GATE_MODE_WORDS = { required: '必办', waivable: '可免', off: '不设' } as const;
/** 必办, 可免（写明原因）, 不设. */
export type GateMode = keyof typeof GATE_MODE_WORDS;

/** Gates whose mode is a setting; publicity can't be switched off (DA-09). */
export interface GateModes {
  relief: {
    verified: GateMode;
    first_review: GateMode;
    published: Exclude<GateMode, 'off'>;
    agreed: GateMode;
    requested: GateMode;
    receipt: GateMode;
    followed_up: GateMode;
  };
  working_expense: { requested: GateMode; receipt: GateMode };
}

export interface GateFacts {
  readonly gate: Gate;
  /** Gates to be settled (done, waived or not required) before this one. */
  readonly after: readonly Gate[];
  /** What settles it: a recorded step, a payment request, or the fund's entries. */
  readonly by: 'step' | 'request' | 'payment';
  /** The application can be refused here. */
  readonly refuses: boolean;
  /** What is still open here stops a payment, only warns of it, or comes after it. */
  readonly beforePayment: 'stops' | 'warns' | 'no';
}

const step = (
  gate: Gate,
  after: readonly Gate[],
  beforePayment: GateFacts['beforePayment'],
  refuses = beforePayment !== 'no',
): GateFacts => ({ gate, after, by: 'step', refuses, beforePayment });

const request = (after: readonly Gate[]): GateFacts => ({
  gate: 'requested',
  after,
  by: 'request',
  refuses: false,
  beforePayment: 'stops',
});

const payment = (after: readonly Gate[]): GateFacts => ({
  gate: 'paid',
  after,
  by: 'payment',
  refuses: false,
  beforePayment: 'no',
});

/** In the order they are gone through, on screen too. */
export const GATE_TABLES: Readonly<Record<ApprovalKind, readonly GateFacts[]>> = {
  relief: [
    step('urgent_approved', [], 'stops'),
    step('verified', [], 'stops'),
    step('first_review', ['verified'], 'stops'),
    step('decided', ['verified', 'first_review'], 'stops'),
    // DA-09 warns: a payment before the end of publicity needs the reviewer's written reason.
    step('published', ['decided'], 'warns'),
    step('agreed', ['decided'], 'stops'),
    request(['decided', 'agreed']),
    payment(['decided', 'agreed', 'requested']),
    // One receipt per payment: the first may come before the last instalment.
    step('receipt', [], 'no'),
    step('followed_up', ['paid', 'receipt'], 'no'),
  ],
  working_expense: [
    step('approved', [], 'stops'),
    // DA-17: above the set amount no payment without it.
    step('collective', ['approved'], 'stops'),
    // DA-16 warns.
    step('procurement', ['approved'], 'warns', false),
    request(['approved', 'collective']),
    payment(['approved', 'collective', 'requested']),
    step('receipt', [], 'no'),
  ],
};

const MODES_OF = { relief: '救助', working_expense: '工作经费' } as const;

export interface SettableGate {
  readonly kind: ApprovalKind;
  readonly gate: Gate;
  /** 救助：核实 */
  readonly word: string;
  readonly mode: GateMode;
}

/** The gates whose mode is a setting, in their order, each as it is set. */
export const settableGates = (modes: GateModes): SettableGate[] =>
  (Object.keys(MODES_OF) as ApprovalKind[]).flatMap((kind) => {
    const set = new Map<string, GateMode>(Object.entries(modes[kind]));
    return GATE_TABLES[kind]
      .filter(({ gate }) => set.has(gate))
      .map(({ gate }) => ({
        kind,
        gate,
        word: `${MODES_OF[kind]}：${GATE_WORDS[gate].word}`,
        mode: set.get(gate)!,
      }));
  });

/** The gate that grants the money. It is never waived, whatever the settings. */
export const DECIDING_GATE = {
  relief: 'decided',
  working_expense: 'approved',
} as const satisfies Record<ApprovalKind, Gate>;

export const gateFacts = (kind: ApprovalKind, gate: Gate): GateFacts | undefined =>
  GATE_TABLES[kind].find((facts) => facts.gate === gate);
