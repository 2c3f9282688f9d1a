import { Tabs } from 'antd';
import { go, useRoute } from '../../lib/route.ts';

const TABS = [
  { key: '/cases', label: '个案' },
  { key: '/cases/relief', label: '救助审批' },
  { key: '/cases/expenses', label: '工作经费审批' },
  { key: '/cases/publicity', label: '公示' },
  { key: '/cases/matching', label: '付款匹配' },
];

/** The parts of 救助个案, in the order a case goes through them. */
export function CaseTabs() {
  return <Tabs activeKey={useRoute().path} onChange={(path) => go(path)} items={TABS} />;
}
