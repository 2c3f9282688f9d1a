import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useKeys } from '../../lib/keys.ts';
import '../../ui/paper/paper.css';
import { PaperPage } from '../../ui/paper/PaperPage.tsx';
import type { Sheet } from './sheets.ts';

/** One sheet at its size, with page n of m; PageUp and PageDown turn. */
export function SheetView(props: {
  sheets: Sheet[];
  at: number;
  onAt(at: number): void;
  fit: boolean;
}) {
  const { sheets, at, onAt } = props;
  const frame = useRef<HTMLElement>(null);
  const sheet = sheets[at];
  const turn = (by: number) => onAt(Math.max(0, Math.min(sheets.length - 1, at + by)));
  useKeys(
    {
      PageUp: { word: '上一页', run: () => turn(-1) },
      PageDown: { word: '下一页', run: () => turn(1) },
    },
    '附表',
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet starts at its top
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [at]);
  if (!sheet) return null;
  return (
    <div className="sheet-view">
      <div className="sheet-turn">
        <Button size="small" disabled={at === 0} onClick={() => turn(-1)}>
          上一页
        </Button>
        <span>
          第 {sheet.number} 页 共 {sheet.total} 页
        </span>
        <Button size="small" disabled={at === sheets.length - 1} onClick={() => turn(1)}>
          下一页
        </Button>
      </div>
      <section
        ref={frame}
        className={props.fit ? 'sheet-frame sheet-fit' : 'sheet-frame'}
        aria-label={`${sheet.model.title} 第 ${sheet.page.number} 页`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <div className="paper-table" lang="zh-CN">
          <PaperPage
            model={sheet.model}
            page={sheet.page}
            number={sheet.number}
            total={sheet.total}
          />
        </div>
      </section>
    </div>
  );
}
