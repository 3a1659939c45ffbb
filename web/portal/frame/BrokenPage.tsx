// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from './Trouble.tsx'

const place = 'chengshu.reloaded'
const soon = 30_000

/** A page that could not be fetched (the city published a new version meanwhile) is fetched anew once; anything else is told. */
export function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const stale = error instanceof TypeError && /import|module|fetch/i.test(error.message)

  useEffect(() => {
    if (!stale) return
    const last = Number(sessionStorage.getItem(place) ?? 0)
    if (Date.now() - last < soon) return
    sessionStorage.setItem(place, String(Date.now()))
    location.reload()
  }, [stale])

  return (
    <main id="main" tabIndex={-1}>
      <div className="stack-wide">
        <h1>{t('trouble.broken')}</h1>
        <Trouble error={error} again={() => location.reload()} />
      </div>
    </main>
  )
}
