/** The colour of a stage; the word beside it always says the same. */
export type Tone = 'waits' | 'runs' | 'done' | 'pay' | 'bad' | 'lapsed' | 'gone' | 'quiet';

const TONES: Readonly<Record<string, Tone>> = {
  publishing: 'runs',
  closed: 'done',
  rejected: 'bad',
  withdrawn: 'quiet',
  expired: 'lapsed',
  replaced: 'gone',
  'await-paid': 'pay',
};

export const stageTone = (stage: string): Tone => TONES[stage] ?? 'waits';
