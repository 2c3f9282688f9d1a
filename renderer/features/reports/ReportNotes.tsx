import type { TableModel } from '#shared/reports/types.ts';

/** The notes printed under the tables, gathered: what is incomplete must not wait for page three. */
export function ReportNotes({ models }: { models: readonly TableModel[] }) {
  const noted = models.filter((model) => model.notes.length > 0);
  return (
    <section className="report-notes" aria-label="表下注">
      <h2>表下注</h2>
      {noted.length === 0 && <p className="field-hint">各表没有需要说明的事项。</p>}
      {noted.map((model) => (
        <div key={model.id}>
          <b>{model.shortName}</b>
          <ul>
            {model.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
