// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }

/** The next page of a list, while there is one. */
export function More({ pages }: { pages: Pages }) {
  const { t } = useTranslation()
  if (!pages.hasNextPage) return null
  return (
    <p className="work-more">
      <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {t('work.more')}
      </Button>
    </p>
  )
}
