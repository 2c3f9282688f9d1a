/** The only clock of the interface, in the machine's own zone. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), pad2(now.getMonth() + 1), pad2(now.getDate())].join('-');
}

export const thisYear = (): number => new Date().getFullYear();

/** A recorded moment (ISO) as the clerk reads it: 2024-05-22 09:30. */
export function momentText(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const day = [at.getFullYear(), pad2(at.getMonth() + 1), pad2(at.getDate())].join('-');
  return `${day} ${pad2(at.getHours())}:${pad2(at.getMinutes())}`;
}

const pad2 = (n: number) => String(n).padStart(2, '0');
