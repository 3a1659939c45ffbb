// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A code that systems ask for and nobody reads: it is copied; where a page has no clipboard (without HTTPS) it is shown. */
export function CopyCode({ code, label }: { code: string; label: string }) {
  const { t } = useTranslation()
  const [said, setSaid] = useState<'copied' | 'shown' | null>(null)
  const shown = () => setSaid('shown')
  return (
    <>
      <Button
        size="small"
        type="link"
        onClick={() =>
          navigator.clipboard === undefined
            ? shown()
            : void navigator.clipboard.writeText(code).then(() => setSaid('copied'), shown)
        }
      >
        {label}
      </Button>
      <span role="status">{said === 'copied' ? t('studio.copied') : said === 'shown' ? <code>{code}</code> : ''}</span>
    </>
  )
}
