import type { NextStep } from './next-steps.ts';

export function NextSteps({ steps }: { steps: NextStep[] }) {
  return (
    <section className="home-part" aria-label="下一步">
      <h2>下一步</h2>
      {steps.length === 0 ? (
        <p className="home-calm">没有待办事项。收到新的对账单后再导入。</p>
      ) : (
        <ol className="next-steps">
          {steps.map((step, at) => (
            <li key={step.word}>
              <a href={step.href} className={at === 0 ? 'next-first' : ''}>
                <span className="next-number">{at + 1}</span>
                <span className="next-word">{step.word}</span>
                <span className="next-why">{step.why}</span>
              </a>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
