// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Guide, get, type ItemCard, post, signInAddress } from '../../client/index.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { kindsOpen } from '../kinds/door.ts'
import { KindList } from '../kinds/KindList.tsx'
import { guideOf, myLicences, rowsOf, sessionNow, useSession } from '../questions.ts'
import { terminalHere } from './kiosk.ts'
import './kiosk.css'

/** The face of a 24-hour terminal: come in, choose, print. */
export function KioskPage() {
  const { t } = useTranslation()
  const { point } = useSearch({ from: '/kiosk' })
  const [terminal] = useState(() => terminalHere(point))
  const session = useSession()
  const points = useQuery({
    queryKey: ['service-points'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/service-points', { signal })),
    staleTime: 3_600_000,
  })
  useEffect(() => {
    document.documentElement.dataset.kiosk = 'on'
  }, [])
  const here = points.data?.find(({ id }) => id === terminal)
  return (
    <Page title={t('kiosk.title')} lead={here ? `${here.name} · ${here.hours}` : t('kiosk.lead')}>
      {session === undefined && <Waiting />}
      {session !== undefined && session.caller?.kind !== 'person' && <ComeIn terminal={terminal} />}
      {session?.caller?.kind === 'person' && session.terminal === null && <Narrow terminal={terminal} />}
      {session?.caller?.kind === 'person' && session.terminal !== null && <Inside />}
    </Page>
  )
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', '⌫']

function ComeIn({ terminal }: { terminal: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const press = (key: string) => setCode(key === '⌫' ? code.slice(0, -1) : `${code}${key}`.slice(0, 8))
  return (
    <>
      <section className="paper stack">
        <h2>{t('kiosk.byCode')}</h2>
        <p>{t('kiosk.byCodeText')}</p>
        <div className="field">
          <label htmlFor="kiosk-code">{t('kiosk.code')}</label>
          <input
            id="kiosk-code"
            className="input kiosk-code figures"
            inputMode="none"
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 8))}
          />
        </div>
        <div className="keypad">
          {KEYS.map((key) =>
            key === '' ? (
              <span key="none" />
            ) : (
              <button
                key={key}
                type="button"
                className="button"
                aria-label={key === '⌫' ? t('kiosk.back') : key}
                onClick={() => press(key)}
              >
                {key}
              </button>
            ),
          )}
        </div>
        <ActButton
          wide
          disabled={code.length !== 8}
          act={async () => {
            await post('/api/session/terminal-code', { body: { code, terminal } })
            setCode('')
            await client.invalidateQueries({ queryKey: sessionNow().queryKey })
          }}
        >
          {t('kiosk.enter')}
        </ActButton>
      </section>
      <section className="paper stack">
        <h2>{t('kiosk.byPassword')}</h2>
        <p>{t('kiosk.byPasswordText')}</p>
        <a className="button wide" href={signInAddress(`/kiosk?point=${terminal}`)}>
          {t('signIn.verb')}
        </a>
      </section>
      <Items />
    </>
  )
}

/** Whoever came in by password: from now on the session is a terminal's. */
function Narrow({ terminal }: { terminal: string }) {
  const client = useQueryClient()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    post('/api/session/terminal', { body: { terminal } })
      .then(() => client.invalidateQueries({ queryKey: sessionNow().queryKey }))
      .catch(setError)
  }, [terminal, client])
  return error === undefined ? <Waiting /> : <Trouble error={error} />
}

function Inside() {
  const { t } = useTranslation()
  const licences = useQuery(myLicences())
  return (
    <>
      <Items />
      <Kinds />
      <section className="paper stack">
        <h2>{t('kiosk.print')}</h2>
        <p className="muted">
          <span className="chip warn">{t('kiosk.simulated')}</span> {t('kiosk.printText')}
        </p>
        {licences.data?.length === 0 && <p>{t('kiosk.nothing')}</p>}
        <ul className="links stack-tight">
          {licences.data?.map((licence) => (
            <li key={licence.id} className="row-apart">
              <span>{licence.name}</span>
              <Print licence={licence.id} name={licence.name} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Print({ licence, name }: { licence: string; name: string }) {
  const { t } = useTranslation()
  const [printed, setPrinted] = useState(false)
  return (
    <span className="row">
      {printed && <span role="status">{t('kiosk.printed', { name })}</span>}
      <ActButton
        look=""
        act={async () => {
          await printAtTerminal(licence)
          setPrinted(true)
        }}
      >
        {t('kiosk.printVerb')}
      </ActButton>
    </span>
  )
}

/** A minute for the printer to take the file; then nothing of it stays on the page. */
const PRINTING_MS = 60_000
let clearPrinted = () => {}

/** The signed file goes to the terminal's printer through the browser's own printing. */
async function printAtTerminal(licence: string): Promise<void> {
  clearPrinted()
  const file = await post('/api/kiosk/prints', { body: { licence } })
  const address = URL.createObjectURL(file)
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = address
  frame.onload = () => frame.contentWindow?.print()
  document.body.append(frame)
  clearPrinted = () => {
    frame.remove()
    URL.revokeObjectURL(address)
  }
  setTimeout(clearPrinted, PRINTING_MS)
}

/** What can be reported here, by the kinds that say so. */
function Kinds() {
  const { t } = useTranslation()
  const kinds = useQuery(kindsOpen('kiosk')).data ?? []
  if (kinds.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('kinds.title')}</h2>
      <KindList at="kiosk" />
    </section>
  )
}

/** What can be done here, each with the version of its guide. */
function Items() {
  const { t } = useTranslation()
  const items = useQuery({
    queryKey: ['kiosk-items'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/items', { query: { channel: 'kiosk', limit: 50 }, signal })),
    staleTime: 60_000,
  })
  if (items.isError) return <Trouble error={items.error} again={() => void items.refetch()} />
  return (
    <section className="paper stack">
      <h2>{t('kiosk.items')}</h2>
      <div className="kiosk-items">
        {items.data?.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </div>
    </section>
  )
}

function Item({ item }: { item: ItemCard }) {
  const { t } = useTranslation()
  const guide = useQuery(guideOf(item.kind, item.id)).data as Guide | undefined
  return (
    <Link to="/apply/$kind/$id" params={{ kind: item.kind, id: item.id }}>
      <span className="strong">{item.name}</span>
      <span className="small">{item.summary}</span>
      {guide && <span className="small muted figures">{t('helping.version', { number: guide.versionNumber })}</span>}
    </Link>
  )
}
