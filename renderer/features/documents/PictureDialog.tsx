import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useKeys } from '../../lib/keys.ts';
import { zoomed } from './zoom.ts';

/** A scan in the window: whole at first, then as large as it takes to read it. */
export function PictureDialog(props: { name: string; url: string; onClose(): void }) {
  const { name, url, onClose } = props;
  const image = useRef<HTMLImageElement>(null);
  /** Per cent of its own size; null: as large as fits. */
  const [percent, setPercent] = useState<number | null>(null);
  const [broken, setBroken] = useState(false);
  const step = (direction: 'in' | 'out') => {
    const { width = 0, naturalWidth = 0 } = image.current ?? {};
    if (naturalWidth > 0)
      setPercent((now) => zoomed(now ?? (width / naturalWidth) * 100, direction));
  };
  useKeys(
    {
      Esc: { word: '关闭', run: onClose },
      '+': { word: '放大', run: () => step('in') },
      '-': { word: '缩小', run: () => step('out') },
      '0': { word: '适合窗口', run: () => setPercent(null) },
    },
    '附件图片',
    'dialog',
  );
  return (
    <Modal
      open
      title={name}
      width="calc(100vw - 64px)"
      keyboard={false}
      onCancel={onClose}
      footer={
        <div className="button-row">
          <Button title="-" onClick={() => step('out')}>
            缩小
          </Button>
          <Button title="+" onClick={() => step('in')}>
            放大
          </Button>
          <Button title="0" onClick={() => setPercent(null)}>
            适合窗口
          </Button>
          <Button onClick={() => setPercent(100)}>原大</Button>
          <span role="status">{percent === null ? '适合窗口' : `${Math.round(percent)}%`}</span>
        </div>
      }
    >
      <div className={percent === null ? 'picture picture-whole' : 'picture'}>
        {broken ? (
          <p className="page-note">这张图片已损坏，显示不了。可以保存副本，用其他程序打开看看。</p>
        ) : (
          <img
            ref={image}
            src={url}
            alt={name}
            onError={() => setBroken(true)}
            style={percent === null ? undefined : { width: widthAt(image.current, percent) }}
          />
        )}
      </div>
    </Modal>
  );
}

const widthAt = (image: HTMLImageElement | null, percent: number) =>
  ((image?.naturalWidth ?? 0) * percent) / 100;
