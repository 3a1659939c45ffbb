// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { EnglishCard } from '../../client/index.ts'

/** On an English page: whoever opens this must read Chinese to finish it. */
export function ChineseOnly({ en }: { en: Pick<NonNullable<EnglishCard>, 'international'> | null }) {
  const { t, i18n } = useTranslation()
  if (!i18n.language.startsWith('en') || en?.international === true) return null
  return <span className="chip warn">{t('kind.chineseOnly')}</span>
}

/** What somebody wrote: shown as it is, and on an English page marked as Chinese where it is. */
export function AsWritten({ text }: { text: string }) {
  const { t, i18n } = useTranslation()
  if (!i18n.language.startsWith('en') || !/\p{Script=Han}/u.test(text)) return <p>{text}</p>
  return (
    <p>
      <span lang="zh-CN">{text}</span> <span className="small muted">({t('kind.chineseOnly')})</span>
    </p>
  )
}
