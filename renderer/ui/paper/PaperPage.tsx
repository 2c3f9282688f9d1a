import { MARGIN_MM, paperSizeMm, SIGNATURE_MM } from '#shared/reports/page-geometry.ts';
import { footerTexts, markText, pageText } from '#shared/reports/table-frame.ts';
import type { TableModel, TablePage } from '#shared/reports/types.ts';
import { mm } from './mm.ts';
import { PaperGrid } from './PaperGrid.tsx';

interface PaperPageProps {
  readonly model: TableModel;
  readonly page: TablePage;
  /** Number printed at the foot, and of how many. */
  readonly number: number;
  readonly total: number;
}

/** One sheet: heading, caption, grid, notes, signature, footer. */
export function PaperPage({ model, page, number, total }: PaperPageProps) {
  const { width, height } = paperSizeMm(model.orientation);
  const { top, right, bottom, left } = MARGIN_MM;
  const title = page.number === 1 ? model.title : `${model.title}（续）`;
  return (
    <section
      className={`paper-page paper-page-${model.orientation}`}
      aria-label={`${title} ${pageText(number, total)}`}
      style={{
        width: mm(width),
        // A hair less than the sheet: rounding must not push an empty page out of the printer.
        height: mm(height - 0.2),
        padding: `${mm(top)} ${mm(right)} ${mm(bottom)} ${mm(left)}`,
      }}
    >
      {model.mark !== null && (
        <div className="paper-mark" aria-hidden="true">
          <span>{model.mark}</span>
        </div>
      )}
      <h2 className="paper-title">{title}</h2>
      <div className="paper-caption">
        <span>{model.caption.left}</span>
        <span>{model.caption.middle}</span>
        <span>{model.caption.right}</span>
      </div>
      {page.showsTable && <PaperGrid model={model} page={page} />}
      {page.notes.length > 0 && (
        <div className="paper-notes">
          {page.notes.map((note) => (
            <p key={note.text} style={{ minHeight: mm(note.heightMm) }}>
              {note.text}
            </p>
          ))}
        </div>
      )}
      {page.showsSignature && <Signature model={model} />}
      <Footer model={model} number={number} total={total} />
    </section>
  );
}

function Signature({ model }: { model: TableModel }) {
  return (
    <div className="paper-signature" style={{ height: mm(SIGNATURE_MM) }}>
      {model.signature.places.map((place) => (
        <span key={place.label}>
          {place.label}：{place.value}
        </span>
      ))}
    </div>
  );
}

function Footer({ model, number, total }: { model: TableModel; number: number; total: number }) {
  const { ledger, chain, log } = footerTexts(model.footer);
  return (
    <footer
      className="paper-footer"
      style={{ left: mm(MARGIN_MM.left), right: mm(MARGIN_MM.right) }}
    >
      <div className="paper-footer-line">
        <span>{ledger}</span>
        <span>{pageText(number, total)}</span>
        <span>{model.mark === null ? '' : markText(model.mark)}</span>
      </div>
      <div className="paper-footer-chain">
        {chain}　{log}
      </div>
    </footer>
  );
}
