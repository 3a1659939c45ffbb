// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { type AddressFigure, type CoveredAddress, coverageKeys, coveredAddresses } from '../doors/service-points.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

type Shown = { figure: AddressFigure; community: { region: string; name: string } | null; onClose: () => void }

/** The addresses behind a figure, with how far it is from each. */
export function AddressRows({ figure, community, onClose }: Shown) {
  const { t } = useTranslation()
  const region = community?.region ?? null
  const addresses = useInfiniteQuery({
    queryKey: coverageKeys.addresses(figure, region),
    queryFn: ({ pageParam }) => coveredAddresses(figure, region, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const title = t('supervision.rows', {
    name: community?.name ?? t('supervision.all'),
    figure: t(`coverage.addressesOf.${figure}`),
  })
  const metres = (count: number | null) => (count === null ? '—' : t('coverage.metres', { count }))
  return (
    <Drawer open size={860} onClose={onClose} title={title}>
      {addresses.isError ? <ProblemNotice error={addresses.error} again={() => void addresses.refetch()} /> : null}
      <DeskTable<CoveredAddress>
        label={title}
        rowKey="id"
        loading={addresses.isPending}
        dataSource={addresses.data?.pages.flatMap((page) => page.rows) ?? []}
        columns={[
          { title: t('coverage.address'), dataIndex: 'address' },
          { title: t('coverage.community'), dataIndex: 'region' },
          { title: t('coverage.nearest'), dataIndex: 'nearest' },
          { title: t('coverage.walk'), dataIndex: 'metres', align: 'right', className: 'figures', render: metres },
          { title: t('coverage.walkAtNight'), dataIndex: 'nightMetres', align: 'right', className: 'figures', render: metres },
        ]}
      />
      <More pages={addresses} />
    </Drawer>
  )
}
