// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A case has one number for people; the full number that other systems ask for is copied, not read. */
export function CaseNumber({ short, full, children }: { short: string; full: string; children?: ReactNode }) {
  const { t } = useTranslation()
  const [said, setSaid] = useState<'copied' | 'shown'>()
  return (
    <div className="stack-tight">
      <p className="row">
        <span className="figures">
          {t('cases.number')} <span className="strong">{short}</span>
        </span>
        <button
          type="button"
          className="link-button"
          onClick={() => {
            // without HTTPS a browser has no clipboard for pages
            if (navigator.clipboard === undefined) setSaid('shown')
            else
              void navigator.clipboard.writeText(full).then(
                () => setSaid('copied'),
                () => setSaid('shown'),
              )
          }}
        >
          {t('cases.copyFull')}
        </button>
        <span role="status" className="figures">
          {said === 'copied' ? t('cases.copied') : said === 'shown' ? full : ''}
        </span>
      </p>
      {children && <p className="small muted figures">{children}</p>}
    </div>
  )
}
