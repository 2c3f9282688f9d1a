import { Descriptions } from 'antd';
import { CUSTODY_WORDS } from '#shared/terms.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountText } from '../../../ui/AmountText.tsx';

export function FundSettings() {
  const { fund, status } = useLedger();
  return (
    <section className="settings-part">
      <header>
        <h2>基金</h2>
      </header>
      <Descriptions
        bordered
        size="small"
        column={2}
        styles={{ label: { width: 120 } }}
        items={[
          { key: 'bureau', label: '单位', children: status.bureau },
          { key: 'name', label: '基金名称', children: fund.name },
          { key: 'department', label: '主管部门', children: fund.department },
          { key: 'body', label: '管理机构', children: fund.governingBody },
          { key: 'custody', label: '资金存放方式', children: CUSTODY_WORDS[fund.custody] },
          {
            key: 'opening',
            label: '期初',
            children: (
              <>
                {fund.openingDate} 余额 <AmountText fen={fund.openingBalanceFen} /> 元
              </>
            ),
          },
          {
            key: 'basis',
            label: '设立依据',
            span: 2,
            children: fund.legalBases.map((b) => (
              <div key={`${b.title}${b.documentNo}`}>
                {b.title}
                {b.documentNo && `（${b.documentNo}）`}
                {b.datedOn && ` ${b.datedOn}`}
              </div>
            )),
          },
        ]}
      />
    </section>
  );
}
