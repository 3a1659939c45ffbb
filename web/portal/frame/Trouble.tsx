// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import { isProblem, isSignedOut } from '../../client/index.ts'
import { SignInCard } from './SignInCard.tsx'

/** The government hotline has one number in the whole country. */
export const hotline = '12345'

/** What happened, what was kept, what to do. */
export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation()
  const sentence = useSentence(error)
  if (isSignedOut(error)) return <SignInCard />
  // a refusal is explained by its sentence: trying it again changes nothing, and there is no cause to look for
  const refused = isProblem(error) && error.status >= 400 && error.status < 500 && error.status !== 429
  return (
    <div className={refused ? 'say warn stack-tight' : 'say danger stack-tight'} role="alert">
      <p className="strong">{sentence}</p>
      <p className="row">
        {again && !refused && (
          <button type="button" className="button" onClick={again}>
            {t('trouble.again')}
          </button>
        )}
        <a className="button" href={`tel:${hotline}`}>
          {t('trouble.call', { hotline })}
        </a>
      </p>
      {isProblem(error) && !refused && error.requestId && (
        <p className="small muted figures">{t('trouble.number', { id: error.requestId })}</p>
      )}
    </div>
  )
}

/** The sentence of an error in the language of the page. */
export function useSentence(error: unknown): string {
  const { t, i18n } = useTranslation()
  return isProblem(error) ? error.sentence(i18n.language) : t('trouble.unknown')
}
