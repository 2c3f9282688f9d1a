import { Button, Select } from 'antd';
import { useState } from 'react';
import { IDLE_CHOICES, setIdleMinutes, useIdleMinutes } from '../../lib/idle.ts';
import { ChangePasswordDialog } from './ChangePassword.tsx';

/** 口令与锁定, in 设置. */
export function LockSettings() {
  const minutes = useIdleMinutes();
  const [changing, setChanging] = useState(false);
  return (
    <section className="settings-part">
      <header>
        <h2>口令与锁定</h2>
        <Button onClick={() => setChanging(true)}>修改口令</Button>
      </header>
      <p className="settings-note">
        无人操作满
        <Select
          aria-label="自动锁定"
          className="idle-minutes"
          value={minutes}
          onChange={setIdleMinutes}
          options={IDLE_CHOICES.map((value) => ({ value, label: `${value} 分钟` }))}
        />
        自动锁定（只对本机有效）；离开时按 Ctrl+L 立即锁定，已填内容保留。
      </p>
      {changing && <ChangePasswordDialog onClose={() => setChanging(false)} />}
    </section>
  );
}
