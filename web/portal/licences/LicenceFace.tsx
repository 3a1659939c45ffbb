// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { LicenceRow } from '../../client/index.ts'
import { fullDay } from '../format/dates.ts'
import './licences.css'

/** 01 of the national status codes; the others are kept, ended or withdrawn. */
export const isValid = (status: { code: string } | undefined): boolean => status?.code === '01'

/** The card like the real one: title, number, what is on its face, issuer and seal. What is no longer valid says so across it. */
export function LicenceFace({ licence }: { licence: LicenceRow }) {
  const { t, i18n } = useTranslation()
  const valid = isValid(licence.status)
  return (
    <article className={valid ? 'licence' : 'licence ended'} aria-label={licence.name}>
      <header>
        <p className="name">{licence.name}</p>
        <p className="small figures">{t('licence.number', { number: licence.number })}</p>
      </header>
      <dl className="facts">
        <div>
          <dt>{t('licence.holder')}</dt>
          <dd className="strong">{licence.holder}</dd>
        </div>
        {licence.face.map((field) => (
          <div key={field.title}>
            <dt>{field.title}</dt>
            <dd className="figures">{plain(field.value)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('licence.validity')}</dt>
          <dd className="figures">
            {fullDay(licence.validFrom, i18n.language)} —{' '}
            {licence.validTo ? fullDay(licence.validTo, i18n.language) : t('licence.long')}
          </dd>
        </div>
      </dl>
      <footer>
        <div>
          <p className="small muted">{t('licence.issuer')}</p>
          <p className="strong">{licence.issuer}</p>
        </div>
        <Seal name={licence.issuer} />
      </footer>
      {!valid && <p className="stamp-ended">{licence.status.name}</p>}
    </article>
  )
}

/** A red ring with a star and the office's name on the arc; the signature is in the file, this is its picture. */
function Seal({ name }: { name: string }) {
  const letters = [...name].slice(0, 18)
  const spread = Math.min(270, letters.length * 20)
  return (
    <svg className="seal" viewBox="0 0 120 120" aria-hidden="true">
      <circle cx="60" cy="60" r="56" fill="none" stroke="currentColor" strokeWidth="3.5" />
      <path
        fill="currentColor"
        d="M60 44l4.700 11.200 12.100 1-9.200 7.900 2.800 11.800L60 69.600l-10.400 6.300 2.800-11.800-9.200-7.900 12.100-1z"
      />
      {letters.map((letter, at) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a letter's only name is its place
          key={at}
          x="60"
          y="20"
          fontSize="11.500"
          fill="currentColor"
          textAnchor="middle"
          transform={`rotate(${letters.length === 1 ? 0 : -spread / 2 + (spread * at) / (letters.length - 1)} 60 60)`}
        >
          {letter}
        </text>
      ))}
    </svg>
  )
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(plain).join('、')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
