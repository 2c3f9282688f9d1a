import { Button } from 'antd';
import type { DocumentLinkView } from '#shared/contract/documents.ts';
import { useCall } from '../../lib/api.ts';
import { ENTER_SKIPS } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { writingRefusal } from '../../lib/may.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { OpenButtons } from './OpenButtons.tsx';
import { contentText } from './paper-text.ts';
import './documents.css';

/** The files a voucher names, each with what opens it; from a draft they can be taken out again. */
export function FileRows(props: { linkUids: string[]; onRemove?(linkUid: string): void }) {
  const { linkUids, onRemove } = props;
  const { status } = useLedger();
  const { data, error, refetch } = useVoucherFiles(linkUids);
  if (linkUids.length === 0) return null;
  // While the list is read anew, nothing that was just taken out may stand there.
  const there = (data ?? []).filter(({ uid }) => linkUids.includes(uid));
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <ul className="plain-list paper-rows" aria-label="凭证所附文件">
        {there.map((link) => (
          <li key={link.uid}>
            <div>
              <b>{link.paper}</b> {contentText(link)}
            </div>
            <div className="paper-acts">
              {link.file && (
                <OpenButtons link={link} media={link.file.media} looking={writingRefusal(status)} />
              )}
              {onRemove && (
                <Button {...ENTER_SKIPS} size="small" onClick={() => onRemove(link.uid)}>
                  去掉
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the links of a voucher's files say; the last answer stays while the next is read. */
export const useVoucherFiles = (linkUids: string[]) =>
  useCall('documents.files', linkUids.length === 0 ? null : { linkUids }, { keepPrevious: true });

/** Names of the papers among a voucher's files. */
export const paperNames = (files: DocumentLinkView[] | undefined): string[] =>
  (files ?? []).map(({ paper }) => paper);
