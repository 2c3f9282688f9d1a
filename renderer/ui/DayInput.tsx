import { Button, Calendar, Input, Popover } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Day } from '#shared/dates/day.ts';
import { thisYear } from '../lib/clock.ts';
import { readTypedDay } from '../lib/day-text.ts';

export interface DayInputProps {
  id?: string;
  value: Day | null;
  onChange(day: Day | null): void;
  /** The year `0708` belongs to; the current one when left out. */
  year?: number;
  disabled?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  'aria-label'?: string;
}

/** Typing 0708 gives this year's 07-08; the calendar is optional. */
export function DayInput(props: DayInputProps) {
  const { value, onChange, year = thisYear() } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null || typed.trim() === '' ? null : readTypedDay(typed, year);
  const fault = typed !== null && typed.trim() !== '' && read === null;
  const change = (text: string) => {
    setTyped(text);
    onChange(readTypedDay(text, year));
  };
  const leave = () => {
    if (!fault) setTyped(null);
  };
  return (
    <div className="day-input">
      <Input
        id={props.id}
        aria-label={props['aria-label']}
        value={typed ?? value ?? ''}
        onChange={(event) => change(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        onPressEnter={leave}
        disabled={props.disabled ?? false}
        autoFocus={props.autoFocus ?? false}
        status={fault || props.invalid ? 'error' : ''}
        placeholder="如 0708"
        autoComplete="off"
        suffix={
          <CalendarButton
            value={value}
            disabled={props.disabled ?? false}
            onPick={(day) => {
              setTyped(null);
              onChange(day);
            }}
          />
        }
      />
      {fault && <span className="day-read day-fault">日期有误</span>}
      {typed !== null && read !== null && read !== typed && (
        <span className="day-read">{read}</span>
      )}
    </div>
  );
}

function CalendarButton(props: { value: Day | null; disabled: boolean; onPick(day: Day): void }) {
  const [open, setOpen] = useState(false);
  const calendar = (
    <div className="day-calendar">
      <Calendar
        fullscreen={false}
        {...(props.value ? { value: dayjs(props.value) } : {})}
        onSelect={(picked, info) => {
          if (info.source !== 'date') return;
          setOpen(false);
          props.onPick(picked.format('YYYY-MM-DD'));
        }}
      />
    </div>
  );
  return (
    <Popover
      content={calendar}
      destroyOnHidden
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
    >
      <Button
        type="text"
        size="small"
        className="calendar-button"
        tabIndex={-1}
        disabled={props.disabled}
        aria-label="打开日历"
      >
        历
      </Button>
    </Popover>
  );
}
