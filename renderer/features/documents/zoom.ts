/** Per cent of a picture's own size. */
const STEPS = [10, 25, 50, 75, 100, 150, 200, 300, 400] as const;

/** The next step up or down from whatever size it is shown at; at either end it stays. */
export function zoomed(percent: number, direction: 'in' | 'out'): number {
  const next =
    direction === 'in'
      ? STEPS.find((step) => step > percent)
      : STEPS.findLast((step) => step < percent);
  return next ?? (direction === 'in' ? STEPS.at(-1)! : STEPS[0]);
}
