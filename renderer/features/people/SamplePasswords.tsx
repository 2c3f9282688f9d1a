import { Button } from 'antd';
import type { OperatorView } from '#shared/contract/people.ts';
import { SAMPLE_PASSWORDS } from '#shared/people/sample.ts';
import { standingWords } from './words.ts';

/** The sample's passwords are no secret: whoever tries it out finds them here. */
export function SamplePasswords(props: {
  operators: readonly OperatorView[];
  onUse(operator: OperatorView, password: string): void;
}) {
  return (
    <section className="login-sample" aria-label="示例口令">
      <h2>示例口令</h2>
      <ul>
        {props.operators.map((operator) => (
          <li key={operator.uid}>
            <span>{operator.personName}</span>
            <span>{standingWords(operator)}</span>
            <code>{SAMPLE_PASSWORDS[operator.role]}</code>
            <Button
              size="small"
              onClick={() => props.onUse(operator, SAMPLE_PASSWORDS[operator.role])}
            >
              填入
            </Button>
          </li>
        ))}
      </ul>
      <p className="field-hint">口令改过的，以改过的为准。示例不含真实人员。</p>
    </section>
  );
}
