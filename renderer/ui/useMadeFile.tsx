import { App, Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useCommand } from '../lib/api.ts';

/**
 * Says that a file was made and offers the way to it. The notice belongs to the screen that made
 * it: elsewhere it would only stand before the work.
 */
export function useMadeFile(key: string) {
  const { notification } = App.useApp();
  const reveal = useCommand('papers.reveal');
  useEffect(() => () => notification.destroy(key), [notification, key]);
  return ({ token }: { token: string }, title: string, description: ReactNode) =>
    notification.success({
      key,
      title,
      description,
      duration: false,
      actions: (
        <Button type="primary" onClick={() => void reveal.run({ token })}>
          打开所在文件夹
        </Button>
      ),
    });
}
