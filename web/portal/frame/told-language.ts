// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { put } from '../../client/index.ts'
import { chosenLanguage } from '../../words/language.ts'
import { useSession } from '../questions.ts'

const place = 'chengshu.language.told'

/**
 * Tells the account in which language its notices are wanted: the one that was chosen on this device, once a visit. A device
 * on which nobody has chosen says nothing, so that it does not undo a choice made elsewhere; nor does a terminal, which many people use.
 */
export function useToldLanguage(): void {
  const { language } = useTranslation().i18n
  const session = useSession()
  const account = session?.caller?.kind === 'person' && session.terminal === null ? session.caller.id : null
  useEffect(() => {
    const chosen = chosenLanguage()
    if (account === null || chosen !== language) return
    const told = `${account} ${chosen}`
    if (sessionStorage.getItem(place) === told) return
    void put('/api/me/language', { body: { language: chosen === 'en' ? 'en' : 'zh-CN' } }).then(
      () => sessionStorage.setItem(place, told),
      // the next page tries again
      () => {},
    )
  }, [account, language])
}
