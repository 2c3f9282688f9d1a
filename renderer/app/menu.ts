export interface MenuItem {
  path: string;
  word: string;
  /** Why it can't be opened yet; shown beside the word. */
  missing?: string;
}

const LATER = '此功能随后续版本提供';

/** In the order of the work. */
export const MENU: readonly MenuItem[] = [
  { path: '/', word: '首页' },
  { path: '/budget', word: '预算指标' },
  { path: '/statements', word: '银行流水' },
  { path: '/entries', word: '台账' },
  { path: '/cases', word: '救助个案' },
  { path: '/reconcile', word: '对账与结账', missing: LATER },
  { path: '/reports', word: '附表与报表' },
  { path: '/appraisal', word: '绩效自评' },
  { path: '/audit', word: '核查与日志' },
  { path: '/settings', word: '设置' },
];

/** The item a page belongs to: `/entries/draft` lights 台账, backups and people lie under 设置. */
export function menuItemOf(path: string): string {
  if (path === '/backup' || path === '/people') return '/settings';
  return `/${path.split('/')[1] ?? ''}`;
}
