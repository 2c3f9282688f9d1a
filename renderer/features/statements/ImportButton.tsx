import { useLedger } from '../../lib/ledger.tsx';
import { writingRefusal } from '../../lib/may.ts';
import { go } from '../../lib/route.ts';
import { ReasonButton } from '../../ui/ReasonButton.tsx';

export const startImport = () => go('/statements/import');

export function ImportButton() {
  const { status } = useLedger();
  return (
    <ReasonButton type="primary" title="F2" reason={writingRefusal(status)} onClick={startImport}>
      导入对账单
    </ReasonButton>
  );
}
